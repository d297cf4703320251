#include "capture_reader.h"

#include <cinttypes>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace esphome::footfall {

// pcap (draft-ietf-opsawg-pcap): 24 bytes of file header, then packets with 16 bytes of header each
static constexpr size_t FILE_HEADER = 24;
static constexpr size_t PACKET_HEADER = 16;
static constexpr uint32_t MAGIC_MICROSECONDS = 0xA1B2C3D4;
static constexpr uint32_t MAGIC_NANOSECONDS = 0xA1B23C4D;
static constexpr uint32_t MAGIC_PCAPNG = 0x0A0D0D0A;
static constexpr uint32_t FCS_LENGTH_GIVEN = 0x04000000;

/// The longest packet any capture holds: what libpcap allows, too.
static constexpr uint32_t PACKET_MAX = 262144;

static constexpr const char *LINK_TYPES =
    "wanted is 802.11 (105; with radiotap 127) or Bluetooth LE (251; with pseudo-header 256)";

uint16_t CaptureReader::read_16_(const uint8_t *bytes) const {
  return static_cast<uint16_t>(this->big_endian_ ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0]);
}

uint32_t CaptureReader::read_32_(const uint8_t *bytes) const {
  const uint32_t first = this->read_16_(bytes);
  const uint32_t second = this->read_16_(bytes + 2);
  return this->big_endian_ ? first << 16 | second : second << 16 | first;
}

uint64_t CaptureReader::read_64_(const uint8_t *bytes) const {
  const uint64_t first = this->read_32_(bytes);
  const uint64_t second = this->read_32_(bytes + 4);
  return this->big_endian_ ? first << 32 | second : second << 32 | first;
}

CaptureReader::Step CaptureReader::fail_(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(this->error_, sizeof(this->error_), format, arguments);
  va_end(arguments);
  return Step::END;
}

CaptureReader::Step CaptureReader::fail_short_(const char *what, uint64_t wanted) {
  if (this->file_.trouble() != 0)
    return this->fail_("cannot be read on: %s", std::strerror(this->file_.trouble()));
  const size_t there = this->file_.peek(static_cast<size_t>(wanted)).size();
  return this->fail_("the file ends within a %s: %zu of %" PRIu64 " bytes are there", what, there, wanted);
}

bool CaptureReader::open(const char *path) {
  this->interfaces_.clear();
  this->pending_ = 0;
  this->block_length_ = 0;
  this->packets_ = 0;
  this->unreadable_ = 0;
  this->damaged_ = 0;
  this->skipped_ = 0;
  this->error_[0] = '\0';
  this->error_offset_ = 0;
  const int trouble = this->file_.open(path);
  if (trouble != 0) {
    this->fail_("cannot be opened: %s", std::strerror(trouble));
    return false;
  }
  const std::span<const uint8_t> magic = this->file_.peek(4);
  if (magic.size() < 4) {
    this->fail_(magic.empty() ? "the file is empty" : "not a capture: the file has under 4 bytes");
    return false;
  }
  this->big_endian_ = false;
  if (this->read_32_(magic.data()) == MAGIC_PCAPNG) {
    this->format_ = Format::PCAPNG;
    return true;
  }
  this->format_ = Format::PCAP;
  return this->open_pcap_(magic);
}

bool CaptureReader::open_pcap_(std::span<const uint8_t> magic) {
  this->big_endian_ = magic[0] == 0xA1;
  const uint32_t number = this->read_32_(magic.data());
  if (number != MAGIC_MICROSECONDS && number != MAGIC_NANOSECONDS) {
    const bool compressed = magic[0] == 0x1F && magic[1] == 0x8B;
    this->fail_(compressed ? "compressed: unpack it first" : "not a capture: it begins neither like pcap nor pcapng");
    return false;
  }
  const std::span<const uint8_t> header = this->file_.peek(FILE_HEADER);
  if (header.size() < FILE_HEADER) {
    this->fail_short_("file header", FILE_HEADER);
    return false;
  }
  const uint32_t network = this->read_32_(&header[20]);
  Interface interface;
  interface.link_type = network & 0xFFFF;
  interface.fcs_length = (network & FCS_LENGTH_GIVEN) != 0 ? 2 * (network >> 28) : 0;
  interface.ticks_per_second = number == MAGIC_NANOSECONDS ? 1000000000 : 1000000;
  if (!is_link_type_read(interface.link_type)) {
    this->error_offset_ = 20;
    this->fail_("link type %" PRIu32 " is not read: %s", interface.link_type, LINK_TYPES);
    return false;
  }
  this->interfaces_.push_back(interface);
  this->pending_ = FILE_HEADER;
  return true;
}

bool CaptureReader::next(CaptureRecord *record) {
  while (!this->failed()) {
    const Step step = this->format_ == Format::PCAP ? this->step_pcap_(record) : this->step_pcapng_(record);
    if (step != Step::NOTHING)
      return step == Step::RECORD;
  }
  return false;
}

CaptureReader::Step CaptureReader::step_pcap_(CaptureRecord *record) {
  this->file_.skip(this->pending_);
  this->pending_ = 0;
  this->error_offset_ = this->file_.offset();
  std::span<const uint8_t> bytes = this->file_.peek(PACKET_HEADER);
  if (bytes.empty() && this->file_.trouble() == 0)
    return this->packets_ == 0 ? this->fail_("the capture holds no packets") : Step::END;
  if (bytes.size() < PACKET_HEADER)
    return this->fail_short_("packet's header", PACKET_HEADER);

  const uint32_t seconds = this->read_32_(&bytes[0]);
  const uint32_t fraction = this->read_32_(&bytes[4]);
  const uint32_t captured = this->read_32_(&bytes[8]);
  const uint32_t original = this->read_32_(&bytes[12]);
  const uint64_t ticks_per_second = this->interfaces_[0].ticks_per_second;
  if (captured > PACKET_MAX)
    return this->fail_("a packet of %" PRIu32 " bytes: no capture has one", captured);
  // What stands here belongs to no packet: the one before had a wrong length, or bytes are missing.
  if (fraction >= ticks_per_second)
    return this->fail_("a packet's time has %" PRIu32 " of %" PRIu64 " parts of a second", fraction, ticks_per_second);
  bytes = this->file_.peek(PACKET_HEADER + captured);
  if (bytes.size() < PACKET_HEADER + captured)
    return this->fail_short_("packet", PACKET_HEADER + captured);
  this->pending_ = bytes.size();
  return this->give_({seconds * ticks_per_second + fraction, captured, original, 0}, bytes.subspan(PACKET_HEADER),
                     record);
}

CaptureReader::Step CaptureReader::give_(const PacketHeader &header, std::span<const uint8_t> bytes,
                                         CaptureRecord *record) {
  this->packets_++;
  const Interface &interface = this->interfaces_[header.interface];
  if (!is_link_type_read(interface.link_type)) {
    this->unreadable_++;
    this->unreadable_type_ = interface.link_type;
    this->skipped_++;
    return Step::NOTHING;
  }
  if (!this->time_of_(header, &record->time_us))
    return Step::END;
  record->offset = this->error_offset_;
  const uint32_t cut = header.original > header.captured ? header.original - header.captured : 0;
  const LinkPacket packet{interface.link_type, interface.fcs_length, cut, bytes};
  const bool wifi = interface.link_type == LINK_80211 || interface.link_type == LINK_80211_RADIOTAP;
  const ReadResult result =
      wifi ? read_80211_packet(packet, record) : read_bluetooth_packet(packet, &this->scratch_, record);
  if (result == ReadResult::READ)
    return Step::RECORD;
  (result == ReadResult::DAMAGED ? this->damaged_ : this->skipped_)++;
  return Step::NOTHING;
}

bool CaptureReader::time_of_(const PacketHeader &header, int64_t *time_us) {
  static constexpr uint64_t MICROSECONDS = 1000000;
  static constexpr int64_t SECONDS_MAX = 253370764800;  // the year 9999: what calendars end with
  const Interface &interface = this->interfaces_[header.interface];
  const uint64_t ticks_per_second = interface.ticks_per_second;
  const auto seconds = static_cast<int64_t>(header.ticks / ticks_per_second);
  const uint64_t rest = header.ticks % ticks_per_second;
  if (seconds < 0 || seconds > SECONDS_MAX || interface.offset_s < -seconds ||
      interface.offset_s > SECONDS_MAX - seconds) {
    this->fail_("a packet's time is none from 1970 to 9998: %" PRId64 " seconds and an offset of %" PRId64, seconds,
                interface.offset_s);
    return false;
  }
  // Ticks finer than a picosecond are counted in whole millionths of a second, so that nothing overflows.
  const uint64_t fraction = ticks_per_second > MICROSECONDS * MICROSECONDS ? rest / (ticks_per_second / MICROSECONDS)
                                                                           : rest * MICROSECONDS / ticks_per_second;
  *time_us = (seconds + interface.offset_s) * static_cast<int64_t>(MICROSECONDS) + static_cast<int64_t>(fraction);
  return true;
}

}  // namespace esphome::footfall
