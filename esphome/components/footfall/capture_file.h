#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <vector>

namespace esphome::footfall {

/// A file read front to back through one buffer, so that a pipe serves as well. Host only.
class CaptureFile final {
 public:
  /// The most that peek() can give.
  static constexpr size_t BUFFER_SIZE = 1024 * 1024;

  CaptureFile() = default;
  CaptureFile(const CaptureFile &) = delete;
  CaptureFile &operator=(const CaptureFile &) = delete;
  ~CaptureFile();

  /// @return 0, or what errno says of the failure.
  int open(const char *path);

  /// The next `size` bytes, or as many as the file still has. They stay where they are until the next call.
  std::span<const uint8_t> peek(size_t size);

  /// Goes forward.
  /// @return false where the file ends before.
  bool skip(uint64_t size);

  /// The position of the next byte in the file.
  uint64_t offset() const { return this->offset_; }

  /// What errno said when reading failed, or 0: then a short peek() means the file's end.
  int trouble() const { return this->trouble_; }

 protected:
  void close_();

  std::FILE *file_{nullptr};
  std::vector<uint8_t> buffer_;
  size_t begin_{0};
  size_t end_{0};
  uint64_t offset_{0};
  int trouble_{0};
};

}  // namespace esphome::footfall
