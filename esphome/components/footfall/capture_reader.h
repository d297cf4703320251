#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "capture_file.h"
#include "capture_link.h"
#include "observation.h"

namespace esphome::footfall {

/// Reads pcap (both byte orders, microseconds and nanoseconds) and pcapng files with 802.11 frames (link types 105 and
/// 127) or Bluetooth LE advertising packets (251 and 256), one record after the other. Host only: it uses the heap.
class CaptureReader final {
 public:
  /// Opens a file, closing the one before.
  /// @return false where nothing can be read of it; error() says why.
  bool open(const char *path);

  /// Gives the next frame. Packets that cannot be one (see damaged(), skipped()) are passed over.
  /// @return false at the end of the file or at the first byte that makes no sense; failed() tells which.
  bool next(CaptureRecord *record);

  /// Whether the file is not what a whole capture should be. Everything that was given before stands.
  bool failed() const { return this->error_[0] != '\0'; }
  /// What is wrong, in words without the file's name and the place; empty where nothing is.
  const char *error() const { return this->error_; }
  /// The byte where it is wrong: the start of the header, packet or block that cannot be read.
  uint64_t error_offset() const { return this->error_offset_; }
  /// Packets passed over because they contradict themselves or failed their check sum.
  uint32_t damaged() const { return this->damaged_; }
  /// Intact packets passed over because they are none of ours: Bluetooth connections, scan requests, other link types.
  uint32_t skipped() const { return this->skipped_; }

 protected:
  enum class Format : uint8_t { PCAP, PCAPNG };
  /// What one step through the file came to.
  enum class Step : uint8_t { RECORD, NOTHING, END };

  /// A source of packets: the file itself in pcap, one of several in pcapng.
  struct Interface {
    uint32_t link_type{0};
    uint32_t fcs_length{0};
    uint64_t ticks_per_second{1000000};
    int64_t offset_s{0};
  };

  /// A packet's place in time and in the file.
  struct PacketHeader {
    uint64_t ticks;
    uint32_t captured;
    uint32_t original;
    uint32_t interface;
  };

  uint16_t read_16_(const uint8_t *bytes) const;
  uint32_t read_32_(const uint8_t *bytes) const;
  uint64_t read_64_(const uint8_t *bytes) const;

  bool open_pcap_(std::span<const uint8_t> magic);
  Step step_pcap_(CaptureRecord *record);

  Step step_pcapng_(CaptureRecord *record);
  Step end_pcapng_();
  bool finish_block_();
  bool open_section_();
  bool add_interface_(std::span<const uint8_t> block);
  bool read_options_(std::span<const uint8_t> options, Interface *interface);
  Step read_packet_block_(uint32_t type, uint32_t length, CaptureRecord *record);

  Step give_(const PacketHeader &header, std::span<const uint8_t> bytes, CaptureRecord *record);
  bool time_of_(const PacketHeader &header, int64_t *time_us);
  Step fail_(const char *format, ...) __attribute__((format(printf, 2, 3)));
  Step fail_short_(const char *what, uint64_t wanted);

  CaptureFile file_;
  std::vector<Interface> interfaces_;
  BluetoothScratch scratch_{};
  uint64_t pending_{0};       ///< pcap: bytes of the record given last
  uint64_t block_start_{0};   ///< pcapng: of the block begun last
  uint32_t block_length_{0};  ///< pcapng: of that block, 0 before the first
  uint32_t packets_{0};
  uint32_t unreadable_{0};  ///< packets of interfaces whose link type is not read
  uint32_t unreadable_type_{0};
  uint32_t damaged_{0};
  uint32_t skipped_{0};
  Format format_{Format::PCAP};
  bool big_endian_{false};
  char error_[192]{};
  uint64_t error_offset_{0};
};

}  // namespace esphome::footfall
