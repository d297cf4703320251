#include "action_arguments.h"

#include <string>

#include "check.h"

using namespace esphome::footfall;

TEST(reads_identities_of_16_hexadecimal_digits_only) {
  uint64_t value;
  CHECK(parse_identity("0123456789abCDEF", &value));
  CHECK_EQUAL(value, 0x0123456789abcdefULL);
  for (const char *bad : {"", "0", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeg", "0x23456789abcdef",
                          " 123456789abcdef", "-123456789abcdef"})
    CHECK(!parse_identity(bad, &value));
}

TEST(reads_a_poll) {
  PullRequest request;
  CHECK(parse_pull_request({"00000000000000ff", -1, 0}, &request));
  CHECK_EQUAL(request.hub, 255U);
  CHECK_EQUAL(request.cursor, -1);
  CHECK(parse_pull_request({"00000000000000ff", 2147483647, 25000}, &request));
  CHECK_EQUAL(request.cursor, 2147483647);
  CHECK_EQUAL(request.wait_ms, 25000U);
  CHECK(!parse_pull_request({"ff", 0, 0}, &request));
  CHECK(!parse_pull_request({"00000000000000ff", -2, 0}, &request));
  CHECK(!parse_pull_request({"00000000000000ff", 0, -1}, &request));
  CHECK(!parse_pull_request({"00000000000000ff", 0, 25001}, &request));
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

TEST(reads_for_each_key_whether_it_is_anonymous) {
  KeyRequest request;
  CHECK(parse_key_request(GOOD, &request));
  CHECK(!request.anonymous);
  CHECK(!request.next_anonymous);
  KeyArguments given = GOOD;
  given.epoch = 256 + 255;
  given.next_epoch = 256 + 1;
  CHECK(parse_key_request(given, &request));
  CHECK(request.anonymous);
  CHECK(request.next_anonymous);
  CHECK_EQUAL(request.epoch, 255);
  CHECK_EQUAL(request.next_epoch, 1);
  given.next_epoch = 1;
  CHECK(parse_key_request(given, &request));
  CHECK(request.anonymous);
  CHECK(!request.next_anonymous);
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
  CHECK(refused([](KeyArguments *given) { given->epoch = 512; }));
  CHECK(refused([](KeyArguments *given) { given->epoch = -1; }));
  CHECK(refused([](KeyArguments *given) { given->key = "00112233"; }));
  CHECK(refused([](KeyArguments *given) { given->key = "zz112233445566778899aabbccddeeff"; }));
  CHECK(refused([](KeyArguments *given) { given->seconds = 0; }));
  CHECK(refused([](KeyArguments *given) { given->seconds = -5; }));
  CHECK(refused([](KeyArguments *given) { given->next_epoch = 7; }));
  CHECK(refused([](KeyArguments *given) { given->next_epoch = 256; }));
  CHECK(refused([](KeyArguments *given) { given->next_epoch = 256 + 7; }));
  CHECK(refused([](KeyArguments *given) { given->next_epoch = 512; }));
  CHECK(refused([](KeyArguments *given) { given->next_epoch = -1; }));
  CHECK(refused([](KeyArguments *given) { given->next_key = ""; }));
  CHECK(refused([](KeyArguments *given) { given->next_seconds = 0; }));
  CHECK(refused([](KeyArguments *given) { given->next_epoch = 0; }));  // but a key
}

static const std::string HUB = "0000000000000001";
static const std::string TOKEN = "00000000000000ff";
static const std::string IDENTITY = "fda50693a4e24fb1afcfc6eb0764782500010002";

/// As many identities, one after the other.
static std::string identities(size_t count) {
  std::string all;
  for (size_t i = 0; i < count; i++)
    all += IDENTITY;
  return all;
}

TEST(reads_a_request_for_beacons) {
  BeaconsRequest request;
  CHECK(parse_beacons_request({HUB, TOKEN, IDENTITY + "FDA50693A4E24FB1AFCFC6EB07647825FFFF0003"}, &request));
  CHECK_EQUAL(request.hub, 1U);
  CHECK_EQUAL(request.token, 255U);
  CHECK_EQUAL(request.count, 2);
  CHECK_EQUAL(request.identities[0][0], 0xfd);
  CHECK_EQUAL(request.identities[0][19], 0x02);
  CHECK_EQUAL(request.identities[1][15], 0x25);
  CHECK_EQUAL(request.identities[1][16], 0xff);
  CHECK_EQUAL(request.identities[1][19], 0x03);
}

TEST(takes_as_many_beacons_as_there_is_room_for) {
  BeaconsRequest request;
  CHECK(parse_beacons_request({HUB, TOKEN, ""}, &request));
  CHECK_EQUAL(request.count, 0);
  CHECK(parse_beacons_request({HUB, TOKEN, identities(16)}, &request));
  CHECK_EQUAL(request.count, 16);
  CHECK(!parse_beacons_request({HUB, TOKEN, identities(17)}, &request));
}

TEST(refuses_beacons_that_are_none) {
  BeaconsRequest request;
  CHECK(!parse_beacons_request({"1", TOKEN, IDENTITY}, &request));
  CHECK(!parse_beacons_request({HUB, "", IDENTITY}, &request));
  CHECK(!parse_beacons_request({HUB, TOKEN, "0"}, &request));
  CHECK(!parse_beacons_request({HUB, TOKEN, IDENTITY.substr(1)}, &request));
  CHECK(!parse_beacons_request({HUB, TOKEN, IDENTITY + "0"}, &request));
  CHECK(!parse_beacons_request({HUB, TOKEN, IDENTITY + std::string(40, ' ')}, &request));
}

TEST(reads_a_request_for_equipment) {
  EquipmentRequest request;
  CHECK(parse_equipment_request({HUB, TOKEN, 900, -80}, &request));
  CHECK_EQUAL(request.hub, 1U);
  CHECK_EQUAL(request.token, 255U);
  CHECK_EQUAL(request.seconds, 900);
  CHECK_EQUAL(request.signal, -80);
  CHECK(parse_equipment_request({HUB, TOKEN, 0, 0}, &request));
  CHECK_EQUAL(request.seconds, 0);
  CHECK_EQUAL(request.signal, 0);
}

TEST(refuses_equipment_out_of_bounds) {
  EquipmentRequest request;
  CHECK(!parse_equipment_request({"", TOKEN, 60, -50}, &request));
  CHECK(!parse_equipment_request({HUB, "x", 60, -50}, &request));
  CHECK(!parse_equipment_request({HUB, TOKEN, -1, -50}, &request));
  CHECK(!parse_equipment_request({HUB, TOKEN, 901, -50}, &request));
  CHECK(!parse_equipment_request({HUB, TOKEN, 60, -81}, &request));
  CHECK(!parse_equipment_request({HUB, TOKEN, 60, 1}, &request));
}
