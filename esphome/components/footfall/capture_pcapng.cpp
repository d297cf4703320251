#include <algorithm>
#include <cinttypes>

#include "capture_reader.h"

namespace esphome::footfall {

// pcapng (draft-ietf-opsawg-pcapng): blocks of type, total length, body and total length again, in sections
static constexpr uint32_t SECTION_HEADER = 0x0A0D0D0A;
static constexpr uint32_t INTERFACE_DESCRIPTION = 1;
static constexpr uint32_t OLD_PACKET = 2;
static constexpr uint32_t SIMPLE_PACKET = 3;
static constexpr uint32_t ENHANCED_PACKET = 6;

static constexpr size_t BLOCK_HEADER = 8;
static constexpr size_t BLOCK_TRAILER = 4;
static constexpr size_t SECTION_LEAST = 28;
static constexpr size_t INTERFACE_FIXED = 16;
static constexpr size_t INTERFACE_MAX = 65536;
static constexpr size_t PACKET_FIXED = 28;
static constexpr uint32_t BYTE_ORDER_MAGIC = 0x1A2B3C4D;

/// Longer ones than any tool writes: a sign of damage, and never a reason to read on for minutes.
static constexpr uint32_t BLOCK_MAX = 64 * 1024 * 1024;
static constexpr uint32_t PACKET_MAX = 262144;

static constexpr uint16_t OPTION_END = 0;
static constexpr uint16_t OPTION_TIME_RESOLUTION = 9;
static constexpr uint16_t OPTION_FCS_LENGTH = 13;
static constexpr uint16_t OPTION_TIME_OFFSET = 14;

bool CaptureReader::finish_block_() {
  if (this->block_length_ == 0)
    return true;
  const uint64_t trailer = this->block_start_ + this->block_length_ - BLOCK_TRAILER;
  this->error_offset_ = this->block_start_;
  const bool there = this->file_.skip(trailer - this->file_.offset());
  const std::span<const uint8_t> bytes = this->file_.peek(BLOCK_TRAILER);
  if (!there || bytes.size() < BLOCK_TRAILER) {
    this->fail_("the file ends within a block: %" PRIu64 " of %" PRIu32 " bytes are there",
                this->file_.offset() + bytes.size() - this->block_start_, this->block_length_);
    return false;
  }
  const uint32_t again = this->read_32_(bytes.data());
  if (again != this->block_length_) {
    this->fail_("a block has %" PRIu32 " bytes at its start and %" PRIu32 " at its end", this->block_length_, again);
    return false;
  }
  this->file_.skip(BLOCK_TRAILER);
  this->block_length_ = 0;
  return true;
}

CaptureReader::Step CaptureReader::end_pcapng_() {
  if (this->packets_ == 0)
    return this->fail_("the capture holds no packets");
  if (this->unreadable_ == this->packets_)
    return this->fail_("link type %" PRIu32 " is not read, and no packet has another one", this->unreadable_type_);
  return Step::END;
}

CaptureReader::Step CaptureReader::step_pcapng_(CaptureRecord *record) {
  if (!this->finish_block_())
    return Step::END;
  this->error_offset_ = this->file_.offset();
  std::span<const uint8_t> bytes = this->file_.peek(BLOCK_HEADER);
  if (bytes.empty() && this->file_.trouble() == 0)
    return this->end_pcapng_();
  if (bytes.size() < BLOCK_HEADER)
    return this->fail_short_("block's header", BLOCK_HEADER);
  // This type reads the same in both byte orders; the section says which one the rest is in.
  if (this->read_32_(bytes.data()) == SECTION_HEADER && !this->open_section_())
    return Step::END;

  bytes = this->file_.peek(BLOCK_HEADER);
  const uint32_t type = this->read_32_(bytes.data());
  const uint32_t length = this->read_32_(&bytes[4]);
  if (length < BLOCK_HEADER + BLOCK_TRAILER || length % 4 != 0 || length > BLOCK_MAX)
    return this->fail_("a block of %" PRIu32 " bytes: no capture has one", length);
  this->block_start_ = this->file_.offset();
  this->block_length_ = length;
  if (type == SIMPLE_PACKET)
    return this->fail_("a packet without a time (a simple packet block) cannot be placed");
  if (type == ENHANCED_PACKET || type == OLD_PACKET)
    return this->read_packet_block_(type, length, record);
  if (type == INTERFACE_DESCRIPTION) {
    if (length > INTERFACE_MAX)
      return this->fail_("an interface's description of %" PRIu32 " bytes: no capture has one", length);
    bytes = this->file_.peek(length);
    if (bytes.size() < length)
      return this->fail_short_("block", length);
    if (!this->add_interface_(bytes.subspan(BLOCK_HEADER, length - BLOCK_HEADER - BLOCK_TRAILER)))
      return Step::END;
  }
  return Step::NOTHING;
}

bool CaptureReader::open_section_() {
  const std::span<const uint8_t> bytes = this->file_.peek(SECTION_LEAST);
  if (bytes.size() < SECTION_LEAST) {
    this->fail_short_("section's header", SECTION_LEAST);
    return false;
  }
  this->big_endian_ = bytes[8] == 0x1A;
  if (this->read_32_(&bytes[8]) != BYTE_ORDER_MAGIC) {
    this->fail_("a section without a byte order: not a capture, or a damaged one");
    return false;
  }
  const uint16_t version = this->read_16_(&bytes[12]);
  if (version != 1) {
    this->fail_("pcapng version %u is not read", static_cast<unsigned>(version));
    return false;
  }
  if (this->read_32_(&bytes[4]) < SECTION_LEAST) {
    this->fail_("a section's header of %" PRIu32 " bytes is too short", this->read_32_(&bytes[4]));
    return false;
  }
  this->interfaces_.clear();
  return true;
}

bool CaptureReader::add_interface_(std::span<const uint8_t> block) {
  if (block.size() < INTERFACE_FIXED - BLOCK_HEADER) {
    this->fail_("an interface's description is too short");
    return false;
  }
  Interface interface;
  interface.link_type = this->read_16_(block.data());
  if (!this->read_options_(block.subspan(INTERFACE_FIXED - BLOCK_HEADER), &interface))
    return false;
  this->interfaces_.push_back(interface);
  return true;
}

bool CaptureReader::read_options_(std::span<const uint8_t> options, Interface *interface) {
  while (options.size() >= 4) {
    const uint16_t code = this->read_16_(options.data());
    const size_t length = this->read_16_(&options[2]);
    const size_t padded = (length + 3) / 4 * 4;
    if (code == OPTION_END)
      return true;
    if (padded > options.size() - 4) {
      this->fail_("an option of an interface runs over its block");
      return false;
    }
    const std::span<const uint8_t> value = options.subspan(4, length);
    if (code == OPTION_TIME_RESOLUTION && length == 1) {
      const bool power_of_two = (value[0] & 0x80) != 0;
      const unsigned exponent = value[0] & 0x7F;
      if (exponent > (power_of_two ? 63U : 19U)) {
        this->fail_("a time resolution of 1 in %s to the %uth is not read", power_of_two ? "2" : "10", exponent);
        return false;
      }
      interface->ticks_per_second = 1;
      for (unsigned i = 0; i < exponent; i++)
        interface->ticks_per_second *= power_of_two ? 2 : 10;
    } else if (code == OPTION_TIME_OFFSET && length == 8) {
      interface->offset_s = static_cast<int64_t>(this->read_64_(value.data()));
    } else if (code == OPTION_FCS_LENGTH && length == 1) {
      // Said to be bits; old tools wrote bytes.
      interface->fcs_length = value[0] > 8 ? value[0] / 8 : value[0];
    }
    options = options.subspan(4 + padded);
  }
  return true;
}

CaptureReader::Step CaptureReader::read_packet_block_(uint32_t type, uint32_t length, CaptureRecord *record) {
  std::span<const uint8_t> bytes = this->file_.peek(std::min<size_t>(length, PACKET_FIXED));
  if (length < PACKET_FIXED + BLOCK_TRAILER)
    return this->fail_("a packet's block of %" PRIu32 " bytes is too short", length);
  if (bytes.size() < PACKET_FIXED)
    return this->fail_short_("packet's header", PACKET_FIXED);
  PacketHeader header{};
  header.interface = type == OLD_PACKET ? this->read_16_(&bytes[8]) : this->read_32_(&bytes[8]);
  header.ticks = static_cast<uint64_t>(this->read_32_(&bytes[12])) << 32 | this->read_32_(&bytes[16]);
  header.captured = this->read_32_(&bytes[20]);
  header.original = this->read_32_(&bytes[24]);
  if (header.captured > PACKET_MAX || header.captured > length - PACKET_FIXED - BLOCK_TRAILER)
    return this->fail_("a packet of %" PRIu32 " bytes in a block of %" PRIu32, header.captured, length);
  if (header.interface >= this->interfaces_.size())
    return this->fail_("a packet of interface %" PRIu32 ", which the file does not describe", header.interface);
  bytes = this->file_.peek(PACKET_FIXED + header.captured);
  if (bytes.size() < PACKET_FIXED + header.captured)
    return this->fail_short_("packet", PACKET_FIXED + header.captured);
  return this->give_(header, bytes.subspan(PACKET_FIXED), record);
}

}  // namespace esphome::footfall
