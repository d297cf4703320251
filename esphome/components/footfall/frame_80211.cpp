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
static constexpr uint8_t ELEMENT_NAME = 0;
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

// The bits of an element's first words, its id and length among them, that go into a fingerprint: not those that one
// phone sets in one frame and clears in the next; docs/fingerprints.md has the counts. The first byte is the lowest.
struct Steady {
  uint64_t first;
  uint64_t second;
};
static constexpr uint64_t ALL_BITS = ~uint64_t{0};
static constexpr Steady HT_STEADY{0xFFFFFFFFEFB1FFFF, ALL_BITS};
static constexpr Steady EXTENDED_CAPABILITIES_STEADY{0xFFFEFFFFFFFBFFFF, 0xFFFFFFFFDF7FBFFF};

namespace {

/// Walks the elements of a frame's body without ever leaving it.
class ElementWalk final {
 public:
  explicit ElementWalk(std::span<const uint8_t> body) : next_(body.data()), end_(body.data() + body.size()) {}

  [[gnu::always_inline]] bool next() {
    const auto rest = static_cast<size_t>(this->end_ - this->next_);
    if (rest < 2 || rest - 2 < this->next_[1])
      return false;
    this->element_ = this->next_;
    this->next_ += 2 + this->next_[1];
    return true;
  }

  uint8_t id() const { return this->element_[0]; }
  /// Id, length and content.
  std::span<const uint8_t> element() const { return {this->element_, this->next_}; }
  /// Once next() said false: whether the elements ended where the body ends.
  bool complete() const { return this->next_ == this->end_; }

 protected:
  const uint8_t *element_{nullptr};
  const uint8_t *next_;
  const uint8_t *end_;
};

/// The different vendor types of one frame in ascending order: a phone may change their order.
class VendorSet final {
 public:
  /// @param element with id and length.
  void insert(std::span<const uint8_t> element) {
    if (element.size() < 6 || this->count_ == this->vendors_.size())
      return;
    const uint32_t vendor = static_cast<uint32_t>(element[2]) << 24 | static_cast<uint32_t>(element[3]) << 16 |
                            static_cast<uint32_t>(element[4]) << 8 | element[5];
    if (is_unsteady(vendor))
      return;
    for (size_t i = 0; i < this->count_; i++) {
      if (this->vendors_[i] == vendor)
        return;
    }
    size_t place = this->count_++;
    for (; place > 0 && this->vendors_[place - 1] > vendor; place--)
      this->vendors_[place] = this->vendors_[place - 1];
    this->vendors_[place] = vendor;
  }

  void feed(SipHash *hash) const {
    for (size_t i = 0; i < this->count_; i++)
      hash->update_word(uint64_t{__builtin_bswap32(this->vendors_[i])} << 8 | ELEMENT_VENDOR, 5);
  }

 protected:
  /// Vendor elements (OUI and type) that one phone adds to some of its frames.
  static bool is_unsteady(uint32_t vendor) {
    switch (vendor) {
      case 0x0050F204:  // Wi-Fi Protected Setup: device name and UUID besides
      case 0x0050F208:  // Microsoft, sent by Qualcomm's firmware
      case 0x506F9A09:  // Wi-Fi Direct
      case 0x506F9A16:  // Multiband Operation
      case 0x8CFDF001:  // Qualcomm
        return true;
      default:
        return false;
    }
  }

  std::array<uint32_t, 16> vendors_;
  size_t count_{0};
};

/// The elements that go into a fingerprint, in this order whatever the frame's: a phone may change theirs.
enum Place : uint8_t {
  RATES,
  HT,
  EXTENDED_RATES,
  RM_CAPABILITIES,
  INTERWORKING,
  EXTENDED_CAPABILITIES,
  VHT,
  HE_6_GHZ,
  EHT,
  HE,
  PLACES,  ///< how many there are
  VENDOR = PLACES,
  EXTENSION,
  OTHER,
};

/// The place of each element id.
constexpr std::array<uint8_t, 256> PLACE_OF = [] {
  std::array<uint8_t, 256> places{};
  places.fill(OTHER);
  places[ELEMENT_RATES] = RATES;
  places[ELEMENT_HT] = HT;
  places[ELEMENT_EXTENDED_RATES] = EXTENDED_RATES;
  places[ELEMENT_RM_CAPABILITIES] = RM_CAPABILITIES;
  places[ELEMENT_INTERWORKING] = INTERWORKING;
  places[ELEMENT_EXTENDED_CAPABILITIES] = EXTENDED_CAPABILITIES;
  places[ELEMENT_VHT] = VHT;
  places[ELEMENT_VENDOR] = VENDOR;
  places[ELEMENT_EXTENSION] = EXTENSION;
  return places;
}();

}  // namespace

static size_t body_offset(std::span<const uint8_t> frame) {
  return HEADER_SIZE + ((frame[1] & FLAG_HT_CONTROL) != 0 ? HT_CONTROL_SIZE : 0);
}

static bool can_transmit(std::span<const uint8_t, 6> address) {
  const bool group = (address[0] & 0x01) != 0;
  return !group && (address[0] | address[1] | address[2] | address[3] | address[4] | address[5]) != 0;
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

/// The place of an element whose id is the extension's, with id and length.
static uint8_t place_of_extension(std::span<const uint8_t> element) {
  if (element.size() < 3)
    return OTHER;
  switch (element[2]) {
    case EXTENSION_HE:
      return HE;
    case EXTENSION_HE_6_GHZ:
      return HE_6_GHZ;
    case EXTENSION_EHT:
      return EHT;
    default:
      return OTHER;
  }
}

/// Feeds an element as id, length and content.
static void feed_element(SipHash *hash, size_t place, const uint8_t *element) {
  size_t size = 2U + element[1];
  if (place == INTERWORKING) {
    // The rest of it is a place and a network's address.
    size = std::min<size_t>(size, 3);
    hash->update(ELEMENT_INTERWORKING);
    hash->update(static_cast<uint8_t>(size - 2));
    hash->update(std::span(element + 2, size - 2));
    return;
  }
  const Steady *const steady = place == HT ? &HT_STEADY : &EXTENDED_CAPABILITIES_STEADY;
  if (place == HT || place == EXTENDED_CAPABILITIES) {
    for (const uint64_t mask : {steady->first, steady->second}) {
      const auto count = static_cast<uint32_t>(std::min<size_t>(size, 8));
      if (count == 0)
        break;
      // The word that ends there, as behind it may be nothing; before it is the frame's header at least.
      const uint64_t word = SipState::read_word(element + count - 8);
      hash->update_word((word >> (64 - 8 * count)) & mask, count);
      element += count;
      size -= count;
    }
  }
  hash->update({element, size});
}

std::span<const uint8_t> probe_request_elements(std::span<const uint8_t> frame) {
  const std::span<const uint8_t> body = frame.subspan(body_offset(frame));
  const bool named = body.size() >= 2 && body[0] == ELEMENT_NAME;
  return named ? body.subspan(2U + body[1]) : body;
}

uint32_t probe_request_fingerprint(const Key &key, std::span<const uint8_t> frame) {
  if (frame.size() < HEADER_SIZE || frame[0] != PROBE_REQUEST || frame.size() < body_offset(frame))
    return 0;
  std::array<const uint8_t *, PLACES> elements{};
  VendorSet vendors;
  for (ElementWalk walk(frame.subspan(body_offset(frame))); walk.next();) {
    uint8_t place = PLACE_OF[walk.id()];
    if (place >= PLACES) {
      if (place == VENDOR)
        vendors.insert(walk.element());
      if (place != EXTENSION || (place = place_of_extension(walk.element())) == OTHER)
        continue;
    }
    if (elements[place] == nullptr)
      elements[place] = walk.element().data();
  }
  // Phones that send VHT capabilities leave those of HE out of every other probe request.
  if (elements[VHT] != nullptr)
    elements[HE] = nullptr;

  SipHash hash(key);
  for (size_t place = 0; place < PLACES; place++) {
    if (elements[place] != nullptr)
      feed_element(&hash, place, elements[place]);
  }
  vendors.feed(&hash);
  return hash.length() == 0 ? 0 : fingerprint_of(&hash);
}

}  // namespace esphome::footfall
