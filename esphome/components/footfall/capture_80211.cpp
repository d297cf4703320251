#include "capture_link.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace esphome::footfall {

// Radiotap (radiotap.org): version, padding, length, then words of presence bits, then the fields they announce, each
// aligned to its own size from the header's start.
static constexpr size_t RADIOTAP_FIXED = 4;

static constexpr uint32_t BIT_FLAGS = 1;
static constexpr uint32_t BIT_CHANNEL = 3;
static constexpr uint32_t BIT_SIGNAL = 5;
static constexpr uint32_t BIT_XCHANNEL = 18;
static constexpr uint32_t BIT_TLV = 28;
static constexpr uint32_t BIT_RADIOTAP_NAMESPACE = 29;
static constexpr uint32_t BIT_VENDOR_NAMESPACE = 30;
static constexpr uint32_t BIT_ANOTHER_WORD = 31;

static constexpr uint8_t FLAG_FCS_AT_END = 0x10;
static constexpr uint8_t FLAG_FCS_FAILED = 0x40;
static constexpr uint32_t FCS_LENGTH = 4;

namespace {

struct FieldShape {
  uint8_t align;
  uint8_t size;
};

// Bits 0 to 27: TSFT, flags, rate, channel, FHSS, signal, noise, lock quality, three attenuations and powers, antenna,
// two signals in dB, RX and TX flags, retries, XChannel, MCS, A-MPDU, VHT, timestamp, HE, HE-MU twice, PSDU, L-SIG
constexpr std::array<FieldShape, 28> FIELDS{{
    {8, 8}, {1, 1}, {1, 1}, {2, 4}, {2, 2}, {1, 1}, {1, 1}, {2, 2},  {2, 2},  {2, 2},  {1, 1},  {1, 1}, {1, 1}, {1, 1},
    {2, 2}, {2, 2}, {1, 1}, {1, 1}, {4, 8}, {1, 3}, {4, 8}, {2, 12}, {8, 12}, {2, 12}, {2, 12}, {2, 6}, {1, 1}, {2, 4},
}};

/// The fields of a radiotap header, in order, through all its presence words and namespaces.
class RadiotapReader final {
 public:
  explicit RadiotapReader(std::span<const uint8_t> header) : header_(header) {}

  /// @return false where the header contradicts itself.
  bool read() {
    size_t words = 0;
    if (!this->count_words_(&words))
      return false;
    this->position_ = RADIOTAP_FIXED + 4 * words;
    bool radiotap = true;
    for (size_t i = 0; i < words; i++) {
      const uint32_t present = this->read_32_(RADIOTAP_FIXED + 4 * i);
      if (radiotap && !this->read_fields_(present))
        return false;
      // Fields of TLV form end what has a fixed place.
      if (radiotap && (present >> BIT_TLV & 1) != 0)
        return true;
      if ((present >> BIT_RADIOTAP_NAMESPACE & 1) != 0) {
        radiotap = true;
      } else if ((present >> BIT_VENDOR_NAMESPACE & 1) != 0) {
        radiotap = false;
        if (!this->skip_vendor_())
          return false;
      }
    }
    return true;
  }

  uint8_t flags() const { return this->flags_; }
  uint32_t mhz() const { return this->mhz_; }
  int8_t rssi() const { return this->rssi_; }

 protected:
  uint16_t read_16_(size_t at) const { return static_cast<uint16_t>(this->header_[at] | this->header_[at + 1] << 8); }
  uint32_t read_32_(size_t at) const {
    return static_cast<uint32_t>(this->read_16_(at)) | static_cast<uint32_t>(this->read_16_(at + 2)) << 16;
  }

  bool count_words_(size_t *words) const {
    for (size_t at = RADIOTAP_FIXED; at + 4 <= this->header_.size(); at += 4) {
      ++*words;
      if ((this->read_32_(at) >> BIT_ANOTHER_WORD & 1) == 0)
        return true;
    }
    return false;
  }

  bool take_(size_t align, size_t size, size_t *at) {
    *at = (this->position_ + align - 1) / align * align;
    this->position_ = *at + size;
    return this->position_ <= this->header_.size();
  }

  bool read_fields_(uint32_t present) {
    for (uint32_t bit = 0; bit < FIELDS.size(); bit++) {
      if ((present >> bit & 1) == 0)
        continue;
      size_t at = 0;
      if (!this->take_(FIELDS[bit].align, FIELDS[bit].size, &at))
        return false;
      this->read_field_(bit, at);
    }
    return true;
  }

  void read_field_(uint32_t bit, size_t at) {
    if (bit == BIT_FLAGS) {
      this->flags_ |= this->header_[at];
    } else if (bit == BIT_CHANNEL && this->mhz_ == 0) {
      this->mhz_ = this->read_16_(at);
    } else if (bit == BIT_XCHANNEL && this->mhz_ == 0) {
      this->mhz_ = this->read_16_(at + 4);
    } else if (bit == BIT_SIGNAL && this->rssi_ == RSSI_UNKNOWN) {
      // The first one is of the whole receiver, those of further words are of single antennas.
      this->rssi_ = static_cast<int8_t>(this->header_[at]);
    }
  }

  bool skip_vendor_() {
    size_t at = 0;
    if (!this->take_(2, 6, &at))
      return false;
    this->position_ += this->read_16_(at + 4);
    return this->position_ <= this->header_.size();
  }

  std::span<const uint8_t> header_;
  size_t position_{0};
  uint32_t mhz_{0};
  uint8_t flags_{0};
  int8_t rssi_{RSSI_UNKNOWN};
};

}  // namespace

uint8_t wifi_channel(uint32_t mhz) {
  uint32_t channel = 0;
  if (mhz == 2484) {
    return 14;
  } else if (mhz == 5935) {
    return 2;
  } else if (mhz >= 2412 && mhz <= 2472) {
    channel = mhz - 2407;
  } else if (mhz >= 4910 && mhz <= 4980) {
    channel = mhz - 4000;
  } else if (mhz >= 5005 && mhz <= 5925) {
    channel = mhz - 5000;
  } else if (mhz >= 5955 && mhz <= 7115) {
    channel = mhz - 5950;
  }
  return channel % 5 == 0 ? static_cast<uint8_t>(channel / 5) : 0;
}

/// Takes the frame check sequence off, or what was captured of it.
static bool strip_fcs(std::span<const uint8_t> *frame, uint32_t fcs_length, uint32_t cut) {
  const size_t left = fcs_length > cut ? fcs_length - cut : 0;
  if (frame->size() < left)
    return false;
  *frame = frame->first(frame->size() - left);
  return true;
}

ReadResult read_80211_packet(const LinkPacket &packet, CaptureRecord *out) {
  out->radio = Radio::WIFI;
  out->rssi = RSSI_UNKNOWN;
  out->channel = 0;
  out->kind = AddressKind::PUBLIC;
  out->address = {};
  out->frame = packet.bytes;
  uint32_t fcs_length = packet.fcs_length;
  if (packet.link_type == LINK_80211_RADIOTAP) {
    if (packet.bytes.size() < RADIOTAP_FIXED || packet.bytes[0] != 0)
      return ReadResult::DAMAGED;
    const size_t length = static_cast<size_t>(packet.bytes[2] | packet.bytes[3] << 8);
    if (length > packet.bytes.size())
      return ReadResult::DAMAGED;
    RadiotapReader header(packet.bytes.first(length));
    if (!header.read() || (header.flags() & FLAG_FCS_FAILED) != 0)
      return ReadResult::DAMAGED;
    fcs_length = (header.flags() & FLAG_FCS_AT_END) != 0 ? FCS_LENGTH : 0;
    out->rssi = header.rssi();
    out->channel = wifi_channel(header.mhz());
    out->frame = packet.bytes.subspan(length);
  }
  return strip_fcs(&out->frame, fcs_length, packet.cut) ? ReadResult::READ : ReadResult::DAMAGED;
}

}  // namespace esphome::footfall
