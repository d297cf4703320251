#include "capture_link.h"

#include "captures.h"
#include "check.h"

using namespace esphome::footfall;
using namespace captures;

/// Lets a record outlive the packet it was read from.
static ReadResult keep(ReadResult result, CaptureRecord *record) {
  static Bytes kept;
  if (result == ReadResult::READ) {
    kept = Bytes(record->frame.begin(), record->frame.end());
    record->frame = kept;
  }
  return result;
}

static ReadResult read_wifi(const Bytes &packet, CaptureRecord *record, uint32_t link_type = LINK_80211_RADIOTAP) {
  return keep(read_80211_packet({link_type, 0, 0, packet}, record), record);
}

static ReadResult read_bluetooth(const Bytes &packet, CaptureRecord *record,
                                 uint32_t link_type = LINK_BLUETOOTH_LE_WITH_PHDR, uint32_t cut = 0) {
  BluetoothScratch scratch;
  return keep(read_bluetooth_packet({link_type, 0, cut, packet}, &scratch, record), record);
}

/// A radiotap header of presence words and what follows them.
static Bytes header(const std::vector<uint32_t> &words, const Bytes &fields) {
  Bytes bytes{0, 0, 0, 0};
  for (const uint32_t word : words)
    add_32(&bytes, word);
  add(&bytes, fields);
  bytes[2] = static_cast<uint8_t>(bytes.size());
  add(&bytes, probe());
  return bytes;
}

TEST(knows_the_channels_of_all_bands) {
  CHECK_EQUAL(wifi_channel(2412), 1);
  CHECK_EQUAL(wifi_channel(2472), 13);
  CHECK_EQUAL(wifi_channel(2484), 14);
  CHECK_EQUAL(wifi_channel(5180), 36);
  CHECK_EQUAL(wifi_channel(5885), 177);
  CHECK_EQUAL(wifi_channel(4920), 184);
  CHECK_EQUAL(wifi_channel(5935), 2);
  CHECK_EQUAL(wifi_channel(5955), 1);
  CHECK_EQUAL(wifi_channel(7115), 233);
  for (const uint32_t mhz : {0U, 2411U, 2413U, 2483U, 3000U, 5181U, 65535U})
    CHECK_EQUAL(wifi_channel(mhz), 0);
}

TEST(reads_a_radiotap_header) {
  CaptureRecord record{};
  CHECK_EQUAL(read_wifi(radiotap(probe(), 2462, -77), &record), ReadResult::READ);
  CHECK_EQUAL(record.radio, Radio::WIFI);
  CHECK_EQUAL(record.channel, 11);
  CHECK_EQUAL(record.rssi, -77);
  CHECK_EQUAL(record.frame.size(), probe().size());
}

TEST(says_that_signal_and_channel_are_unknown) {
  CaptureRecord record{};
  CHECK_EQUAL(read_wifi(header({0}, {}), &record), ReadResult::READ);
  CHECK_EQUAL(record.rssi, RSSI_UNKNOWN);
  CHECK_EQUAL(record.channel, 0);
  CHECK_EQUAL(read_wifi(probe(), &record, LINK_80211), ReadResult::READ);
  CHECK_EQUAL(record.rssi, RSSI_UNKNOWN);
  CHECK_EQUAL(record.frame.size(), probe().size());
}

TEST(aligns_fields_from_the_headers_start) {
  // TSFT (8, aligned to 8), flags, channel (aligned to 2), signal
  Bytes fields(8, 0xEE);
  fields.insert(fields.end(), {0x00, 0xEE});
  add_16(&fields, 2437);
  add_16(&fields, 0x00A0);
  fields.push_back(static_cast<uint8_t>(-61));
  CaptureRecord record{};
  CHECK_EQUAL(read_wifi(header({1 << 0 | 1 << 1 | 1 << 3 | 1 << 5 | 1U << 31, 0},
                               [&] {
                                 Bytes aligned(4, 0xEE);  // the second word ends at 12; TSFT starts at 16
                                 add(&aligned, fields);
                                 return aligned;
                               }()),
                        &record),
              ReadResult::READ);
  CHECK_EQUAL(record.channel, 6);
  CHECK_EQUAL(record.rssi, -61);
}

TEST(takes_the_receivers_signal_before_those_of_antennas) {
  // signal, then two namespaces of signal and antenna each
  const uint32_t antenna = 1 << 5 | 1 << 11 | 1 << 29;
  CaptureRecord record{};
  CHECK_EQUAL(read_wifi(header({1 << 5 | 1 << 29 | 1U << 31, antenna | 1U << 31, antenna},
                               {static_cast<uint8_t>(-40), static_cast<uint8_t>(-44), 0, static_cast<uint8_t>(-48), 1}),
                        &record),
              ReadResult::READ);
  CHECK_EQUAL(record.rssi, -40);
}

TEST(steps_over_a_vendors_namespace) {
  // rate; a vendor's namespace whose bits mean other things; back to radiotap with a signal
  const Bytes fields{0x02, 0xEE, 0x00, 0x50, 0xC2, 0x01, 3, 0, 9, 9, 9, static_cast<uint8_t>(-55)};
  CaptureRecord record{};
  CHECK_EQUAL(
      read_wifi(header({1 << 2 | 1 << 30 | 1U << 31, 0x0FFFFFFF | 1 << 29 | 1U << 31, 1 << 5}, fields), &record),
      ReadResult::READ);
  CHECK_EQUAL(record.rssi, -55);
}

TEST(reads_the_channel_of_an_xchannel) {
  Bytes fields;
  add_32(&fields, 0);
  add_16(&fields, 5180);
  fields.insert(fields.end(), {36, 0});
  CaptureRecord record{};
  CHECK_EQUAL(read_wifi(header({1 << 18}, fields), &record), ReadResult::READ);
  CHECK_EQUAL(record.channel, 36);
}

TEST(ends_where_fields_of_no_fixed_place_begin) {
  CaptureRecord record{};
  CHECK_EQUAL(read_wifi(header({1 << 5 | 1 << 28 | 1U << 31, 1 << 5}, {static_cast<uint8_t>(-33), 0, 0, 0}), &record),
              ReadResult::READ);
  CHECK_EQUAL(record.rssi, -33);
}

TEST(refuses_radiotap_headers_that_contradict_themselves) {
  CaptureRecord record{};
  const Bytes good = radiotap(probe());
  for (size_t length = 0; length < 15; length++) {
    const Bytes part(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length));
    CHECK_EQUAL(read_wifi(part, &record), ReadResult::DAMAGED);
  }
  for (int length = 0; length < 15; length++) {
    Bytes lying = good;
    lying[2] = static_cast<uint8_t>(length);
    CHECK_EQUAL(read_wifi(lying, &record), ReadResult::DAMAGED);
  }
  Bytes lying = good;
  lying[3] = 0xFF;
  CHECK_EQUAL(read_wifi(lying, &record), ReadResult::DAMAGED);
  lying = good;
  lying[0] = 1;
  CHECK_EQUAL(read_wifi(lying, &record), ReadResult::DAMAGED);
  CHECK_EQUAL(read_wifi(header({1U << 31, 1U << 31}, {}), &record), ReadResult::DAMAGED);  // words without an end
  CHECK_EQUAL(read_wifi(header({1 << 30}, {0, 0}), &record), ReadResult::DAMAGED);
  CHECK_EQUAL(read_wifi(header({1 << 30}, {0, 0, 0, 0, 0xFF, 0xFF}), &record), ReadResult::DAMAGED);
  CHECK_EQUAL(read_wifi(radiotap({1, 2}, 2412, -50, 0x10), &record), ReadResult::DAMAGED);  // under a check sum
}

static const Bytes ON_AIR{1, 0, 0, 0, 0, 0x42};
static const Bytes DATA = frames::structure(0x09, {'a', 'b'});
static constexpr uint16_t USUAL = 0x0C13;  // de-whitened, signal valid, reference address valid, checked and passed

TEST(reads_a_bluetooth_advertisement) {
  CaptureRecord record{};
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(39, -66, USUAL, advertising(0x40, ON_AIR, DATA)), &record),
              ReadResult::READ);
  CHECK_EQUAL(record.radio, Radio::BLUETOOTH);
  CHECK_EQUAL(record.channel, 39);
  CHECK_EQUAL(record.rssi, -66);
  CHECK(record.address == (Address{0x42, 0, 0, 0, 0, 1}));
  CHECK_EQUAL(record.kind, AddressKind::RESOLVABLE);
  CHECK(Bytes(record.frame.begin(), record.frame.end()) == DATA);
}

TEST(tells_public_and_random_bluetooth_addresses) {
  CaptureRecord record{};
  CHECK_EQUAL(read_bluetooth(advertising(0x00, ON_AIR, DATA), &record, LINK_BLUETOOTH_LE), ReadResult::READ);
  CHECK_EQUAL(record.kind, AddressKind::PUBLIC);
  CHECK_EQUAL(record.rssi, RSSI_UNKNOWN);
  CHECK_EQUAL(record.channel, 0);
  CHECK_EQUAL(read_bluetooth(advertising(0x42, {1, 0, 0, 0, 0, 0xC2}, DATA), &record, LINK_BLUETOOTH_LE),
              ReadResult::READ);
  CHECK_EQUAL(record.kind, AddressKind::STATIC);
}

TEST(knows_bluetooth_channels_by_their_frequency) {
  CaptureRecord record{};
  const std::vector<std::pair<uint8_t, uint8_t>> known{{0, 37},  {1, 0},   {11, 10}, {12, 38},
                                                       {13, 11}, {38, 36}, {39, 39}};
  for (const auto &[rf, index] : known) {
    CHECK_EQUAL(read_bluetooth(with_pseudo_header(rf, 0, USUAL, advertising(0, ON_AIR, DATA)), &record),
                ReadResult::READ);
    CHECK_EQUAL(record.channel, index);
  }
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(40, 0, USUAL, advertising(0, ON_AIR, DATA)), &record),
              ReadResult::DAMAGED);
}

TEST(reads_all_kinds_of_advertisements_and_no_others) {
  for (uint8_t type = 0; type < 16; type++) {
    CaptureRecord record{};
    const bool directed = type == 1;
    const bool wanted = type == 0 || type == 1 || type == 2 || type == 4 || type == 6;
    if (type == 7)
      continue;
    CHECK_EQUAL(read_bluetooth(advertising(type, ON_AIR, directed ? Bytes(6, 1) : DATA), &record, LINK_BLUETOOTH_LE),
                wanted ? ReadResult::READ : ReadResult::OTHER);
    if (wanted)
      CHECK_EQUAL(record.frame.size(), directed ? 0 : DATA.size());
  }
}

TEST(reads_extended_advertisements_that_show_an_address) {
  CaptureRecord record{};
  // header length 9: fields address and data info; then 200 bytes of data
  Bytes payload{9, 0x09};
  add(&payload, ON_AIR);
  payload.insert(payload.end(), {0x11, 0x22});
  add(&payload, Bytes(200, 5));
  CHECK_EQUAL(read_bluetooth(advertising(0x47, payload, {}), &record, LINK_BLUETOOTH_LE), ReadResult::READ);
  CHECK_EQUAL(record.kind, AddressKind::RESOLVABLE);
  CHECK_EQUAL(record.frame.size(), 200U);

  CHECK_EQUAL(read_bluetooth(advertising(7, {3, 0x08, 1, 2}, {}), &record, LINK_BLUETOOTH_LE), ReadResult::OTHER);
  CHECK_EQUAL(read_bluetooth(advertising(7, {0}, {}), &record, LINK_BLUETOOTH_LE), ReadResult::OTHER);
  CHECK_EQUAL(read_bluetooth(advertising(7, {}, {}), &record, LINK_BLUETOOTH_LE), ReadResult::DAMAGED);
  CHECK_EQUAL(read_bluetooth(advertising(7, {63, 0x01, 1, 2}, {}), &record, LINK_BLUETOOTH_LE), ReadResult::DAMAGED);
  CHECK_EQUAL(read_bluetooth(advertising(7, {3, 0x01, 1, 2}, {}), &record, LINK_BLUETOOTH_LE), ReadResult::DAMAGED);
}

TEST(reads_a_packet_on_the_coded_phy) {
  Bytes packet = advertising(0x40, ON_AIR, DATA);
  packet.insert(packet.begin() + 4, 0x00);
  CaptureRecord record{};
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(0, -50, USUAL | 2 << 14, packet), &record), ReadResult::READ);
  CHECK(Bytes(record.frame.begin(), record.frame.end()) == DATA);
}

TEST(undoes_whitening) {
  // The first bytes of channel 37's sequence, as the literature prints them.
  const Bytes sequence{0x8D, 0xD2, 0x57, 0xA1, 0x3D, 0xA7, 0x66, 0xB0, 0x75, 0x31, 0x11, 0x48, 0x96, 0x77, 0xF8};
  Bytes packet = advertising(0x40, ON_AIR, DATA);
  CHECK_EQUAL(packet.size() - 4, sequence.size());
  for (size_t i = 0; i < sequence.size(); i++)
    packet[4 + i] ^= sequence[i];
  CaptureRecord record{};
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(0, -50, USUAL & ~1, packet), &record), ReadResult::READ);
  CHECK(record.address == (Address{0x42, 0, 0, 0, 0, 1}));
  CHECK(Bytes(record.frame.begin(), record.frame.end()) == DATA);
  Bytes oversized = packet;
  oversized.resize(1000);
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(0, -50, USUAL & ~1, oversized), &record), ReadResult::DAMAGED);
}

TEST(believes_the_receivers_flags) {
  CaptureRecord record{};
  const Bytes packet = advertising(0x40, ON_AIR, DATA);
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(0, -50, 0x0403, packet), &record), ReadResult::DAMAGED);
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(0, -50, 0x0003, packet), &record), ReadResult::READ);
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(0, -50, 0x0001, packet), &record), ReadResult::READ);
  CHECK_EQUAL(record.rssi, RSSI_UNKNOWN);
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(0, -50, USUAL | 1 << 7, packet), &record), ReadResult::READ);
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(0, -50, USUAL | 2 << 7, packet), &record), ReadResult::OTHER);
  CHECK_EQUAL(read_bluetooth(with_pseudo_header(0, -50, USUAL | 8, packet), &record), ReadResult::OTHER);
}

TEST(passes_over_connections) {
  Bytes packet = advertising(0x40, ON_AIR, DATA);
  packet[0] ^= 1;
  CaptureRecord record{};
  CHECK_EQUAL(read_bluetooth(packet, &record, LINK_BLUETOOTH_LE), ReadResult::OTHER);
}

TEST(refuses_bluetooth_packets_of_a_wrong_length) {
  CaptureRecord record{};
  const Bytes packet = advertising(0x40, ON_AIR, DATA);
  for (size_t length = 0; length < packet.size(); length++) {
    const Bytes part(packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(length));
    CHECK_EQUAL(read_bluetooth(part, &record, LINK_BLUETOOTH_LE), ReadResult::DAMAGED);
    const Bytes with_header = with_pseudo_header(0, -50, USUAL, part);
    CHECK_EQUAL(read_bluetooth(with_header, &record), ReadResult::DAMAGED);
  }
  for (size_t length = 0; length < 10; length++)
    CHECK_EQUAL(read_bluetooth(Bytes(length, 0), &record), ReadResult::DAMAGED);
  for (int length = 0; length < 256; length++) {
    Bytes lying = packet;
    lying[5] = static_cast<uint8_t>(length);
    CHECK_EQUAL(read_bluetooth(lying, &record, LINK_BLUETOOTH_LE),
                length == packet[5] ? ReadResult::READ : ReadResult::DAMAGED);
  }
  CHECK_EQUAL(read_bluetooth(advertising(0, {1, 2, 3}, {}), &record, LINK_BLUETOOTH_LE), ReadResult::DAMAGED);
  CHECK_EQUAL(read_bluetooth(advertising(0, ON_AIR, Bytes(32, 0)), &record, LINK_BLUETOOTH_LE), ReadResult::DAMAGED);
  CHECK_EQUAL(read_bluetooth(advertising(1, ON_AIR, {}), &record, LINK_BLUETOOTH_LE), ReadResult::DAMAGED);
}

TEST(reads_an_advertisement_whose_check_sum_was_not_captured) {
  Bytes packet = advertising(0x40, ON_AIR, DATA);
  packet.resize(packet.size() - 3);
  CaptureRecord record{};
  CHECK_EQUAL(read_bluetooth(packet, &record, LINK_BLUETOOTH_LE, 3), ReadResult::READ);
  packet.pop_back();
  CHECK_EQUAL(read_bluetooth(packet, &record, LINK_BLUETOOTH_LE, 4), ReadResult::DAMAGED);
}

TEST(survives_any_bytes) {
  check::Random random(256);
  for (int round = 0; round < 20000; round++) {
    Bytes wifi = header({1 << 5 | 1 << 29 | 1U << 31, 1 << 5 | 1 << 30 | 1U << 31, 0}, Bytes(12, 0));
    Bytes bluetooth = with_pseudo_header(0, -50, static_cast<uint16_t>(random.below(65536)),
                                         advertising(random.byte(), ON_AIR, DATA));
    for (Bytes *packet : {&wifi, &bluetooth}) {
      for (uint32_t i = random.below(6); i > 0; i--)
        (*packet)[random.below(static_cast<uint32_t>(packet->size()))] = random.byte();
      if (random.below(4) == 0)
        packet->resize(random.below(static_cast<uint32_t>(packet->size() + 1)));
      packet->shrink_to_fit();
    }
    CaptureRecord record{};
    read_wifi(wifi, &record);
    read_bluetooth(bluetooth, &record);
    read_bluetooth(bluetooth, &record, LINK_BLUETOOTH_LE);
  }
}
