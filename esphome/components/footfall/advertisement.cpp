#include "advertisement.h"

#include <algorithm>
#include <array>
#include <cstddef>

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

static constexpr uint16_t COMPANY_MICROSOFT = 0x0006;
static constexpr uint16_t COMPANY_APPLE = 0x004C;
static constexpr uint16_t SERVICE_EDDYSTONE = 0xFEAA;

// Types of Apple's continuity messages (Celosia and Cunche, "Discontinued Privacy", PoPETs 2020; Martin and others,
// "Handoff All Your Privacy", PoPETs 2019)
static constexpr uint8_t APPLE_IBEACON = 0x02;

namespace {

/// Walks structures of one length byte (of type and content), one type byte and content.
class StructureWalk final {
 public:
  explicit StructureWalk(std::span<const uint8_t> payload) : rest_(payload) {}

  bool next() {
    // A length of zero ends the payload early: what follows is padding.
    if (this->rest_.empty() || this->rest_[0] == 0 || this->rest_.size() - 1 < this->rest_[0])
      return false;
    this->type_ = this->rest_[1];
    this->content_ = this->rest_.subspan(2, this->rest_[0] - 1U);
    this->rest_ = this->rest_.subspan(1U + this->rest_[0]);
    return true;
  }

  uint8_t type() const { return this->type_; }
  std::span<const uint8_t> content() const { return this->content_; }
  /// Once next() said false: whether no structure's length ran over the end.
  bool complete() const { return this->rest_.empty() || this->rest_[0] == 0; }

 protected:
  std::span<const uint8_t> rest_;
  std::span<const uint8_t> content_;
  uint8_t type_{0};
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

struct KnownNumber {
  uint16_t number;
  DeviceClass device_class;
};

}  // namespace

// 16-bit service UUIDs (Assigned Numbers, 3.4, 3.11)
static constexpr std::array<KnownNumber, 24> SERVICES{{
    {0x180D, DeviceClass::WEARABLE},  // heart rate
    {0x1814, DeviceClass::WEARABLE},  // running speed and cadence
    {0x181A, DeviceClass::FIXTURE},   // environmental sensing
    {0x1827, DeviceClass::FIXTURE},   // mesh provisioning
    {0x1828, DeviceClass::FIXTURE},   // mesh proxy
    {0x1844, DeviceClass::AUDIO},     // volume control
    {0x184E, DeviceClass::AUDIO},     // audio stream control
    {0x1853, DeviceClass::AUDIO},     // common audio
    {0x1854, DeviceClass::AUDIO},     // hearing access
    {0xFCB2, DeviceClass::TAG},       // Apple, detection of unwanted trackers
    {0xFCD2, DeviceClass::FIXTURE},   // BTHome
    {0xFD59, DeviceClass::TAG},       // Samsung SmartTag, not registered
    {0xFD5A, DeviceClass::TAG},       // Samsung SmartTag
    {0xFD6F, DeviceClass::PHONE},     // exposure notification
    {0xFD84, DeviceClass::TAG},       // Tile
    {0xFDF0, DeviceClass::AUDIO},     // Google, hearing aids
    {0xFE2C, DeviceClass::AUDIO},     // Google Fast Pair, sent by accessories
    {0xFE33, DeviceClass::TAG},       // Chipolo
    {0xFEAA, DeviceClass::BEACON},    // Eddystone
    {0xFEE0, DeviceClass::WEARABLE},  // Huami
    {0xFEEC, DeviceClass::TAG},       // Tile
    {0xFEED, DeviceClass::TAG},       // Tile
    {0xFEF3, DeviceClass::PHONE},     // Google, nearby share
    {0xFFF6, DeviceClass::FIXTURE},   // Matter
}};

// Company identifiers (Assigned Numbers, 7.1) whose owner makes one kind of thing
static constexpr std::array<KnownNumber, 7> COMPANIES{{
    {0x0067, DeviceClass::AUDIO},     // GN Audio
    {0x006B, DeviceClass::WEARABLE},  // Polar
    {0x0087, DeviceClass::WEARABLE},  // Garmin
    {0x009E, DeviceClass::AUDIO},     // Bose
    {0x0499, DeviceClass::FIXTURE},   // Ruuvi
    {0x05A7, DeviceClass::FIXTURE},   // Sonos
    {0x067C, DeviceClass::TAG},       // Tile
}};

static constexpr std::array<KnownNumber, 12> CONTINUITY{{
    {APPLE_IBEACON, DeviceClass::BEACON},
    {0x05, DeviceClass::PHONE},     // AirDrop
    {0x06, DeviceClass::FIXTURE},   // HomeKit
    {0x07, DeviceClass::AUDIO},     // proximity pairing: AirPods and Beats
    {0x09, DeviceClass::FIXTURE},   // AirPlay target
    {0x0B, DeviceClass::WEARABLE},  // magic switch: a watch
    {0x0C, DeviceClass::PHONE},     // handoff
    {0x0D, DeviceClass::PHONE},     // tethering target
    {0x0E, DeviceClass::PHONE},     // tethering source
    {0x0F, DeviceClass::PHONE},     // nearby action
    {0x10, DeviceClass::PHONE},     // nearby info
    {0x12, DeviceClass::TAG},       // Find My
}};

// Device types of the connected devices platform ([MS-CDP] 2.2.2.2.2)
static constexpr std::array<KnownNumber, 11> MICROSOFT_DEVICES{{
    {1, DeviceClass::FIXTURE},    // Xbox One
    {6, DeviceClass::PHONE},      // iPhone
    {7, DeviceClass::PHONE},      // iPad
    {8, DeviceClass::PHONE},      // Android
    {9, DeviceClass::COMPUTER},   // Windows desktop
    {11, DeviceClass::PHONE},     // Windows phone
    {12, DeviceClass::COMPUTER},  // Linux
    {13, DeviceClass::FIXTURE},   // Windows IoT
    {14, DeviceClass::FIXTURE},   // Surface Hub
    {15, DeviceClass::COMPUTER},  // Windows laptop
    {16, DeviceClass::COMPUTER},  // Windows tablet
}};

// Categories of the appearance value (Assigned Numbers, 2.6.2), its upper ten bits
static constexpr std::array<KnownNumber, 26> APPEARANCES{{
    {0x01, DeviceClass::PHONE},     // phone
    {0x02, DeviceClass::COMPUTER},  // computer
    {0x03, DeviceClass::WEARABLE},  // watch
    {0x04, DeviceClass::FIXTURE},   // clock
    {0x05, DeviceClass::FIXTURE},   // display
    {0x07, DeviceClass::WEARABLE},  // eye-glasses
    {0x08, DeviceClass::TAG},       // tag
    {0x09, DeviceClass::TAG},       // keyring
    {0x0B, DeviceClass::FIXTURE},   // barcode scanner
    {0x0D, DeviceClass::WEARABLE},  // heart rate sensor
    {0x11, DeviceClass::WEARABLE},  // running sensor
    {0x20, DeviceClass::FIXTURE},   // network device
    {0x21, DeviceClass::FIXTURE},   // sensor
    {0x22, DeviceClass::FIXTURE},   // light fixture
    {0x23, DeviceClass::FIXTURE},   // fan
    {0x24, DeviceClass::FIXTURE},   // HVAC
    {0x25, DeviceClass::FIXTURE},   // air conditioning
    {0x26, DeviceClass::FIXTURE},   // humidifier
    {0x27, DeviceClass::FIXTURE},   // heating
    {0x28, DeviceClass::FIXTURE},   // access control
    {0x2B, DeviceClass::FIXTURE},   // light source
    {0x2D, DeviceClass::AUDIO},     // audio sink
    {0x30, DeviceClass::FIXTURE},   // domestic appliance
    {0x31, DeviceClass::AUDIO},     // wearable audio
    {0x34, DeviceClass::FIXTURE},   // display equipment
    {0x35, DeviceClass::AUDIO},     // hearing aid
}};

// What a payload is taken for when its parts say different things: the more particular first.
static constexpr std::array<DeviceClass, 7> BY_RANK{DeviceClass::BEACON,   DeviceClass::TAG,      DeviceClass::AUDIO,
                                                    DeviceClass::WEARABLE, DeviceClass::COMPUTER, DeviceClass::PHONE,
                                                    DeviceClass::FIXTURE};

static uint16_t read_16(std::span<const uint8_t> bytes) { return static_cast<uint16_t>(bytes[0] | bytes[1] << 8); }

template<size_t N> static DeviceClass look_up(const std::array<KnownNumber, N> &known, uint16_t number) {
  for (const KnownNumber &entry : known) {
    if (entry.number == number)
      return entry.device_class;
  }
  return DeviceClass::UNKNOWN;
}

static DeviceClass more_particular(DeviceClass a, DeviceClass b) {
  for (const DeviceClass device_class : BY_RANK) {
    if (a == device_class || b == device_class)
      return device_class;
  }
  return DeviceClass::UNKNOWN;
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
    hash->update(walk.type());
    hash->update(walk.length());
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
    hash.update(walk.type());
    if (walk.type() == AD_MANUFACTURER) {
      feed_manufacturer(&hash, content);
    } else if (!length_varies(walk.type())) {
      hash.update(static_cast<uint8_t>(content.size()));
      hash.update(content.first(steady_length(walk.type(), content.size())));
    }
  }
  return hash.length() == 0 ? 0 : fingerprint_of(&hash);
}

}  // namespace esphome::footfall
