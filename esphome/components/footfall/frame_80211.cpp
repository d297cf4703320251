#include "frame_80211.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace esphome::footfall {

static constexpr size_t HEADER_SIZE = 24;
static constexpr size_t HT_CONTROL_SIZE = 4;
static constexpr size_t TRANSMITTER = 10;
static constexpr size_t BSSID = 16;
static constexpr size_t SEQUENCE_CONTROL = 22;

// Element ids (IEEE 802.11-2020, table 9-92), and the ids behind 255
static constexpr uint8_t ELEMENT_RATES = 1;
static constexpr uint8_t ELEMENT_HT = 45;
static constexpr uint8_t ELEMENT_EXTENDED_RATES = 50;
static constexpr uint8_t ELEMENT_RM_CAPABILITIES = 70;
static constexpr uint8_t ELEMENT_INTERWORKING = 107;
static constexpr uint8_t ELEMENT_EXTENDED_CAPABILITIES = 127;
static constexpr uint8_t ELEMENT_VHT = 191;
static constexpr uint8_t ELEMENT_VENDOR = 221;
static constexpr uint8_t ELEMENT_EXTENSION = 255;
static constexpr uint8_t EXTENSION_HE = 35;
static constexpr uint8_t EXTENSION_HE_6_GHZ = 59;
static constexpr uint8_t EXTENSION_EHT = 108;

// What one phone sets in one frame and clears in the next; docs/fingerprints.md has the counts.
static constexpr std::array<uint8_t, 2> HT_STEADY{0xB1, 0xEF};
static constexpr std::array<uint8_t, 10> EXTENDED_CAPABILITIES_STEADY{0xFB, 0xFF, 0xFF, 0xFF, 0xFE,
                                                                      0xFF, 0xFF, 0xBF, 0x7F, 0xDF};

// Vendor elements (OUI and type) that one phone adds to some of its frames.
static constexpr std::array<uint32_t, 5> UNSTEADY_VENDORS{
    0x0050F204,  // Wi-Fi Protected Setup: device name and UUID besides
    0x0050F208,  // Microsoft, sent by Qualcomm's firmware
    0x506F9A09,  // Wi-Fi Direct
    0x506F9A16,  // Multiband Operation
    0x8CFDF001,  // Qualcomm
};

namespace {

/// Walks the elements of a frame's body without ever leaving it.
class ElementWalk final {
 public:
  explicit ElementWalk(std::span<const uint8_t> body) : rest_(body) {}

  bool next() {
    if (this->rest_.size() < 2 || this->rest_.size() - 2 < this->rest_[1])
      return false;
    this->id_ = this->rest_[0];
    this->content_ = this->rest_.subspan(2, this->rest_[1]);
    this->rest_ = this->rest_.subspan(2 + this->content_.size());
    return true;
  }

  uint8_t id() const { return this->id_; }
  std::span<const uint8_t> content() const { return this->content_; }
  /// Once next() said false: whether the elements ended where the body ends.
  bool complete() const { return this->rest_.empty(); }

 protected:
  std::span<const uint8_t> rest_;
  std::span<const uint8_t> content_;
  uint8_t id_{0};
};

/// The different vendor types of one frame in ascending order: a phone may change their order.
class VendorSet final {
 public:
  void insert(std::span<const uint8_t> content) {
    if (content.size() < 4 || this->count_ == this->vendors_.size())
      return;
    const uint32_t vendor = static_cast<uint32_t>(content[0]) << 24 | static_cast<uint32_t>(content[1]) << 16 |
                            static_cast<uint32_t>(content[2]) << 8 | content[3];
    if (std::find(UNSTEADY_VENDORS.begin(), UNSTEADY_VENDORS.end(), vendor) != UNSTEADY_VENDORS.end())
      return;
    auto *const end = this->vendors_.data() + this->count_;
    auto *const place = std::lower_bound(this->vendors_.data(), end, vendor);
    if (place != end && *place == vendor)
      return;
    std::move_backward(place, end, end + 1);
    *place = vendor;
    this->count_++;
  }

  void feed(SipHash *hash) const {
    for (size_t i = 0; i < this->count_; i++) {
      hash->update(ELEMENT_VENDOR);
      for (int shift = 24; shift >= 0; shift -= 8)
        hash->update(static_cast<uint8_t>(this->vendors_[i] >> shift));
    }
  }

 protected:
  std::array<uint32_t, 16> vendors_{};
  size_t count_{0};
};

}  // namespace

static size_t body_offset(std::span<const uint8_t> frame) {
  return HEADER_SIZE + ((frame[1] & FLAG_HT_CONTROL) != 0 ? HT_CONTROL_SIZE : 0);
}

static bool can_transmit(std::span<const uint8_t, 6> address) {
  const bool group = (address[0] & 0x01) != 0;
  return !group && std::any_of(address.begin(), address.end(), [](uint8_t byte) { return byte != 0; });
}

static void fill(std::span<const uint8_t, 6> address, uint16_t sequence, Observation *out) {
  std::copy(address.begin(), address.end(), out->address.begin());
  out->radio = Radio::WIFI;
  out->kind = (address[0] & 0x02) != 0 ? AddressKind::RANDOM : AddressKind::PUBLIC;
  out->device_class = DeviceClass::UNKNOWN;
  out->sequence = sequence;
}

ReadResult read_probe_request(std::span<const uint8_t> frame, Observation *out) {
  if (!frame.empty() && frame[0] != PROBE_REQUEST)
    return ReadResult::OTHER;
  if (frame.size() < HEADER_SIZE || frame.size() < body_offset(frame))
    return ReadResult::DAMAGED;
  // A probe request goes to no distribution system and is never encrypted: such a body would be noise.
  if ((frame[1] & (FLAG_TO_DS | FLAG_FROM_DS | FLAG_PROTECTED)) != 0)
    return ReadResult::DAMAGED;
  const auto address = frame.subspan<TRANSMITTER, 6>();
  if (!can_transmit(address))
    return ReadResult::DAMAGED;
  ElementWalk walk(frame.subspan(body_offset(frame)));
  while (walk.next())
    continue;
  if (!walk.complete())
    return ReadResult::DAMAGED;

  fill(address, static_cast<uint16_t>((frame[SEQUENCE_CONTROL] | frame[SEQUENCE_CONTROL + 1] << 8) >> 4), out);
  return ReadResult::READ;
}

ReadResult read_station_frame(std::span<const uint8_t> frame, Observation *out) {
  if (!wanted_frame(frame, true) || frame[0] == PROBE_REQUEST)
    return ReadResult::OTHER;
  if (frame.size() < HEADER_SIZE)
    return ReadResult::DAMAGED;
  const auto address = frame.subspan<TRANSMITTER, 6>();
  if ((frame[0] & FRAME_TYPE_MASK) != FRAME_TYPE_DATA) {
    if ((frame[1] & (FLAG_TO_DS | FLAG_FROM_DS)) != 0)
      return ReadResult::DAMAGED;
    const auto bssid = frame.subspan<BSSID, 6>();
    if (std::equal(address.begin(), address.end(), bssid.begin()))
      return ReadResult::OTHER;
  }
  if (!can_transmit(address))
    return ReadResult::DAMAGED;
  fill(address, NO_SEQUENCE, out);
  return ReadResult::READ;
}

/// Feeds an element as id, length and content. Where `steady` covers the content only its bits go in, beyond it all do.
static void feed_element(SipHash *hash, uint8_t id, std::span<const uint8_t> content,
                         std::span<const uint8_t> steady = {}) {
  hash->update(id);
  hash->update(static_cast<uint8_t>(content.size()));
  for (size_t i = 0; i < content.size(); i++)
    hash->update(i < steady.size() ? static_cast<uint8_t>(content[i] & steady[i]) : content[i]);
}

uint32_t probe_request_fingerprint(const Key &key, std::span<const uint8_t> frame) {
  if (frame.size() < HEADER_SIZE || frame[0] != PROBE_REQUEST || frame.size() < body_offset(frame))
    return 0;
  struct Wanted {
    uint8_t id;
    uint8_t extension;  // the id behind 255
    std::span<const uint8_t> steady;
    std::span<const uint8_t> content;
    bool found;
  };
  // In this order whatever the frame's: a phone may change the order of its elements.
  std::array<Wanted, 10> wanted{{
      {ELEMENT_RATES, 0, {}, {}, false},
      {ELEMENT_HT, 0, HT_STEADY, {}, false},
      {ELEMENT_EXTENDED_RATES, 0, {}, {}, false},
      {ELEMENT_RM_CAPABILITIES, 0, {}, {}, false},
      {ELEMENT_INTERWORKING, 0, {}, {}, false},
      {ELEMENT_EXTENDED_CAPABILITIES, 0, EXTENDED_CAPABILITIES_STEADY, {}, false},
      {ELEMENT_VHT, 0, {}, {}, false},
      {ELEMENT_EXTENSION, EXTENSION_HE_6_GHZ, {}, {}, false},
      {ELEMENT_EXTENSION, EXTENSION_EHT, {}, {}, false},
      {ELEMENT_EXTENSION, EXTENSION_HE, {}, {}, false},
  }};
  VendorSet vendors;
  bool vht = false;
  ElementWalk walk(frame.subspan(body_offset(frame)));
  while (walk.next()) {
    const std::span<const uint8_t> content = walk.content();
    if (walk.id() == ELEMENT_VENDOR)
      vendors.insert(content);
    vht = vht || walk.id() == ELEMENT_VHT;
    const uint8_t extension = walk.id() == ELEMENT_EXTENSION && !content.empty() ? content[0] : 0;
    for (Wanted &element : wanted) {
      if (element.id != walk.id() || element.extension != extension || element.found)
        continue;
      element.found = true;
      // The rest of an interworking element is a network's address.
      element.content =
          walk.id() == ELEMENT_INTERWORKING ? content.first(std::min<size_t>(content.size(), 1)) : content;
    }
  }

  SipHash hash(key);
  for (const Wanted &element : wanted) {
    // Phones that send VHT capabilities leave those of HE out of every other probe request.
    if (element.found && !(vht && element.extension == EXTENSION_HE))
      feed_element(&hash, element.id, element.content, element.steady);
  }
  vendors.feed(&hash);
  return hash.length() == 0 ? 0 : fingerprint_of(&hash);
}

}  // namespace esphome::footfall
