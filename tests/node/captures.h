#pragma once

// Makes packets and capture files.

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "capture_reader.h"
#include "check.h"
#include "frames.h"

namespace captures {

using frames::add;
using frames::add_16;
using frames::add_32;
using frames::Bytes;

/// A file that is gone when the test is over.
class File {
 public:
  explicit File(const Bytes &content) {
    const int descriptor = ::mkstemp(this->path_.data());
    CHECK(descriptor >= 0);
    std::FILE *const file = ::fdopen(descriptor, "wb");
    CHECK(file != nullptr);
    if (!content.empty())
      CHECK_EQUAL(std::fwrite(content.data(), 1, content.size(), file), content.size());
    std::fclose(file);
  }
  ~File() { ::unlink(this->path_.c_str()); }
  File(const File &) = delete;
  File &operator=(const File &) = delete;
  const char *path() const { return this->path_.c_str(); }

 protected:
  std::string path_{std::filesystem::temp_directory_path() / "footfall-test-XXXXXX"};
};

inline Bytes pcap_header(uint32_t link_type, bool big = false, bool nanoseconds = false) {
  Bytes bytes;
  add_32(&bytes, nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4, big);
  add_16(&bytes, 2, big);
  add_16(&bytes, 4, big);
  for (const uint32_t field : {0U, 0U, 65535U, link_type})
    add_32(&bytes, field, big);
  return bytes;
}

inline void add_packet(Bytes *file, uint32_t seconds, uint32_t fraction, const Bytes &packet, bool big = false,
                       uint32_t cut = 0) {
  const auto size = static_cast<uint32_t>(packet.size());
  for (const uint32_t field : {seconds, fraction, size, size + cut})
    add_32(file, field, big);
  add(file, packet);
}

/// A probe request behind a radiotap header with flags, rate, channel and signal.
inline Bytes radiotap(const Bytes &frame, uint16_t mhz = 2412, int8_t signal = -50, uint8_t flags = 0) {
  Bytes bytes{0, 0, 15, 0, 0x2E, 0, 0, 0, flags, 2};
  add_16(&bytes, mhz);
  add_16(&bytes, 0x00A0);
  bytes.push_back(static_cast<uint8_t>(signal));
  add(&bytes, frame);
  return bytes;
}

inline Bytes probe(uint16_t sequence = 1) {
  return frames::probe_request({0x02, 0, 0, 0, 0, 1}, sequence, frames::phone_elements());
}

/// A Bluetooth LE packet: access address, header, address (least significant byte first), data, check sum.
inline Bytes advertising(uint8_t header, const Bytes &address, const Bytes &data) {
  Bytes bytes{0xD6, 0xBE, 0x89, 0x8E, header, static_cast<uint8_t>(address.size() + data.size())};
  add(&bytes, address);
  add(&bytes, data);
  bytes.insert(bytes.end(), {1, 2, 3});
  return bytes;
}

inline Bytes with_pseudo_header(uint8_t rf_channel, int8_t signal, uint16_t flags, const Bytes &packet) {
  Bytes bytes{rf_channel, static_cast<uint8_t>(signal), 0, 0, 0, 0, 0, 0};
  add_16(&bytes, flags);
  add(&bytes, packet);
  return bytes;
}

/// What came of reading a file to its end.
struct Reading {
  std::vector<esphome::footfall::CaptureRecord> records;  // their frames are in `frames`
  std::vector<Bytes> frames;
  std::string error;
  uint64_t error_offset;
  uint32_t damaged;
  uint32_t skipped;
};

inline Reading read(const Bytes &content) {
  const File file(content);
  esphome::footfall::CaptureReader reader;
  Reading reading{};
  if (reader.open(file.path())) {
    esphome::footfall::CaptureRecord record{};
    while (reader.next(&record)) {
      reading.frames.emplace_back(record.frame.begin(), record.frame.end());
      record.frame = {};
      reading.records.push_back(record);
    }
    CHECK(!reader.next(&record));
  } else {
    CHECK(reader.failed());
  }
  CHECK_EQUAL(reader.failed(), reader.error()[0] != '\0');
  reading.error = reader.error();
  reading.error_offset = reader.error_offset();
  reading.damaged = reader.damaged();
  reading.skipped = reader.skipped();
  return reading;
}

}  // namespace captures

/// Checks that a reading failed with words that contain `words`, at a byte.
#define CHECK_FAILED(reading, words, offset) \
  do { \
    if ((reading).error.find(words) == std::string::npos) \
      check::fail(__FILE__, __LINE__, "the error is \"" + (reading).error + "\", expected \"" words "\""); \
    CHECK_EQUAL((reading).error_offset, static_cast<uint64_t>(offset)); \
  } while (false)
