#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <vector>

#include "observation.h"

namespace esphome::footfall {

/// One 802.11 frame or Bluetooth advertisement of a capture file.
struct CaptureRecord {
  int64_t time_us;  ///< UTC, microseconds since 1970
  uint64_t offset;  ///< of the packet's header in the file
  Radio radio;
  int8_t rssi;                     ///< dBm, RSSI_UNKNOWN where the file does not say
  uint8_t channel;                 ///< Wi-Fi: channel number; Bluetooth: 37 to 39, or 0 to 36; 0 where it is not known
  std::span<const uint8_t> frame;  ///< Wi-Fi: the frame without FCS; Bluetooth: advertising data. Until the next call
  AddressKind kind;                ///< Bluetooth only
  Address address;                 ///< Bluetooth only
};

/// Reads pcap (both byte orders, microseconds and nanoseconds) and pcapng files with 802.11 frames (link types 105 and
/// 127) or Bluetooth LE advertising packets (251 and 256), one record after the other. Host only: it uses the heap.
class CaptureReader final {
 public:
  CaptureReader() = default;
  CaptureReader(const CaptureReader &) = delete;
  CaptureReader &operator=(const CaptureReader &) = delete;
  ~CaptureReader();

  /// Opens a file, closing the one before.
  /// @return false where nothing can be read of it; error() says why.
  bool open(const char *path);

  /// Gives the next frame. Packets that cannot be one (see damaged(), skipped()) are passed over.
  /// @return false at the end of the file or at the first byte that makes no sense; failed() tells which.
  bool next(CaptureRecord *record);

  /// Whether the file ended before its time. Everything that was given before stands.
  bool failed() const { return this->error_[0] != '\0'; }
  /// What is wrong, in words without the file's name; empty where nothing is.
  const char *error() const { return this->error_; }
  /// The byte where it is wrong.
  uint64_t error_offset() const { return this->error_offset_; }
  /// Packets passed over because they contradict themselves or failed their check sum.
  uint32_t damaged() const { return this->damaged_; }
  /// Intact packets passed over because they are none of ours: Bluetooth connections, scan requests, other interfaces.
  uint32_t skipped() const { return this->skipped_; }

 protected:
  struct Interface {
    uint32_t link_type;
    uint32_t fcs_length;
    uint64_t ticks_per_second;
    int64_t offset_s;
  };

  char error_[160]{};
  uint64_t error_offset_{0};
  uint32_t damaged_{0};
  uint32_t skipped_{0};
};

}  // namespace esphome::footfall
