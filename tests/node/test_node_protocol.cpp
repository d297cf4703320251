#include "node_protocol.h"

#include <algorithm>

#include "action_arguments.h"
#include "check.h"
#include "golden.h"

using namespace esphome::footfall;

static AnswerHeader header_of(const golden::Vector &vector) {
  AnswerHeader header{};
  header.status = static_cast<AnswerStatus>(vector.number("status"));
  header.flags = static_cast<uint16_t>(vector.number("flags"));
  header.count = static_cast<uint16_t>(vector.number("count"));
  header.boot_id = static_cast<uint32_t>(vector.number("boot_id"));
  header.time_base = static_cast<TimeBase>(vector.number("time_base"));
  header.epoch = static_cast<uint8_t>(vector.number("epoch"));
  header.table_used = static_cast<uint16_t>(vector.number("table_used"));
  header.now_us = vector.number("now_us");
  header.base_us = vector.number("base_us");
  header.complete_us = vector.number("complete_us");
  header.oldest = static_cast<uint32_t>(vector.number("oldest"));
  header.newest = static_cast<uint32_t>(vector.number("newest"));
  header.next = static_cast<uint32_t>(vector.number("next"));
  header.missed = static_cast<uint32_t>(vector.number("missed"));
  header.epoch_left_s = static_cast<uint32_t>(vector.number("epoch_left_s"));
  header.heard_wifi = static_cast<uint32_t>(vector.number("heard_wifi"));
  header.heard_bluetooth = static_cast<uint32_t>(vector.number("heard_bluetooth"));
  header.lost_gate = static_cast<uint32_t>(vector.number("lost_gate"));
  header.lost_queue = static_cast<uint32_t>(vector.number("lost_queue"));
  header.lost_table = static_cast<uint32_t>(vector.number("lost_table"));
  header.lost_ring = static_cast<uint32_t>(vector.number("lost_ring"));
  header.lost_damaged = static_cast<uint32_t>(vector.number("lost_damaged"));
  header.unkeyed = static_cast<uint32_t>(vector.number("unkeyed"));
  header.table_rows = static_cast<uint16_t>(vector.number("table_rows"));
  header.next_epoch = static_cast<uint8_t>(vector.number("next_epoch"));
  return header;
}

static Sighting sighting_of(const std::vector<int64_t> &fields, int64_t base_us) {
  return {static_cast<uint64_t>(fields[0]), base_us + fields[2] * 1000,      static_cast<uint32_t>(fields[1]),
          static_cast<uint16_t>(fields[3]), static_cast<uint8_t>(fields[4]), static_cast<int8_t>(fields[5]),
          static_cast<uint8_t>(fields[6]),  static_cast<uint8_t>(fields[7]), static_cast<DeviceClass>(fields[8]),
          static_cast<uint8_t>(fields[9])};
}

TEST(encodes_the_golden_answers) {
  int encoded = 0;
  for (const golden::Vector &vector : golden::read("answer")) {
    const AnswerHeader header = header_of(vector);
    std::vector<uint8_t> bytes(HEADER_SIZE + vector.sightings.size() * SIGHTING_SIZE);
    encode_header(header, std::span<uint8_t, HEADER_SIZE>(bytes.data(), HEADER_SIZE));
    for (size_t i = 0; i < vector.sightings.size(); i++) {
      encode_sighting(sighting_of(vector.sightings[i], header.base_us), header.base_us,
                      std::span<uint8_t, SIGHTING_SIZE>(bytes.data() + HEADER_SIZE + i * SIGHTING_SIZE, SIGHTING_SIZE));
    }
    if (bytes != vector.bytes())
      check::fail(__FILE__, __LINE__, vector.name + " is encoded otherwise");
    encoded++;
  }
  CHECK(encoded >= 5);
}

TEST(encodes_the_golden_key_answers) {
  for (const golden::Vector &vector : golden::read("key_answer")) {
    const KeyAnswer answer{
        static_cast<KeyStatus>(vector.number("status")), static_cast<uint8_t>(vector.number("epoch")),
        static_cast<uint32_t>(vector.number("boot_id")), static_cast<uint32_t>(vector.number("epoch_left_s")),
        static_cast<uint8_t>(vector.number("next_epoch"))};
    std::array<uint8_t, KEY_ANSWER_SIZE> bytes;
    encode_key_answer(answer, bytes);
    if (std::vector<uint8_t>(bytes.begin(), bytes.end()) != vector.bytes())
      check::fail(__FILE__, __LINE__, vector.name + " is encoded otherwise");
  }
}

TEST(encodes_the_golden_answers_to_beacons) {
  for (const golden::Vector &vector : golden::read("beacons_answer")) {
    const BeaconsAnswer answer{static_cast<OwnerStatus>(vector.number("status")),
                               static_cast<uint8_t>(vector.number("count")),
                               static_cast<uint32_t>(vector.number("boot_id"))};
    std::array<uint8_t, BEACONS_ANSWER_SIZE> bytes;
    encode_beacons_answer(answer, bytes);
    if (std::vector<uint8_t>(bytes.begin(), bytes.end()) != vector.bytes())
      check::fail(__FILE__, __LINE__, vector.name + " is encoded otherwise");
  }
}

TEST(encodes_the_golden_answers_to_equipment) {
  for (const golden::Vector &vector : golden::read("equipment_answer")) {
    const EquipmentAnswer answer{
        static_cast<OwnerStatus>(vector.number("status")), static_cast<uint8_t>(vector.number("flags")),
        static_cast<uint16_t>(vector.number("seconds_left")), static_cast<uint32_t>(vector.number("boot_id")),
        static_cast<uint16_t>(vector.number("heard_s"))};
    std::vector<EquipmentEntry> entries;
    for (const golden::Entry &entry : vector.entries) {
      entries.push_back({{}, static_cast<uint8_t>(entry.kind), static_cast<int8_t>(entry.rssi)});
      CHECK(parse_hex(entry.address, entries.back().address));
    }
    CHECK_EQUAL(entries.size(), static_cast<size_t>(vector.number("count")));
    std::array<uint8_t, EQUIPMENT_ANSWER_SIZE> bytes;
    const size_t length = encode_equipment_answer(answer, entries, bytes);
    if (std::vector<uint8_t>(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)) != vector.bytes())
      check::fail(__FILE__, __LINE__, vector.name + " is encoded otherwise");
  }
}

TEST(gives_the_golden_pseudonyms_of_beacons) {
  for (const golden::Vector &vector : golden::read("beacon_pseudonym")) {
    Key key;
    std::ranges::copy(vector.bytes("key"), key.begin());
    BeaconIdentity identity;
    CHECK(parse_hex(vector.fields.at("identity"), identity));
    CHECK_EQUAL(pseudonym(key, identity), static_cast<uint64_t>(vector.number("value")));
  }
}

TEST(gives_the_golden_pseudonyms) {
  for (const golden::Vector &vector : golden::read("pseudonym")) {
    Key key;
    std::ranges::copy(vector.bytes("key"), key.begin());
    std::string digits = vector.fields.at("address");
    std::erase(digits, ':');
    Address address;
    CHECK(parse_hex(digits, address));
    const bool wifi = vector.number("tag") == 0x57;
    const auto kind = vector.number("tag") == 0x52 ? AddressKind::STATIC : AddressKind::PUBLIC;
    CHECK_EQUAL(pseudonym(key, address, wifi ? Radio::WIFI : Radio::BLUETOOTH, kind),
                static_cast<uint64_t>(vector.number("value")));
  }
}
