#include "capture_reader.h"

#include "captures.h"
#include "check.h"

using namespace esphome::footfall;
using namespace captures;

static constexpr uint32_t RADIOTAP = 127;
static constexpr uint32_t NOON = 1700000000;

static Bytes three_packets(bool big = false, bool nanoseconds = false) {
  Bytes file = pcap_header(RADIOTAP, big, nanoseconds);
  for (uint16_t i = 0; i < 3; i++)
    add_packet(&file, NOON + i, nanoseconds ? 250000999 : 250000, radiotap(probe(i)), big);
  return file;
}

TEST(reads_all_four_kinds_of_pcap) {
  for (int kind = 0; kind < 4; kind++) {
    const Reading reading = read(three_packets((kind & 1) != 0, (kind & 2) != 0));
    CHECK_EQUAL(reading.error, "");
    CHECK_EQUAL(reading.records.size(), 3U);
    CHECK_EQUAL(reading.records[2].time_us, (NOON + 2) * 1000000LL + 250000);
    CHECK_EQUAL(reading.records[2].radio, Radio::WIFI);
    CHECK_EQUAL(reading.records[2].channel, 1);
    CHECK_EQUAL(reading.records[2].rssi, -50);
    CHECK(reading.frames[2] == probe(2));
  }
}

TEST(says_where_each_packet_stands) {
  const Reading reading = read(three_packets());
  const size_t packet = 16 + radiotap(probe()).size();
  CHECK_EQUAL(reading.records[0].offset, 24U);
  CHECK_EQUAL(reading.records[2].offset, 24 + 2 * packet);
}

TEST(reads_times_after_2038) {
  Bytes file = pcap_header(RADIOTAP);
  add_packet(&file, 0xFFFFFFFF, 999999, radiotap(probe()));
  CHECK_EQUAL(read(file).records[0].time_us, 0xFFFFFFFFLL * 1000000 + 999999);
}

TEST(gives_a_clock_that_jumps_back_as_it_is) {
  Bytes file = pcap_header(RADIOTAP);
  add_packet(&file, NOON, 0, radiotap(probe()));
  add_packet(&file, NOON - 3600, 0, radiotap(probe()));
  const Reading reading = read(file);
  CHECK_EQUAL(reading.records.size(), 2U);
  CHECK(reading.records[1].time_us < reading.records[0].time_us);
}

TEST(gives_what_stands_before_a_cut_whatever_its_place) {
  const Bytes whole = three_packets();
  const size_t packet = 16 + radiotap(probe()).size();
  for (size_t length = 25; length < whole.size(); length++) {
    const Reading reading = read(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)));
    const size_t complete = (length - 24) / packet;
    CHECK_EQUAL(reading.records.size(), complete);
    if ((length - 24) % packet == 0) {
      CHECK_EQUAL(reading.error, "");
    } else {
      CHECK_FAILED(reading, "the file ends within a packet", 24 + complete * packet);
    }
  }
}

TEST(says_that_a_file_is_empty) { CHECK_FAILED(read({}), "the file is empty", 0); }

TEST(says_that_a_file_holds_no_packets) { CHECK_FAILED(read(pcap_header(RADIOTAP)), "holds no packets", 24); }

TEST(says_that_a_files_header_is_cut) {
  const Bytes header = pcap_header(RADIOTAP);
  for (std::ptrdiff_t length = 4; length < 24; length++)
    CHECK_FAILED(read(Bytes(header.begin(), header.begin() + length)), "the file ends within a file header", 0);
  CHECK_FAILED(read({0xD4, 0xC3}), "under 4 bytes", 0);
}

TEST(says_that_a_file_is_not_a_capture) {
  CHECK_FAILED(read(Bytes(100, 'x')), "not a capture", 0);
  CHECK_FAILED(read(Bytes(100, 0)), "not a capture", 0);
  CHECK_FAILED(read({0x1F, 0x8B, 0x08, 0x00}), "compressed", 0);
}

TEST(says_that_a_link_type_is_not_read) {
  CHECK_FAILED(read(pcap_header(1)), "link type 1 is not read: wanted is 802.11", 20);
}

TEST(says_why_a_file_cannot_be_opened) {
  CaptureReader reader;
  CHECK(!reader.open("/nonexistent/capture.pcap"));
  CHECK(std::string(reader.error()).find("cannot be opened: No such file") == 0);
  CHECK(!reader.open("/"));
  CHECK(std::string(reader.error()).find("cannot be opened: Is a directory") == 0);
  CaptureRecord record{};
  CHECK(!reader.next(&record));
}

TEST(can_be_used_again_after_a_failure) {
  CaptureReader reader;
  CHECK(!reader.open("/nonexistent"));
  const File file(three_packets());
  CHECK(reader.open(file.path()));
  CHECK(!reader.failed());
  CaptureRecord record{};
  for (int i = 0; i < 3; i++)
    CHECK(reader.next(&record));
  CHECK(!reader.next(&record));
  CHECK(!reader.failed());
}

TEST(stops_at_a_length_that_no_packet_has) {
  Bytes file = three_packets();
  const size_t second = 24 + 16 + radiotap(probe()).size();
  for (int i = 0; i < 4; i++)
    file[second + 8 + static_cast<size_t>(i)] = 0xFF;
  const Reading reading = read(file);
  CHECK_EQUAL(reading.records.size(), 1U);
  CHECK_FAILED(reading, "a packet of 4294967295 bytes", second);
}

TEST(stops_where_a_wrong_length_leads_astray) {
  Bytes file = three_packets();
  file[24 + 8] = static_cast<uint8_t>(file[24 + 8] - 7);
  const Reading reading = read(file);
  CHECK_EQUAL(reading.records.size(), 1U);
  CHECK(!reading.error.empty());
  CHECK_EQUAL(reading.error_offset, 24 + 16 + radiotap(probe()).size() - 7);
}

TEST(stops_at_a_time_that_cannot_be) {
  Bytes file = pcap_header(RADIOTAP);
  add_packet(&file, NOON, 0, radiotap(probe()));
  const size_t second = file.size();
  add_packet(&file, NOON, 1000000, radiotap(probe()));
  const Reading reading = read(file);
  CHECK_EQUAL(reading.records.size(), 1U);
  CHECK_FAILED(reading, "a packet's time has 1000000 of 1000000 parts", second);
}

TEST(reads_packets_of_no_length_and_of_the_greatest) {
  Bytes file = pcap_header(105);
  add_packet(&file, NOON, 0, {});
  add_packet(&file, NOON, 0, Bytes(262144, 0x80));
  const Reading reading = read(file);
  CHECK_EQUAL(reading.error, "");
  CHECK_EQUAL(reading.records.size(), 2U);
  CHECK_EQUAL(reading.frames[1].size(), 262144U);
}

TEST(reads_a_file_larger_than_its_buffer) {
  Bytes file = pcap_header(105);
  const Bytes frame = probe(9);
  size_t count = 0;
  for (; file.size() < 3 * CaptureFile::BUFFER_SIZE; count++)
    add_packet(&file, NOON, 0, frame);
  const Reading reading = read(file);
  CHECK_EQUAL(reading.error, "");
  CHECK_EQUAL(reading.records.size(), count);
  for (const Bytes &one : reading.frames)
    CHECK(one == frame);
}

TEST(takes_the_check_sum_off_that_the_file_announces) {
  Bytes with_check = probe();
  with_check.insert(with_check.end(), {1, 2, 3, 4});
  // Raw 802.11 whose header says: 4 bytes of check sum (2 units of 16 bits)
  Bytes file = pcap_header(105 | 0x04000000 | 0x20000000);
  add_packet(&file, NOON, 0, with_check);
  CHECK(read(file).frames[0] == probe());
  file = pcap_header(RADIOTAP);
  add_packet(&file, NOON, 0, radiotap(with_check, 2412, -50, 0x10));
  CHECK(read(file).frames[0] == probe());
}

TEST(takes_no_more_of_a_check_sum_off_than_was_captured) {
  Bytes partly = probe();
  partly.insert(partly.end(), {1, 2});
  Bytes file = pcap_header(RADIOTAP);
  add_packet(&file, NOON, 0, radiotap(partly, 2412, -50, 0x10), false, 2);
  add_packet(&file, NOON, 0, radiotap(probe(), 2412, -50, 0x10), false, 100);
  const Reading reading = read(file);
  CHECK(reading.frames[0] == probe());
  CHECK(reading.frames[1] == probe());
}

TEST(counts_damaged_packets_and_goes_on) {
  Bytes file = pcap_header(RADIOTAP);
  add_packet(&file, NOON, 0, radiotap(probe(), 2412, -50, 0x40));  // failed its check
  add_packet(&file, NOON, 0, {0, 0});                              // no header
  add_packet(&file, NOON, 0, radiotap(probe()));
  const Reading reading = read(file);
  CHECK_EQUAL(reading.error, "");
  CHECK_EQUAL(reading.records.size(), 1U);
  CHECK_EQUAL(reading.damaged, 2U);
}

TEST(survives_any_bytes) {
  check::Random random(24);
  for (int round = 0; round < 1500; round++) {
    Bytes file = three_packets(random.below(2) == 0, random.below(2) == 0);
    for (uint32_t i = 1 + random.below(8); i > 0; i--)
      file[random.below(static_cast<uint32_t>(file.size()))] = random.byte();
    CHECK(read(file).records.size() <= 16);
  }
}
