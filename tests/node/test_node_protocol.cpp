#include "node_protocol.h"

#include <algorithm>

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

TEST(reads_identities_of_16_hexadecimal_digits_only) {
  uint64_t value;
  CHECK(parse_identity("0123456789abCDEF", &value));
  CHECK_EQUAL(value, 0x0123456789abcdefULL);
  for (const char *bad : {"", "0", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeg", "0x23456789abcdef",
                          " 123456789abcdef", "-123456789abcdef"})
    CHECK(!parse_identity(bad, &value));
}

static const KeyArguments GOOD{"0000000000000001",
                               "00000000000000ff",
                               7,
                               "00112233445566778899aabbccddeeff",
                               60,
                               8,
                               "ffeeddccbbaa99887766554433221100",
                               120,
                               true};

TEST(reads_a_request_for_keys) {
  KeyRequest request;
  CHECK(parse_key_request(GOOD, &request));
  CHECK_EQUAL(request.hub, 1U);
  CHECK_EQUAL(request.token, 255U);
  CHECK_EQUAL(request.epoch, 7);
  CHECK_EQUAL(request.key[1], 0x11);
  CHECK_EQUAL(request.seconds, 60U);
  CHECK_EQUAL(request.next_epoch, 8);
  CHECK_EQUAL(request.next_key[0], 0xff);
  CHECK_EQUAL(request.next_seconds, 120U);
  CHECK(request.take_over);
}

TEST(needs_no_next_key) {
  KeyArguments given = GOOD;
  given.next_epoch = 0;
  given.next_key = "";
  given.next_seconds = 0;
  KeyRequest request;
  CHECK(parse_key_request(given, &request));
  CHECK_EQUAL(request.next_epoch, 0);
}

TEST(refuses_every_bad_argument) {
  KeyRequest request;
  const auto refused = [&request](auto change) {
    KeyArguments given = GOOD;
    change(&given);
    return !parse_key_request(given, &request);
  };
  CHECK(refused([](KeyArguments *given) { given->hub = "1"; }));
  CHECK(refused([](KeyArguments *given) { given->token = ""; }));
  CHECK(refused([](KeyArguments *given) { given->epoch = 0; }));
  CHECK(refused([](KeyArguments *given) { given->epoch = 256; }));
  CHECK(refused([](KeyArguments *given) { given->epoch = -1; }));
  CHECK(refused([](KeyArguments *given) { given->key = "00112233"; }));
  CHECK(refused([](KeyArguments *given) { given->key = "zz112233445566778899aabbccddeeff"; }));
  CHECK(refused([](KeyArguments *given) { given->seconds = 0; }));
  CHECK(refused([](KeyArguments *given) { given->seconds = -5; }));
  CHECK(refused([](KeyArguments *given) { given->next_epoch = 7; }));
  CHECK(refused([](KeyArguments *given) { given->next_epoch = 300; }));
  CHECK(refused([](KeyArguments *given) { given->next_key = ""; }));
  CHECK(refused([](KeyArguments *given) { given->next_seconds = 0; }));
  CHECK(refused([](KeyArguments *given) { given->next_epoch = 0; }));  // but a key
}
