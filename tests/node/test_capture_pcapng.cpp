#include "capture_reader.h"

#include "captures.h"
#include "check.h"

using namespace esphome::footfall;
using namespace captures;

static constexpr uint32_t NOON = 1700000000;

static Bytes padded(Bytes bytes) {
  while (bytes.size() % 4 != 0)
    bytes.push_back(0);
  return bytes;
}

static Bytes block(uint32_t type, const Bytes &body, bool big = false) {
  const Bytes content = padded(body);
  const auto length = static_cast<uint32_t>(content.size() + 12);
  Bytes bytes;
  add_32(&bytes, type, big);
  add_32(&bytes, length, big);
  add(&bytes, content);
  add_32(&bytes, length, big);
  return bytes;
}

static Bytes section(bool big = false) {
  Bytes body;
  add_32(&body, 0x1A2B3C4D, big);
  add_16(&body, 1, big);
  add_16(&body, 0, big);
  body.insert(body.end(), 8, 0xFF);
  return block(0x0A0D0D0A, body, big);
}

static Bytes option(uint16_t code, const Bytes &value, bool big = false) {
  Bytes bytes;
  add_16(&bytes, code, big);
  add_16(&bytes, static_cast<uint32_t>(value.size()), big);
  add(&bytes, padded(value));
  return bytes;
}

static Bytes interface(uint16_t link_type, const Bytes &options = {}, bool big = false) {
  Bytes body;
  add_16(&body, link_type, big);
  add_16(&body, 0, big);
  add_32(&body, 0, big);
  add(&body, options);
  return block(1, body, big);
}

static Bytes packet(uint64_t ticks, const Bytes &data, uint32_t interface = 0, bool big = false) {
  Bytes body;
  add_32(&body, interface, big);
  add_32(&body, static_cast<uint32_t>(ticks >> 32), big);
  add_32(&body, static_cast<uint32_t>(ticks), big);
  add_32(&body, static_cast<uint32_t>(data.size()), big);
  add_32(&body, static_cast<uint32_t>(data.size()), big);
  add(&body, data);
  return block(6, body, big);
}

static Bytes join(const std::vector<Bytes> &blocks) { return frames::joined(blocks); }

static constexpr uint64_t NOON_US = NOON * 1000000ULL + 123456;

static int64_t time_with(const Bytes &options, uint64_t ticks) {
  const Reading reading = read(join({section(), interface(105, options), packet(ticks, probe())}));
  CHECK_EQUAL(reading.error, "");
  return reading.records[0].time_us;
}

TEST(reads_both_byte_orders) {
  for (const bool big : {false, true}) {
    const Reading reading =
        read(join({section(big), interface(127, {}, big), packet(NOON_US, radiotap(probe()), 0, big),
                   packet(NOON_US + 1, radiotap(probe(2)), 0, big)}));
    CHECK_EQUAL(reading.error, "");
    CHECK_EQUAL(reading.records.size(), 2U);
    CHECK_EQUAL(reading.records[1].time_us, static_cast<int64_t>(NOON_US + 1));
    CHECK_EQUAL(reading.records[1].offset,
                section().size() + interface(127).size() + packet(0, radiotap(probe())).size());
    CHECK(reading.frames[1] == probe(2));
  }
}

TEST(reads_every_resolution_of_time) {
  const auto expected = static_cast<int64_t>(NOON_US);
  CHECK_EQUAL(time_with({}, NOON_US), expected);
  CHECK_EQUAL(time_with(option(9, {6}), NOON_US), expected);
  CHECK_EQUAL(time_with(option(9, {9}), NOON_US * 1000 + 999), expected);
  CHECK_EQUAL(time_with(option(9, {3}), NOON_US / 1000), NOON * 1000000LL + 123000);
  CHECK_EQUAL(time_with(option(9, {0}), NOON), NOON * 1000000LL);
  CHECK_EQUAL(time_with(option(9, {0x80 | 1}), NOON * 2ULL + 1), NOON * 1000000LL + 500000);
  CHECK_EQUAL(time_with(option(9, {0x80 | 20}), (static_cast<uint64_t>(NOON) << 20) + (1U << 19)),
              NOON * 1000000LL + 500000);
  // So fine that only the first seconds after 1970 fit.
  CHECK_EQUAL(time_with(option(9, {18}), 2500000000000000000ULL), 2500000);
  CHECK_EQUAL(time_with(option(9, {0x80 | 62}), (1ULL << 62) + (1ULL << 61)), 1500000);
}

TEST(adds_an_interfaces_offset) {
  Bytes value;
  add_32(&value, NOON);
  add_32(&value, 0);
  CHECK_EQUAL(time_with(join({option(2, {'e', 't', 'h'}), option(14, value)}), 5), NOON * 1000000LL + 5);
}

TEST(refuses_a_time_that_no_calendar_has) {
  const Bytes before = option(14, Bytes(8, 0xFF));
  const size_t packet_offset = 28 + interface(105, before).size();
  CHECK_FAILED(read(join({section(), interface(105, before), packet(1, probe())})), "none from 1970 to 9998",
               packet_offset);
  // With this resolution a tick is a second: the first second of the year 9999 is taken, the next one is not.
  const Bytes seconds = option(9, {0});
  CHECK_EQUAL(time_with(seconds, 253370764800), 253370764800 * 1000000LL);
  CHECK_FAILED(read(join({section(), interface(105, seconds), packet(253370764801, probe())})),
               "none from 1970 to 9998", 28 + interface(105, seconds).size());
}

TEST(ends_options_where_they_say) {
  CHECK_EQUAL(time_with(join({option(0, {}), option(9, {9})}), NOON_US), static_cast<int64_t>(NOON_US));
}

TEST(refuses_options_that_cannot_be) {
  Bytes lying = option(9, {6});
  lying[2] = 200;
  CHECK_FAILED(read(join({section(), interface(105, lying)})), "an option of an interface runs over", 28);
  CHECK_FAILED(read(join({section(), interface(105, option(9, {20}))})), "a time resolution of 1 in 10 to the 20th",
               28);
  CHECK_FAILED(read(join({section(), interface(105, option(9, {0xC0}))})), "a time resolution of 1 in 2 to the 64th",
               28);
  Bytes value(8, 0x7F);
  CHECK_FAILED(read(join({section(), interface(105, option(14, value)), packet(1, probe())})), "none from 1970 to 9998",
               28 + interface(105, option(14, value)).size());
}

TEST(takes_the_check_sum_off_that_an_interface_announces) {
  Bytes with_check = probe();
  with_check.insert(with_check.end(), {1, 2, 3, 4});
  for (const uint8_t length : std::array<uint8_t, 2>{4, 32}) {
    const Reading reading = read(join({section(), interface(105, option(13, {length})), packet(1, with_check)}));
    CHECK(reading.frames[0] == probe());
  }
}

TEST(passes_over_blocks_it_does_not_know) {
  const Reading reading = read(join({section(), block(5, Bytes(20, 1)), interface(105),
                                     block(0x0BAD, Bytes(3000000, 7)), packet(NOON_US, probe()), block(4, {})}));
  CHECK_EQUAL(reading.error, "");
  CHECK_EQUAL(reading.records.size(), 1U);
}

TEST(reads_old_packet_blocks) {
  Bytes body;
  add_16(&body, 0);  // interface
  add_16(&body, 7);  // drops
  add_32(&body, static_cast<uint32_t>(NOON_US >> 32));
  add_32(&body, static_cast<uint32_t>(NOON_US));
  add_32(&body, static_cast<uint32_t>(probe().size()));
  add_32(&body, static_cast<uint32_t>(probe().size()));
  add(&body, probe());
  const Reading reading = read(join({section(), interface(105), block(2, body)}));
  CHECK_EQUAL(reading.error, "");
  CHECK(reading.frames[0] == probe());
}

TEST(reads_several_interfaces_and_sections) {
  const Bytes advertisement = advertising(0x40, {1, 0, 0, 0, 0, 0x42}, frames::structure(1, {6}));
  const Reading reading =
      read(join({section(), interface(1), interface(127), packet(1, Bytes(60, 1), 0), packet(2, radiotap(probe()), 1),
                 section(true), interface(251, {}, true), packet(3, advertisement, 0, true)}));
  CHECK_EQUAL(reading.error, "");
  CHECK_EQUAL(reading.records.size(), 2U);
  CHECK_EQUAL(reading.skipped, 1U);
  CHECK_EQUAL(reading.records[0].radio, Radio::WIFI);
  CHECK_EQUAL(reading.records[1].radio, Radio::BLUETOOTH);
}

TEST(says_that_no_link_type_is_read) {
  const Bytes file = join({section(), interface(1), packet(1, Bytes(60, 1))});
  CHECK_FAILED(read(file), "link type 1 is not read", file.size());
}

TEST(says_that_a_file_holds_no_packets) {
  CHECK_FAILED(read(section()), "holds no packets", 28);
  CHECK_FAILED(read(join({section(), interface(105)})), "holds no packets", 28 + interface(105).size());
}

TEST(gives_what_stands_before_a_cut_whatever_its_place) {
  const Bytes start = join({section(), interface(105)});
  const Bytes one = packet(NOON_US, probe());
  const Bytes whole = join({start, one, one});
  for (size_t length = 4; length < whole.size(); length++) {
    const Reading reading = read(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)));
    // A packet whose bytes are all there is given even if its block is cut: 4 bytes of length and the padding follow
    // it.
    const size_t data_end = 28 + probe().size();
    size_t expected = 0;
    for (size_t i = 0; i < 2; i++)
      expected += length >= start.size() + i * one.size() + data_end ? 1 : 0;
    CHECK_EQUAL(reading.records.size(), expected);
    const bool between = length == section().size() || length == start.size() || length == start.size() + one.size();
    CHECK_EQUAL(reading.error.find("the file ends within") == std::string::npos, between);
  }
}

TEST(refuses_blocks_that_contradict_themselves) {
  const Bytes start = join({section(), interface(105)});
  Bytes lying = packet(NOON_US, probe());
  lying[lying.size() - 4] ^= 4;
  Reading reading = read(join({start, lying, packet(NOON_US, probe())}));
  CHECK_EQUAL(reading.records.size(), 1U);
  CHECK_FAILED(reading, "bytes at its start and", start.size());

  for (const uint32_t length : {0U, 8U, 13U, 0x04000004U, 0xFFFFFFFCU}) {
    Bytes bad;
    add_32(&bad, 6);
    add_32(&bad, length);
    bad.insert(bad.end(), 40, 0);
    CHECK_FAILED(read(join({start, bad})), "no capture has one", start.size());
  }
  CHECK_FAILED(read(join({start, block(6, Bytes(4, 0))})), "a packet's block of 16 bytes is too short", start.size());
  CHECK_FAILED(read(join({section(), block(1, Bytes(4, 0))})), "an interface's description is too short", 28);
  CHECK_FAILED(read(join({section(), block(1, Bytes(70000, 0))})), "an interface's description of 70012 bytes", 28);

  Bytes longer = packet(NOON_US, probe());
  longer[20] = 0xFF;
  CHECK_FAILED(read(join({start, longer})), "a packet of 255 bytes in a block of", start.size());
  CHECK_FAILED(read(join({start, packet(NOON_US, probe(), 1)})), "a packet of interface 1, which", start.size());
}

TEST(refuses_sections_that_cannot_be) {
  Bytes bad = section();
  bad[8] = 0;
  CHECK_FAILED(read(bad), "a section without a byte order", 0);
  bad = section();
  bad[12] = 2;
  CHECK_FAILED(read(bad), "pcapng version 2 is not read", 0);
  bad = section();
  bad[4] = 12;
  CHECK_FAILED(read(bad), "a section's header of 12 bytes is too short", 0);
}

TEST(refuses_packets_without_a_time) {
  const Bytes start = join({section(), interface(105)});
  CHECK_FAILED(read(join({start, packet(1, probe()), block(3, Bytes(64, 0))})), "a packet without a time",
               start.size() + packet(1, probe()).size());
}

TEST(survives_any_bytes) {
  check::Random random(28);
  for (int round = 0; round < 1500; round++) {
    const bool big = random.below(2) == 0;
    Bytes file = join({section(big), interface(127, option(9, {9}, big), big),
                       packet(NOON_US, radiotap(probe()), 0, big), packet(NOON_US, radiotap(probe()), 0, big)});
    for (uint32_t i = 1 + random.below(6); i > 0; i--)
      file[random.below(static_cast<uint32_t>(file.size()))] = random.byte();
    CHECK(read(file).records.size() <= 2);
  }
}
