#include "advertisement.h"

#include <algorithm>

#include "assigned_numbers.h"
#include "check.h"
#include "frames.h"

using namespace esphome::footfall;
using frames::Bytes;
using frames::joined;
using frames::structure;

static const Key KEY{1, 2, 3};
static const Address THING{0x42, 0x00, 0x00, 0x00, 0x00, 0x01};

static DeviceClass class_of(const Bytes &payload) {
  Observation seen{};
  CHECK_EQUAL(read_advertisement(AddressKind::RESOLVABLE, THING, payload, &seen), ReadResult::READ);
  return seen.device_class;
}

static uint32_t fingerprint(const Bytes &payload) {
  class_of(payload);
  return advertisement_fingerprint(KEY, payload);
}

static Bytes apple(std::initializer_list<uint8_t> messages) {
  Bytes bytes{static_cast<uint8_t>(messages.size() + 3), 0xFF, 0x4C, 0x00};
  bytes.insert(bytes.end(), messages);
  return bytes;
}

static Bytes phone_payload() {
  return joined({structure(0x01, {0x1A}), structure(0x0A, {0x0C}), apple({0x10, 0x05, 0x01, 0x18, 0xA1, 0xB2, 0xC3})});
}

TEST(tells_kinds_of_random_addresses_by_their_two_top_bits) {
  for (int byte = 0; byte < 256; byte++) {
    AddressKind expected = AddressKind::NON_RESOLVABLE;
    if (byte >= 0xC0) {
      expected = AddressKind::STATIC;
    } else if (byte >= 0x40 && byte < 0x80) {
      expected = AddressKind::RESOLVABLE;
    }
    CHECK_EQUAL(address_kind_of_random(static_cast<uint8_t>(byte)), expected);
  }
}

TEST(reads_an_advertisement) {
  Observation seen{};
  seen.rssi = -70;
  seen.channel = 38;
  CHECK_EQUAL(read_advertisement(AddressKind::RESOLVABLE, THING, phone_payload(), &seen), ReadResult::READ);
  CHECK(seen.address == THING);
  CHECK_EQUAL(seen.radio, Radio::BLUETOOTH);
  CHECK_EQUAL(seen.kind, AddressKind::RESOLVABLE);
  CHECK_EQUAL(seen.device_class, DeviceClass::PHONE);
  CHECK_EQUAL(seen.sequence, NO_SEQUENCE);
  CHECK_EQUAL(seen.rssi, -70);
  CHECK_EQUAL(seen.channel, 38);
}

TEST(never_takes_the_kind_from_wifis_bit) {
  // 0x00 and 0x02 in the first byte tell Wi-Fi addresses apart, and nothing of Bluetooth's.
  Observation seen{};
  const Address local{0x02, 0, 0, 0, 0, 1};
  CHECK_EQUAL(read_advertisement(AddressKind::PUBLIC, local, {}, &seen), ReadResult::READ);
  CHECK_EQUAL(seen.kind, AddressKind::PUBLIC);
}

TEST(reads_an_advertisement_that_says_nothing) {
  CHECK_EQUAL(class_of({}), DeviceClass::UNKNOWN);
  CHECK_EQUAL(fingerprint({}), 0U);
  CHECK_EQUAL(fingerprint(Bytes(31, 0)), 0U);
}

TEST(ends_at_a_length_of_zero) {
  Bytes padded = phone_payload();
  const uint32_t model = fingerprint(padded);
  padded.push_back(0);
  padded.insert(padded.end(), 5, 0xFF);
  CHECK_EQUAL(fingerprint(padded), model);
}

TEST(refuses_a_structure_that_runs_over_the_end) {
  const Bytes whole = phone_payload();
  for (size_t length = 0; length <= whole.size(); length++) {
    const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    const bool ends = length == 0 || length == 3 || length == 6 || length == whole.size();
    Observation seen{};
    seen.sequence = 77;
    CHECK_EQUAL(read_advertisement(AddressKind::STATIC, THING, part, &seen),
                ends ? ReadResult::READ : ReadResult::DAMAGED);
    CHECK_EQUAL(seen.sequence, ends ? NO_SEQUENCE : 77);
    advertisement_fingerprint(KEY, part);
  }
}

TEST(knows_apples_messages) {
  CHECK_EQUAL(class_of(apple({0x10, 0x02, 0, 0})), DeviceClass::PHONE);
  CHECK_EQUAL(class_of(apple({0x0C, 0x02, 0, 0, 0x10, 0x02, 0, 0})), DeviceClass::PHONE);
  CHECK_EQUAL(class_of(apple({0x07, 0x02, 0, 0})), DeviceClass::AUDIO);
  CHECK_EQUAL(class_of(apple({0x0B, 0x03, 0, 0, 0})), DeviceClass::WEARABLE);
  CHECK_EQUAL(class_of(apple({0x12, 0x02, 0, 0})), DeviceClass::TAG);
  CHECK_EQUAL(class_of(apple({0x02, 0x15, 1, 2, 3})), DeviceClass::BEACON);
  CHECK_EQUAL(class_of(apple({0x09, 0x02, 0, 0})), DeviceClass::FIXTURE);
  CHECK_EQUAL(class_of(apple({0x12, 0x02, 0, 0, 0x10, 0x02, 0, 0})), DeviceClass::PHONE);
  CHECK_EQUAL(class_of(apple({0x7E})), DeviceClass::UNKNOWN);
  CHECK_EQUAL(class_of(apple({0x7E, 0xFF, 1})), DeviceClass::UNKNOWN);
  CHECK_EQUAL(class_of(apple({})), DeviceClass::UNKNOWN);
}

TEST(knows_microsofts_device_types) {
  CHECK_EQUAL(class_of(structure(0xFF, {0x06, 0x00, 0x01, 0x09, 0x20, 0x00})), DeviceClass::COMPUTER);
  CHECK_EQUAL(class_of(structure(0xFF, {0x06, 0x00, 0x01, 0x2F, 0x20, 0x00})), DeviceClass::COMPUTER);
  CHECK_EQUAL(class_of(structure(0xFF, {0x06, 0x00, 0x01, 0x08})), DeviceClass::PHONE);
  CHECK_EQUAL(class_of(structure(0xFF, {0x06, 0x00, 0x01, 0x01})), DeviceClass::FIXTURE);
  CHECK_EQUAL(class_of(structure(0xFF, {0x06, 0x00, 0x03, 0x09})), DeviceClass::UNKNOWN);  // another scenario
  CHECK_EQUAL(class_of(structure(0xFF, {0x06, 0x00})), DeviceClass::UNKNOWN);
}

TEST(knows_services) {
  CHECK_EQUAL(class_of(structure(0x03, {0xF3, 0xFE})), DeviceClass::PHONE);
  CHECK_EQUAL(class_of(structure(0x03, {0x6F, 0xFD})), DeviceClass::PHONE);
  CHECK_EQUAL(class_of(structure(0x16, {0x2C, 0xFE, 1, 2, 3})), DeviceClass::AUDIO);
  CHECK_EQUAL(class_of(structure(0x16, {0x5A, 0xFD, 1, 2, 3})), DeviceClass::TAG);
  CHECK_EQUAL(class_of(structure(0x02, {0x0A, 0x18, 0x0D, 0x18})), DeviceClass::WEARABLE);
  CHECK_EQUAL(class_of(structure(0x16, {0xAA, 0xFE, 0x10, 0})), DeviceClass::BEACON);
  CHECK_EQUAL(class_of(structure(0x16, {0xAA, 0xFE, 0x40, 0})), DeviceClass::TAG);
  CHECK_EQUAL(class_of(structure(0x16, {0xAA, 0xFE})), DeviceClass::BEACON);
  CHECK_EQUAL(class_of(structure(0x2B, {0})), DeviceClass::FIXTURE);
  CHECK_EQUAL(class_of(structure(0x03, {0xF3})), DeviceClass::UNKNOWN);
  CHECK_EQUAL(class_of(structure(0x16, {})), DeviceClass::UNKNOWN);
  CHECK_EQUAL(class_of(structure(0xFF, {0x18, 0x01, 0xBE, 0xAC})), DeviceClass::BEACON);
}

static DeviceClass class_of_company(uint16_t company) {
  return class_of(structure(0xFF, {static_cast<uint8_t>(company), static_cast<uint8_t>(company >> 8), 1, 2, 3}));
}

static DeviceClass class_of_service(uint16_t uuid) {
  const auto low = static_cast<uint8_t>(uuid);
  const auto high = static_cast<uint8_t>(uuid >> 8);
  const DeviceClass listed = class_of(structure(0x03, {low, high}));
  CHECK_EQUAL(class_of(structure(0x02, {low, high})), listed);
  CHECK_EQUAL(class_of(structure(0x16, {low, high, 1, 2, 3})), listed);
  return listed;
}

static DeviceClass class_of_appearance(uint16_t appearance) {
  return class_of(structure(0x19, {static_cast<uint8_t>(appearance), static_cast<uint8_t>(appearance >> 8)}));
}

TEST(knows_makers_of_one_kind_of_thing) {
  CHECK_EQUAL(class_of_company(0x018E), DeviceClass::WEARABLE);  // Fitbit
  CHECK_EQUAL(class_of_company(0x0157), DeviceClass::WEARABLE);  // Huami
  CHECK_EQUAL(class_of_company(0x0087), DeviceClass::WEARABLE);  // Garmin
  CHECK_EQUAL(class_of_company(0x0057), DeviceClass::AUDIO);     // Harman
  CHECK_EQUAL(class_of_company(0x009E), DeviceClass::AUDIO);     // Bose
  CHECK_EQUAL(class_of_company(0x0BA9), DeviceClass::FIXTURE);   // Shelly
  CHECK_EQUAL(class_of_company(0x0969), DeviceClass::FIXTURE);   // SwitchBot
  CHECK_EQUAL(class_of_company(0x067C), DeviceClass::TAG);       // Tile
  CHECK_EQUAL(class_of_company(0x015D), DeviceClass::BEACON);    // Estimote
}

TEST(takes_makers_of_many_things_for_none) {
  // Samsung, Google, Sony, Xiaomi, Huawei, LG: phones, televisions, watches and earphones under one number
  for (const uint16_t company : std::array<uint16_t, 6>{0x0075, 0x00E0, 0x012D, 0x038F, 0x027D, 0x00C4})
    CHECK_EQUAL(class_of_company(company), DeviceClass::UNKNOWN);
}

TEST(knows_members_services) {
  CHECK_EQUAL(class_of_service(0xFD5A), DeviceClass::TAG);       // Samsung SmartTag
  CHECK_EQUAL(class_of_service(0xFEED), DeviceClass::TAG);       // Tile
  CHECK_EQUAL(class_of_service(0xFCB2), DeviceClass::TAG);       // unwanted trackers
  CHECK_EQUAL(class_of_service(0xFD62), DeviceClass::WEARABLE);  // Fitbit
  CHECK_EQUAL(class_of_service(0xFEE0), DeviceClass::WEARABLE);  // Huami
  CHECK_EQUAL(class_of_service(0xFDDF), DeviceClass::AUDIO);     // Harman
  CHECK_EQUAL(class_of_service(0xFD3D), DeviceClass::FIXTURE);   // SwitchBot
  CHECK_EQUAL(class_of_service(0xFCD2), DeviceClass::FIXTURE);   // BTHome
  CHECK_EQUAL(class_of_service(0xEC88), DeviceClass::FIXTURE);   // Govee
  CHECK_EQUAL(class_of_service(0x1844), DeviceClass::AUDIO);     // volume control
  CHECK_EQUAL(class_of_service(0xFFFF), DeviceClass::UNKNOWN);
  CHECK_EQUAL(class_of_service(0x0000), DeviceClass::UNKNOWN);
}

TEST(knows_looks) {
  CHECK_EQUAL(class_of_appearance(0x00C2), DeviceClass::WEARABLE);  // smartwatch
  CHECK_EQUAL(class_of_appearance(0x0941), DeviceClass::AUDIO);     // earbud
  CHECK_EQUAL(class_of_appearance(0x0A40), DeviceClass::AUDIO);     // hearing aid
  CHECK_EQUAL(class_of_appearance(0x0C40), DeviceClass::WEARABLE);  // pulse oximeter
  CHECK_EQUAL(class_of_appearance(0x0240), DeviceClass::TAG);       // keyring
  CHECK_EQUAL(class_of_appearance(0x0541), DeviceClass::FIXTURE);   // motion sensor
  CHECK_EQUAL(class_of_appearance(0x0841), DeviceClass::FIXTURE);   // loudspeaker
  CHECK_EQUAL(class_of_appearance(0x0A01), DeviceClass::FIXTURE);   // television
  CHECK_EQUAL(class_of_appearance(0x0300), DeviceClass::UNKNOWN);   // thermometer
}

TEST(finds_every_number_of_the_tables) {
  for (const KnownNumber &known : SERVICES) {
    if (known.number != 0xFEAA)  // Eddystone has a test of its own
      CHECK_EQUAL(class_of_service(known.number), known.device_class);
  }
  for (const KnownNumber &known : COMPANIES)
    CHECK_EQUAL(class_of_company(known.number), known.device_class);
  for (const KnownNumber &known : CONTINUITY)
    CHECK_EQUAL(class_of(apple({static_cast<uint8_t>(known.number), 1, 0})), known.device_class);
  for (const KnownNumber &known : MICROSOFT_DEVICES)
    CHECK_EQUAL(class_of(structure(0xFF, {6, 0, 1, static_cast<uint8_t>(known.number)})), known.device_class);
  for (const KnownNumber &known : APPEARANCES)
    CHECK_EQUAL(class_of_appearance(static_cast<uint16_t>(known.number << 6)), known.device_class);
}

TEST(believes_a_thing_of_its_own_looks_first) {
  const Bytes watch = structure(0x19, {0xC0, 0x00});
  CHECK_EQUAL(class_of(watch), DeviceClass::WEARABLE);
  CHECK_EQUAL(class_of(joined({structure(0x03, {0x2C, 0xFE}), watch})), DeviceClass::WEARABLE);
  CHECK_EQUAL(class_of(joined({watch, structure(0x03, {0x2C, 0xFE})})), DeviceClass::WEARABLE);
  CHECK_EQUAL(class_of(structure(0x19, {0x40, 0x00})), DeviceClass::PHONE);
  CHECK_EQUAL(class_of(structure(0x19, {0x81, 0x00})), DeviceClass::COMPUTER);
  CHECK_EQUAL(class_of(structure(0x19, {0x41, 0x09})), DeviceClass::AUDIO);
  CHECK_EQUAL(class_of(structure(0x19, {0x40})), DeviceClass::UNKNOWN);
}

TEST(fingerprint_is_of_the_model_not_of_the_moment) {
  const uint32_t model = fingerprint(phone_payload());
  CHECK(model != 0);
  CHECK_EQUAL(fingerprint(joined({structure(0x01, {0x1A}), structure(0x0A, {0x0C}),
                                  apple({0x10, 0x05, 0x77, 0x66, 0x55, 0x44, 0x33})})),
              model);
  CHECK_EQUAL(fingerprint(structure(0x09, {'A', 'n', 'n'})), fingerprint(structure(0x09, {'B', 'o'})));
  CHECK_EQUAL(fingerprint(structure(0xFF, {0x75, 0x00, 1, 2})), fingerprint(structure(0xFF, {0x75, 0x00, 3, 4})));
  CHECK_EQUAL(fingerprint(structure(0x16, {0x2C, 0xFE, 1})), fingerprint(structure(0x16, {0x2C, 0xFE, 2})));
  CHECK_EQUAL(fingerprint(structure(0xFF, {0x06, 0x00, 1, 9, 5, 5})),
              fingerprint(structure(0xFF, {0x06, 0x00, 1, 9, 6, 6})));
}

TEST(fingerprint_tells_models_apart) {
  Bytes long_uuid(18, 7);
  long_uuid[0] = 17;
  Bytes other_long_uuid = long_uuid;
  other_long_uuid[17] = 8;
  std::vector<uint32_t> fingerprints{
      fingerprint(phone_payload()),
      fingerprint(apple({0x10, 0x05, 1, 2, 3, 4, 5})),
      fingerprint(apple({0x10, 0x06, 1, 2, 3, 4, 5, 6})),
      fingerprint(apple({0x0C, 0x05, 1, 2, 3, 4, 5})),
      fingerprint(structure(0xFF, {0x75, 0x00, 1, 2})),
      fingerprint(structure(0xFF, {0x75, 0x00, 1, 2, 3})),
      fingerprint(structure(0xFF, {0x76, 0x00, 1, 2})),
      fingerprint(structure(0xFF, {0x06, 0x00, 1, 9, 5})),
      fingerprint(structure(0xFF, {0x06, 0x00, 1, 8, 5})),
      fingerprint(structure(0xFF, {0x06})),
      fingerprint(structure(0x03, {0xF3, 0xFE})),
      fingerprint(structure(0x03, {0x2C, 0xFE})),
      fingerprint(structure(0x16, {0x2C, 0xFE, 1})),
      fingerprint(structure(0x16, {0x2C, 0xFE, 1, 2})),
      fingerprint(structure(0x19, {0x40, 0x00})),
      fingerprint(structure(0x19, {0x41, 0x00})),
      fingerprint(structure(0x01, {0x06})),
      fingerprint(structure(0x01, {0x1A})),
      fingerprint(long_uuid),
      fingerprint(other_long_uuid),
  };
  std::sort(fingerprints.begin(), fingerprints.end());
  CHECK(std::adjacent_find(fingerprints.begin(), fingerprints.end()) == fingerprints.end());
}

TEST(fingerprints_keep_their_values) {
  // Of an implementation that hashed byte by byte; a hub joins what nodes of several versions hear.
  CHECK_EQUAL(fingerprint(phone_payload()), 0x1FEB900DU);
  CHECK_EQUAL(fingerprint(joined({structure(0x03, {0xF3, 0xFE}), structure(0x16, {0x2C, 0xFE, 1, 2, 3})})),
              0x7D4EF4F1U);
  CHECK_EQUAL(fingerprint(structure(0xFF, {0x06, 0x00, 1, 9, 5})), 0x9E30C809U);
}

TEST(fingerprint_depends_on_the_key) {
  CHECK(advertisement_fingerprint(KEY, phone_payload()) != advertisement_fingerprint(Key{9}, phone_payload()));
}

TEST(reads_the_longest_payload) {
  Bytes payload;
  while (payload.size() + 256 <= 1650)
    frames::add(&payload, Bytes(256, 255));
  CHECK_EQUAL(class_of(payload), DeviceClass::UNKNOWN);
  CHECK(fingerprint(payload) != 0);
}

static Bytes ibeacon(std::initializer_list<uint8_t> start = {0x4C, 0x00, 0x02, 0x15}) {
  Bytes bytes{0x1A, 0xFF};
  bytes.insert(bytes.end(), start);
  for (uint8_t i = 0; i < 20; i++)
    bytes.push_back(i);
  bytes.push_back(0xC5);
  return bytes;
}

TEST(reads_a_beacons_identity) {
  BeaconIdentity expected{};
  for (uint8_t i = 0; i < expected.size(); i++)
    expected[i] = i;
  BeaconIdentity identity{};
  CHECK(read_ibeacon_identity(ibeacon(), &identity));
  CHECK(identity == expected);
  identity = {};
  CHECK(read_ibeacon_identity(joined({structure(0x01, {0x06}), structure(0xFF, {0x75, 0}), ibeacon()}), &identity));
  CHECK(identity == expected);
  CHECK_EQUAL(class_of(ibeacon()), DeviceClass::BEACON);
}

TEST(reads_no_identity_where_there_is_none) {
  BeaconIdentity identity{};
  CHECK(!read_ibeacon_identity({}, &identity));
  CHECK(!read_ibeacon_identity(phone_payload(), &identity));
  CHECK(!read_ibeacon_identity(ibeacon({0x4D, 0x00, 0x02, 0x15}), &identity));  // another company
  CHECK(!read_ibeacon_identity(ibeacon({0x4C, 0x00, 0x12, 0x15}), &identity));  // another message
  CHECK(!read_ibeacon_identity(ibeacon({0x4C, 0x00, 0x02, 0x14}), &identity));
  const Bytes whole = ibeacon();
  for (size_t length = 0; length < whole.size(); length++) {
    const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    CHECK(!read_ibeacon_identity(part, &identity));
    Bytes shorter = part;
    if (length > 1) {
      shorter[0] = static_cast<uint8_t>(length - 1);
      CHECK(!read_ibeacon_identity(shorter, &identity));
    }
  }
  CHECK(identity == BeaconIdentity{});
}

TEST(survives_any_bytes) {
  check::Random random(1650);
  for (int round = 0; round < 20000; round++) {
    Bytes payload =
        joined({ibeacon(), phone_payload(), structure(0x16, {0xAA, 0xFE, 0x40}), structure(0x19, {0x40, 0})});
    for (uint32_t i = random.below(6); i > 0; i--)
      payload[random.below(static_cast<uint32_t>(payload.size()))] = random.byte();
    payload.resize(random.below(static_cast<uint32_t>(payload.size() + 1)));
    payload.shrink_to_fit();
    Observation seen{};
    BeaconIdentity identity;
    read_advertisement(AddressKind::STATIC, THING, payload, &seen);
    read_ibeacon_identity(payload, &identity);
    advertisement_fingerprint(KEY, payload);
  }
}
