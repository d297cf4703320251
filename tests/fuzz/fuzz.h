#pragma once

// What the fuzz targets have in common. A target is a file fuzz_NAME.cpp with libFuzzer's entry point,
// LLVMFuzzerTestOneInput(), linked with libFuzzer or, where the compiler has none, with driver.cpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace fuzz {

[[noreturn]] inline void broken(const char *file, int line, const char *condition) {
  std::fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
  std::abort();
}

/// A copy on the heap that ends where the bytes end, so that the address sanitizer sees each byte read beyond.
class Exact final {
 public:
  explicit Exact(std::span<const uint8_t> bytes) : bytes_(new uint8_t[bytes.size()]), size_(bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), this->bytes_.get());
  }
  std::span<uint8_t> bytes() { return {this->bytes_.get(), this->size_}; }
  std::span<const uint8_t> bytes() const { return {this->bytes_.get(), this->size_}; }
  std::string_view text() const { return {reinterpret_cast<const char *>(this->bytes_.get()), this->size_}; }

 protected:
  std::unique_ptr<uint8_t[]> bytes_;
  size_t size_;
};

/// Takes an input apart, front to back. Where it has ended everything is 0 and empty.
class Input final {
 public:
  Input(const uint8_t *data, size_t size) : rest_(data, size) {}

  bool ended() const { return this->rest_.empty(); }
  std::span<const uint8_t> rest() const { return this->rest_; }

  uint8_t byte() {
    if (this->rest_.empty())
      return 0;
    const uint8_t value = this->rest_[0];
    this->rest_ = this->rest_.subspan(1);
    return value;
  }
  uint16_t number_16() {
    const uint8_t low = this->byte();
    return static_cast<uint16_t>(low | this->byte() << 8);
  }
  uint32_t number_32() {
    const uint32_t low = this->number_16();
    return low | static_cast<uint32_t>(this->number_16()) << 16;
  }
  /// As many bytes as one byte says, or as many as there still are.
  std::span<const uint8_t> bytes() {
    const size_t size = this->byte();
    const std::span<const uint8_t> taken = this->rest_.first(std::min(size, this->rest_.size()));
    this->rest_ = this->rest_.subspan(taken.size());
    return taken;
  }

 protected:
  std::span<const uint8_t> rest_;
};

}  // namespace fuzz

/// A property of what is fuzzed. Where it does not hold, the input is a finding.
#define HOLDS(condition) \
  do { \
    if (!(condition)) \
      fuzz::broken(__FILE__, __LINE__, #condition); \
  } while (false)
