#include "advertisement.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "assigned_numbers.h"

namespace esphome::footfall {

// Types of advertising data structures (Bluetooth SIG, Assigned Numbers, 2.3)
static constexpr uint8_t AD_FLAGS = 0x01;
static constexpr uint8_t AD_UUIDS_16_INCOMPLETE = 0x02;
static constexpr uint8_t AD_UUIDS_16 = 0x03;
static constexpr uint8_t AD_UUIDS_128 = 0x07;
static constexpr uint8_t AD_SHORT_NAME = 0x08;
static constexpr uint8_t AD_NAME = 0x09;
static constexpr uint8_t AD_TX_POWER = 0x0A;
static constexpr uint8_t AD_SERVICE_DATA_16 = 0x16;
static constexpr uint8_t AD_PUBLIC_TARGET = 0x17;
static constexpr uint8_t AD_RANDOM_TARGET = 0x18;
static constexpr uint8_t AD_APPEARANCE = 0x19;
static constexpr uint8_t AD_SERVICE_DATA_32 = 0x20;
static constexpr uint8_t AD_SERVICE_DATA_128 = 0x21;
static constexpr uint8_t AD_MESH_PROVISIONING = 0x29;
static constexpr uint8_t AD_MESH_BEACON = 0x2B;
static constexpr uint8_t AD_BROADCAST_NAME = 0x30;
static constexpr uint8_t AD_MANUFACTURER = 0xFF;

namespace {

/// Walks structures of one length byte (of type and content), one type byte and content.
class StructureWalk final {
 public:
  explicit StructureWalk(std::span<const uint8_t> payload)
      : next_(payload.data()), end_(payload.data() + payload.size()) {}

  [[gnu::always_inline]] bool next() {
    // A length of zero ends the payload early: what follows is padding.
    if (this->next_ == this->end_ || this->next_[0] == 0 || this->end_ - this->next_ - 1 < this->next_[0])
      return false;
    this->structure_ = this->next_;
    this->next_ += 1 + this->next_[0];
    return true;
  }

  uint8_t type() const { return this->structure_[1]; }
  std::span<const uint8_t> content() const { return {this->structure_ + 2, this->next_}; }
  /// Once next() said false: whether no structure's length ran over the end.
  bool complete() const { return this->next_ == this->end_ || this->next_[0] == 0; }

 protected:
  const uint8_t *structure_{nullptr};
  const uint8_t *next_;
  const uint8_t *end_;
};

/// Walks Apple's messages: one type byte, one length byte, content.
class ContinuityWalk final {
 public:
  explicit ContinuityWalk(std::span<const uint8_t> messages) : rest_(messages) {}

  bool next() {
    if (this->rest_.size() < 2)
      return false;
    this->type_ = this->rest_[0];
    this->length_ = this->rest_[1];
    // Some messages carry no true length; a walk that lost its way ends at the payload's end.
    this->rest_ = this->rest_.subspan(std::min<size_t>(this->rest_.size(), 2U + this->length_));
    return true;
  }

  uint8_t type() const { return this->type_; }
  uint8_t length() const { return this->length_; }

 protected:
  std::span<const uint8_t> rest_;
  uint8_t type_{0};
  uint8_t length_{0};
};

}  // namespace

static constexpr uint16_t COMPANY_MICROSOFT = 0x0006;
static constexpr uint16_t COMPANY_APPLE = 0x004C;
static constexpr uint16_t SERVICE_EDDYSTONE = 0xFEAA;

/// What a table, in ascending order, says of a number; UNKNOWN where it says nothing.
static DeviceClass look_up(std::span<const KnownNumber> known, uint16_t number) {
  size_t first = 0;
  for (size_t size = known.size(); size > 0;) {
    const size_t half = size / 2;
    if (known[first + half].number == number)
      return known[first + half].device_class;
    if (known[first + half].number < number) {
      first += half + 1;
      size -= half + 1;
    } else {
      size = half;
    }
  }
  return DeviceClass::UNKNOWN;
}

/// What a payload is taken for when its parts say different things: the more particular, by the class's number.
static constexpr std::array<uint8_t, 8> RANK = [] {
  std::array<uint8_t, 8> rank{};
  uint8_t place = 0;
  for (const DeviceClass device_class :
       {DeviceClass::UNKNOWN, DeviceClass::FIXTURE, DeviceClass::PHONE, DeviceClass::COMPUTER, DeviceClass::WEARABLE,
        DeviceClass::AUDIO, DeviceClass::TAG, DeviceClass::BEACON})
    rank[static_cast<size_t>(device_class)] = place++;
  return rank;
}();

static uint16_t read_16(std::span<const uint8_t> bytes) { return static_cast<uint16_t>(bytes[0] | bytes[1] << 8); }

static DeviceClass more_particular(DeviceClass a, DeviceClass b) {
  return RANK[static_cast<size_t>(b)] > RANK[static_cast<size_t>(a)] ? b : a;
}

static DeviceClass class_of_apple(std::span<const uint8_t> messages) {
  DeviceClass found = DeviceClass::UNKNOWN;
  for (ContinuityWalk walk(messages); walk.next();) {
    const DeviceClass device_class = look_up(CONTINUITY, walk.type());
    // A phone that takes part in Find My is a phone.
    if (device_class == DeviceClass::PHONE)
      return device_class;
    found = more_particular(found, device_class);
  }
  return found;
}

static DeviceClass class_of_manufacturer(std::span<const uint8_t> content) {
  if (content.size() < 2)
    return DeviceClass::UNKNOWN;
  const uint16_t company = read_16(content);
  const std::span<const uint8_t> data = content.subspan(2);
  if (company == COMPANY_APPLE)
    return class_of_apple(data);
  if (company == COMPANY_MICROSOFT && data.size() >= 2 && data[0] == 0x01)
    return look_up(MICROSOFT_DEVICES, data[1] & 0x1F);
  if (data.size() >= 2 && data[0] == 0xBE && data[1] == 0xAC)  // AltBeacon, under any company
    return DeviceClass::BEACON;
  return look_up(COMPANIES, company);
}

static DeviceClass class_of_services(std::span<const uint8_t> uuids) {
  DeviceClass found = DeviceClass::UNKNOWN;
  for (; uuids.size() >= 2; uuids = uuids.subspan(2))
    found = more_particular(found, look_up(SERVICES, read_16(uuids)));
  return found;
}

static DeviceClass class_of_service_data(std::span<const uint8_t> content) {
  if (content.size() < 2)
    return DeviceClass::UNKNOWN;
  // Google's network for lost things sends frame types 0x40 and 0x41 of Eddystone.
  if (read_16(content) == SERVICE_EDDYSTONE && content.size() >= 3 && (content[2] & 0xFE) == 0x40)
    return DeviceClass::TAG;
  return look_up(SERVICES, read_16(content));
}

static DeviceClass class_of_structure(uint8_t type, std::span<const uint8_t> content) {
  if (type == AD_MANUFACTURER)
    return class_of_manufacturer(content);
  if (type == AD_UUIDS_16_INCOMPLETE || type == AD_UUIDS_16)
    return class_of_services(content);
  if (type == AD_SERVICE_DATA_16)
    return class_of_service_data(content);
  if (type >= AD_MESH_PROVISIONING && type <= AD_MESH_BEACON)
    return DeviceClass::FIXTURE;
  return DeviceClass::UNKNOWN;
}

AddressKind address_kind_of_random(uint8_t most_significant_byte) {
  switch (most_significant_byte >> 6) {
    case 0b11:
      return AddressKind::STATIC;
    case 0b01:
      return AddressKind::RESOLVABLE;
    default:
      return AddressKind::NON_RESOLVABLE;
  }
}

ReadResult read_advertisement(AddressKind kind, std::span<const uint8_t, 6> address, std::span<const uint8_t> payload,
                              Observation *out) {
  DeviceClass device_class = DeviceClass::UNKNOWN;
  DeviceClass appearance = DeviceClass::UNKNOWN;
  StructureWalk walk(payload);
  while (walk.next()) {
    if (walk.type() == AD_APPEARANCE && walk.content().size() >= 2)
      appearance = look_up(APPEARANCES, read_16(walk.content()) >> 6);
    device_class = more_particular(device_class, class_of_structure(walk.type(), walk.content()));
  }
  if (!walk.complete())
    return ReadResult::DAMAGED;
  std::copy(address.begin(), address.end(), out->address.begin());
  out->radio = Radio::BLUETOOTH;
  out->kind = kind;
  // What a thing says of its own looks outweighs what its services suggest.
  out->device_class = appearance == DeviceClass::UNKNOWN ? device_class : appearance;
  out->sequence = NO_SEQUENCE;
  return ReadResult::READ;
}

bool read_ibeacon_identity(std::span<const uint8_t> payload, BeaconIdentity *out) {
  // Company, message type and length, then the identity and the strength at one metre (Apple, Proximity Beacon
  // Specification, R1).
  static constexpr std::array<uint8_t, 4> PREFIX{COMPANY_APPLE & 0xFF, COMPANY_APPLE >> 8, 0x02, 0x15};
  for (StructureWalk walk(payload); walk.next();) {
    const std::span<const uint8_t> content = walk.content();
    if (walk.type() != AD_MANUFACTURER || content.size() < PREFIX.size() + std::tuple_size_v<BeaconIdentity> + 1)
      continue;
    if (!std::equal(PREFIX.begin(), PREFIX.end(), content.begin()))
      continue;
    std::copy_n(content.begin() + PREFIX.size(), out->size(), out->begin());
    return true;
  }
  return false;
}

static void feed_manufacturer(SipHash *hash, std::span<const uint8_t> content) {
  hash->update(content.first(std::min<size_t>(content.size(), 2)));
  if (content.size() < 2 || read_16(content) != COMPANY_APPLE) {
    hash->update(static_cast<uint8_t>(content.size()));
    // Microsoft's scenario and device type are the only content that stays.
    if (content.size() >= 4 && read_16(content) == COMPANY_MICROSOFT)
      hash->update(content.subspan(2, 2));
    return;
  }
  for (ContinuityWalk walk(content.subspan(2)); walk.next();) {
    hash->update_word(walk.type() | static_cast<uint64_t>(walk.length()) << 8, 2);
  }
}

/// How many bytes at the start of a structure's content belong to its model; the rest goes in as its length alone.
static size_t steady_length(uint8_t type, size_t length) {
  if (type == AD_FLAGS || type == AD_TX_POWER || type == AD_APPEARANCE)
    return length;
  if (type >= AD_UUIDS_16_INCOMPLETE && type <= AD_UUIDS_128)
    return length;
  if (type == AD_SERVICE_DATA_16)
    return std::min<size_t>(length, 2);
  if (type == AD_SERVICE_DATA_32)
    return std::min<size_t>(length, 4);
  if (type == AD_SERVICE_DATA_128)
    return std::min<size_t>(length, 16);
  return 0;
}

/// Whether a structure's length is its owner's or its moment's rather than its model's.
static bool length_varies(uint8_t type) {
  return type == AD_SHORT_NAME || type == AD_NAME || type == AD_BROADCAST_NAME || type == AD_PUBLIC_TARGET ||
         type == AD_RANDOM_TARGET;
}

uint32_t advertisement_fingerprint(const Key &key, std::span<const uint8_t> payload) {
  SipHash hash(key);
  for (StructureWalk walk(payload); walk.next();) {
    const std::span<const uint8_t> content = walk.content();
    if (walk.type() == AD_MANUFACTURER || length_varies(walk.type())) {
      hash.update(walk.type());
    } else {
      hash.update_word(walk.type() | static_cast<uint64_t>(content.size()) << 8, 2);
      hash.update(content.first(steady_length(walk.type(), content.size())));
    }
    if (walk.type() == AD_MANUFACTURER)
      feed_manufacturer(&hash, content);
  }
  return hash.length() == 0 ? 0 : fingerprint_of(&hash);
}

}  // namespace esphome::footfall
