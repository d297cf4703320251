#include "frame_80211.h"

#include <algorithm>

#include "check.h"
#include "frames.h"

using namespace esphome::footfall;
using frames::Bytes;
using frames::element;
using frames::phone_elements;
using frames::probe_request;

static const Key KEY{1, 2, 3};
static const Address PHONE{0x02, 0x00, 0x00, 0x00, 0x00, 0x01};

static uint32_t fingerprint(const std::vector<Bytes> &elements, const Key &key = KEY) {
  const Bytes frame = probe_request(PHONE, 1, elements);
  Observation seen{};
  CHECK_EQUAL(read_probe_request(frame, &seen), ReadResult::READ);
  return probe_request_fingerprint(key, frame);
}

static std::vector<Bytes> with(size_t place, const Bytes &other) {
  std::vector<Bytes> elements = phone_elements();
  elements[place] = other;
  return elements;
}

static std::vector<Bytes> and_also(const Bytes &more) {
  std::vector<Bytes> elements = phone_elements();
  elements.push_back(more);
  return elements;
}

TEST(reads_a_probe_request) {
  Observation seen{};
  seen.rssi = -50;
  seen.channel = 11;
  CHECK_EQUAL(read_probe_request(probe_request(PHONE, 4095, phone_elements()), &seen), ReadResult::READ);
  CHECK(seen.address == PHONE);
  CHECK_EQUAL(seen.radio, Radio::WIFI);
  CHECK_EQUAL(seen.kind, AddressKind::RANDOM);
  CHECK_EQUAL(seen.device_class, DeviceClass::UNKNOWN);
  CHECK_EQUAL(seen.sequence, 4095);
  CHECK_EQUAL(seen.rssi, -50);
  CHECK_EQUAL(seen.channel, 11);
}

TEST(tells_a_makers_address) {
  Observation seen{};
  CHECK_EQUAL(read_probe_request(probe_request({0x00, 0x00, 0x5E, 0x00, 0x53, 0x01}, 0, {}), &seen), ReadResult::READ);
  CHECK_EQUAL(seen.kind, AddressKind::PUBLIC);
  CHECK_EQUAL(seen.sequence, 0);
}

TEST(leaves_the_fragment_number_out_of_the_sequence) {
  Bytes frame = probe_request(PHONE, 0x123, {});
  frame[22] |= 0x0F;
  Observation seen{};
  CHECK_EQUAL(read_probe_request(frame, &seen), ReadResult::READ);
  CHECK_EQUAL(seen.sequence, 0x123);
}

TEST(passes_every_other_kind_of_frame) {
  for (int control = 0; control < 256; control++) {
    Bytes frame = probe_request(PHONE, 1, phone_elements());
    frame[0] = static_cast<uint8_t>(control);
    Observation seen{};
    CHECK_EQUAL(read_probe_request(frame, &seen), control == 0x40 ? ReadResult::READ : ReadResult::OTHER);
  }
}

TEST(refuses_a_transmitter_that_cannot_be_one) {
  Observation seen{};
  CHECK_EQUAL(read_probe_request(probe_request({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}, 1, {}), &seen),
              ReadResult::DAMAGED);
  CHECK_EQUAL(read_probe_request(probe_request({0x03, 0, 0, 0, 0, 1}, 1, {}), &seen), ReadResult::DAMAGED);
  CHECK_EQUAL(read_probe_request(probe_request({0, 0, 0, 0, 0, 0}, 1, {}), &seen), ReadResult::DAMAGED);
}

TEST(refuses_flags_that_no_probe_request_has) {
  for (const uint8_t flag : std::array<uint8_t, 3>{0x01, 0x02, 0x40}) {
    Bytes frame = probe_request(PHONE, 1, phone_elements());
    frame[1] = flag;
    Observation seen{};
    CHECK_EQUAL(read_probe_request(frame, &seen), ReadResult::DAMAGED);
  }
}

TEST(reads_repeated_and_power_saving_frames) {
  for (const uint8_t flag : std::array<uint8_t, 2>{0x08, 0x10}) {
    Bytes frame = probe_request(PHONE, 1, phone_elements());
    frame[1] = flag;
    Observation seen{};
    CHECK_EQUAL(read_probe_request(frame, &seen), ReadResult::READ);
  }
}

TEST(steps_over_an_ht_control_field) {
  Bytes frame = probe_request(PHONE, 1, phone_elements());
  frame[1] = 0x80;
  frame.insert(frame.begin() + 24, 4, 0xEE);
  Observation seen{};
  CHECK_EQUAL(read_probe_request(frame, &seen), ReadResult::READ);
  CHECK_EQUAL(probe_request_fingerprint(KEY, frame), fingerprint(phone_elements()));
  CHECK_EQUAL(read_probe_request(std::span(frame).first(26), &seen), ReadResult::DAMAGED);
  CHECK_EQUAL(probe_request_fingerprint(KEY, std::span(frame).first(26)), 0U);
}

TEST(reads_a_frame_only_where_it_ends_between_elements) {
  const Bytes frame = probe_request(PHONE, 1, phone_elements());
  std::vector<size_t> whole{24};
  for (const Bytes &one : phone_elements())
    whole.push_back(whole.back() + one.size());
  for (size_t length = 0; length <= frame.size(); length++) {
    // On the heap, so that the address sanitizer sees a single byte too many.
    const Bytes part(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(length));
    Observation seen{};
    const bool ends = std::find(whole.begin(), whole.end(), length) != whole.end();
    CHECK_EQUAL(read_probe_request(part, &seen), ends ? ReadResult::READ : ReadResult::DAMAGED);
    probe_request_fingerprint(KEY, part);
  }
}

TEST(refuses_an_element_whose_length_lies) {
  const Bytes frame = probe_request(PHONE, 1, phone_elements());
  size_t at = 24;
  for (const Bytes &one : phone_elements()) {
    Bytes lying = frame;
    lying[at + 1] = 255;
    Observation seen{};
    CHECK_EQUAL(read_probe_request(lying, &seen), ReadResult::DAMAGED);
    probe_request_fingerprint(KEY, lying);
    at += one.size();
  }
}

TEST(leaves_the_observation_alone_when_it_refuses) {
  Observation seen{};
  seen.sequence = 77;
  Bytes frame = probe_request(PHONE, 1, phone_elements());
  frame.pop_back();
  CHECK_EQUAL(read_probe_request(frame, &seen), ReadResult::DAMAGED);
  CHECK_EQUAL(seen.sequence, 77);
  CHECK(seen.address == Address{});
}

TEST(fingerprint_is_of_the_model_not_of_the_moment) {
  const uint32_t model = fingerprint(phone_elements());
  CHECK(model != 0);
  const Bytes later = probe_request({0x06, 0x99, 1, 2, 3, 4}, 2222, phone_elements());
  CHECK_EQUAL(probe_request_fingerprint(KEY, later), model);
  CHECK_EQUAL(fingerprint(with(0, element(0, {'c', 'a', 'f', 'e'}))), model);      // a network it looks for
  CHECK_EQUAL(fingerprint(with(3, element(3, {11}))), model);                      // the channel it sends on
  CHECK_EQUAL(fingerprint(and_also(element(255, {2, 0, 0x17}))), model);           // FILS request parameters
  CHECK_EQUAL(fingerprint(and_also(element(221, {0, 0x50, 0xF2, 4, 1}))), model);  // WPS
  CHECK_EQUAL(fingerprint(and_also(element(221, {0x50, 0x6F, 0x9A, 9, 1}))), model);
  CHECK_EQUAL(fingerprint(and_also(element(221, {0x50, 0x6F, 0x9A, 0x16, 3}))), model);
  CHECK_EQUAL(fingerprint(and_also(element(221, {0, 0x50, 0xF2, 8, 0, 0x15}))), model);
  CHECK_EQUAL(fingerprint(and_also(element(221, {0x8C, 0xFD, 0xF0, 1}))), model);
  CHECK_EQUAL(fingerprint(with(6, element(221, {0, 0x17, 0xF2, 0x0A, 9, 9, 9}))), model);  // a vendor's payload
  CHECK_EQUAL(fingerprint(and_also(element(221, {0, 0x17}))), model);                      // not even a vendor
}

TEST(fingerprint_ignores_what_a_phone_sets_and_clears) {
  const uint32_t model = fingerprint(phone_elements());
  // 40 MHz, power save, short guard interval at 40 MHz; 40 MHz intolerance
  CHECK_EQUAL(fingerprint(with(4, element(45, {0x6F, 0x11, 0x17, 0xFF, 0x00, 0x00}))), model);
  CHECK_EQUAL(fingerprint(with(5, element(127, {0x04, 0, 0x08, 0x04, 0x01, 0, 0, 0x00}))), model);
  const std::vector<Bytes> longer = with(5, element(127, {0, 0, 0x0A, 0x82, 0x00, 0x40, 0, 0x40, 0x00, 0x01}));
  CHECK_EQUAL(fingerprint(with(5, element(127, {4, 0, 0x0A, 0x82, 0x01, 0x40, 0, 0x00, 0x80, 0x21}))),
              fingerprint(longer));
}

TEST(fingerprint_ignores_the_order_of_elements) {
  std::vector<Bytes> elements = and_also(element(221, {0x00, 0x10, 0x18, 0x02}));
  const uint32_t model = fingerprint(elements);
  do {
    CHECK_EQUAL(fingerprint(elements), model);
  } while (std::next_permutation(elements.begin() + 3, elements.end()));
}

TEST(fingerprint_tells_models_apart) {
  std::vector<std::vector<Bytes>> models{
      phone_elements(),
      with(1, element(1, {0x82, 0x84, 0x8B, 0x96})),
      with(2, element(50, {0x30, 0x48, 0x60, 0x6C})),
      with(4, element(45, {0x21, 0x01, 0x1B, 0xFF, 0x00, 0x00})),
      with(4, element(45, {0x21, 0x01, 0x17, 0xFF, 0xFF, 0x00})),
      with(4, element(45, {0x21, 0x40, 0x17, 0xFF, 0x00, 0x00})),
      with(5, element(127, {0x00, 0x00, 0x08, 0x84, 0x00, 0x00, 0x00, 0x40})),
      with(5, element(127, {0x00, 0x00, 0x08, 0x04, 0x00, 0x00, 0x00, 0x40, 0x00, 0x00, 0x20})),
      with(6, element(221, {0x00, 0x10, 0x18, 0x02})),
      and_also(element(221, {0x00, 0x10, 0x18, 0x02})),
      and_also(element(107, {0x0F})),
      and_also(element(70, {0x32, 0x00, 0x01, 0x00, 0x00})),
      and_also(element(191, {0x92, 0x71, 0x91, 0x33, 0xFA, 0xFF})),
      and_also(element(255, {35, 0x01, 0x08})),
      and_also(element(255, {35, 0x01, 0x0A})),
      and_also(element(255, {108, 0x01, 0x08})),
      and_also(element(255, {59, 0x01, 0x08})),
  };
  std::vector<uint32_t> fingerprints;
  for (const std::vector<Bytes> &model : models)
    fingerprints.push_back(fingerprint(model));
  std::sort(fingerprints.begin(), fingerprints.end());
  CHECK(std::adjacent_find(fingerprints.begin(), fingerprints.end()) == fingerprints.end());
}

TEST(fingerprint_leaves_he_out_beside_vht) {
  std::vector<Bytes> both = and_also(element(191, {1, 2, 3, 4}));
  const uint32_t model = fingerprint(both);
  both.push_back(element(255, {35, 9, 9, 9}));
  CHECK_EQUAL(fingerprint(both), model);
  std::rotate(both.begin(), both.end() - 1, both.end());
  CHECK_EQUAL(fingerprint(both), model);
}

TEST(fingerprint_takes_a_networks_address_out_of_interworking) {
  CHECK_EQUAL(fingerprint(and_also(element(107, {0x0F, 1, 2, 3, 4, 5, 6}))),
              fingerprint(and_also(element(107, {0x0F, 6, 5, 4, 3, 2, 1}))));
}

TEST(fingerprint_takes_only_the_first_of_equal_elements) {
  CHECK_EQUAL(fingerprint(and_also(element(45, {9, 9, 9, 9}))), fingerprint(phone_elements()));
}

TEST(fingerprint_is_0_where_nothing_is_said) {
  CHECK_EQUAL(fingerprint({}), 0U);
  CHECK_EQUAL(fingerprint({element(0, {}), element(3, {1})}), 0U);
  CHECK_EQUAL(probe_request_fingerprint(KEY, {}), 0U);
}

TEST(fingerprints_keep_their_values) {
  // Of an implementation that hashed byte by byte; a hub joins what nodes of several versions hear.
  CHECK_EQUAL(fingerprint(phone_elements()), 0x251A38BEU);
  CHECK_EQUAL(fingerprint(and_also(element(107, {0x0F, 1, 2, 3, 4, 5, 6}))), 0x1751B581U);
  CHECK_EQUAL(fingerprint(and_also(element(255, {35, 1, 2, 3, 4, 5, 6, 7, 8, 9}))), 0xECD1182EU);
  CHECK_EQUAL(fingerprint(and_also(element(191, {0x92, 0x71, 0x91, 0x33, 0xFA, 0xFF}))), 0x7E2E0EEEU);
}

TEST(fingerprint_depends_on_the_key) { CHECK(fingerprint(phone_elements()) != fingerprint(phone_elements(), Key{9})); }

TEST(fingerprint_takes_a_flood_of_vendors) {
  std::vector<Bytes> elements;
  for (int i = 0; i < 700; i++)
    elements.push_back(element(221, {static_cast<uint8_t>(i), static_cast<uint8_t>(i >> 8), 0, 1}));
  CHECK(fingerprint(elements) != 0);
}

TEST(reads_a_frame_larger_than_any_radio_sends) {
  std::vector<Bytes> elements;
  for (int i = 0; i < 300; i++)
    elements.push_back(Bytes(2 + 255, 255));
  const Bytes frame = probe_request(PHONE, 1, elements);
  Observation seen{};
  CHECK_EQUAL(read_probe_request(frame, &seen), ReadResult::READ);
  probe_request_fingerprint(KEY, frame);
}

TEST(survives_any_bytes) {
  check::Random random(80211);
  for (int round = 0; round < 20000; round++) {
    Bytes frame = probe_request(PHONE, 1, phone_elements());
    for (uint32_t i = random.below(6); i > 0; i--)
      frame[random.below(static_cast<uint32_t>(frame.size()))] = random.byte();
    frame.resize(random.below(4) == 0 ? random.below(static_cast<uint32_t>(frame.size() + 1)) : frame.size());
    frame.shrink_to_fit();
    Observation seen{};
    read_probe_request(frame, &seen);
    read_station_frame(frame, &seen);
    probe_request_fingerprint(KEY, frame);
  }
}

static const Address ACCESS_POINT{0x02, 0x00, 0x00, 0x00, 0x00, 0xAA};

/// A frame from a phone to an access point: receiver, transmitter, third address, and some body.
static Bytes station_frame(uint8_t control, uint8_t flags, const Address &from = PHONE,
                           const Address &third = ACCESS_POINT) {
  Bytes frame{control, flags, 0x2C, 0x00};
  frames::add(&frame, ACCESS_POINT);
  frames::add(&frame, from);
  frames::add(&frame, third);
  frames::add_16(&frame, 0x1230);
  frame.insert(frame.end(), 10, 0x5A);
  return frame;
}

TEST(looks_first_at_the_kind_of_a_frame) {
  for (int control = 0; control < 256; control++) {
    for (const uint8_t flags : std::array<uint8_t, 5>{0x00, 0x01, 0x02, 0x03, 0x41}) {
      const Bytes frame{static_cast<uint8_t>(control), flags};
      CHECK_EQUAL(wanted_frame(frame, false), control == 0x40);
      const bool request = control == 0x40 || control == 0x00 || control == 0x20 || control == 0xB0;
      const bool data = (control & 0x0F) == 0x08 && (flags & 0x03) == 0x01;
      CHECK_EQUAL(wanted_frame(frame, true), request || data);
    }
  }
  CHECK(!wanted_frame({}, true));
  CHECK(!wanted_frame(Bytes{0x08}, true));
  CHECK(wanted_frame(Bytes{0x40}, false));
}

TEST(reads_what_a_phone_sends_to_an_access_point) {
  // Data, quality of service data, both without content, encrypted; requests to associate, reassociate, authenticate
  for (const auto &[control, flags] : std::array<std::array<uint8_t, 2>, 8>{{{0x08, 0x01},
                                                                             {0x88, 0x01},
                                                                             {0x48, 0x11},
                                                                             {0xC8, 0x01},
                                                                             {0x88, 0x41},
                                                                             {0x00, 0x00},
                                                                             {0x20, 0x00},
                                                                             {0xB0, 0x00}}}) {
    Observation seen{};
    seen.rssi = -50;
    seen.channel = 11;
    const Bytes frame = station_frame(control, flags);
    CHECK_EQUAL(read_station_frame(frame, &seen), ReadResult::READ);
    CHECK(seen.address == PHONE);
    CHECK_EQUAL(seen.radio, Radio::WIFI);
    CHECK_EQUAL(seen.kind, AddressKind::RANDOM);
    CHECK_EQUAL(seen.device_class, DeviceClass::UNKNOWN);
    CHECK_EQUAL(seen.sequence, NO_SEQUENCE);
    CHECK_EQUAL(seen.rssi, -50);
    CHECK_EQUAL(seen.channel, 11);
    CHECK_EQUAL(probe_request_fingerprint(KEY, frame), 0U);
  }
}

TEST(tells_a_makers_address_to_an_access_point) {
  Observation seen{};
  CHECK_EQUAL(read_station_frame(station_frame(0x88, 0x01, {0x00, 0x00, 0x5E, 0x00, 0x53, 0x01}), &seen),
              ReadResult::READ);
  CHECK_EQUAL(seen.kind, AddressKind::PUBLIC);
}

TEST(passes_what_no_phone_sends_to_an_access_point) {
  Observation seen{};
  CHECK_EQUAL(read_station_frame(probe_request(PHONE, 1, {}), &seen), ReadResult::OTHER);
  CHECK_EQUAL(read_station_frame(station_frame(0x88, 0x02), &seen), ReadResult::OTHER);  // from the access point
  CHECK_EQUAL(read_station_frame(station_frame(0x88, 0x03), &seen), ReadResult::OTHER);  // between access points
  CHECK_EQUAL(read_station_frame(station_frame(0x88, 0x00), &seen), ReadResult::OTHER);  // between phones
  CHECK_EQUAL(read_station_frame(station_frame(0x80, 0x00), &seen), ReadResult::OTHER);  // a beacon
  CHECK_EQUAL(read_station_frame(station_frame(0xD4, 0x00), &seen), ReadResult::OTHER);  // an acknowledgement
  CHECK_EQUAL(read_station_frame(station_frame(0xB0, 0x00, ACCESS_POINT), &seen), ReadResult::OTHER);  // its answer
  CHECK_EQUAL(read_station_frame({}, &seen), ReadResult::OTHER);
}

TEST(refuses_a_frame_to_an_access_point_that_cannot_be_one) {
  Observation seen{};
  seen.sequence = 77;
  for (const uint8_t control : std::array<uint8_t, 3>{0x08, 0x00, 0xB0}) {
    const uint8_t flags = control == 0x08 ? 0x01 : 0x00;
    const Bytes whole = station_frame(control, flags);
    for (size_t length = 2; length < 24; length++) {
      const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
      CHECK_EQUAL(read_station_frame(part, &seen), ReadResult::DAMAGED);
    }
    CHECK_EQUAL(read_station_frame(station_frame(control, flags, {0x03, 0, 0, 0, 0, 1}), &seen), ReadResult::DAMAGED);
    CHECK_EQUAL(read_station_frame(station_frame(control, flags, {0, 0, 0, 0, 0, 0}), &seen), ReadResult::DAMAGED);
  }
  CHECK_EQUAL(read_station_frame(station_frame(0xB0, 0x01), &seen), ReadResult::DAMAGED);  // management never is data
  CHECK_EQUAL(seen.sequence, 77);
}
