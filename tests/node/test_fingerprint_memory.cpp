#include "fingerprint_memory.h"

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

static void check_same(FingerprintMemory *memory, const Bytes &frame, const Key &key = KEY) {
  CHECK_EQUAL(memory->probe_request(key, frame), probe_request_fingerprint(key, frame));
}

TEST(says_what_the_frame_says_however_often) {
  FingerprintMemory memory;
  for (int turn = 0; turn < 3; turn++) {
    for (uint8_t model = 0; model < 100; model++) {
      std::vector<Bytes> elements = phone_elements();
      elements.push_back(element(70, {model}));
      check_same(&memory, probe_request(PHONE, 1, elements));
    }
  }
}

TEST(keeps_keys_apart) {
  FingerprintMemory memory;
  const Bytes frame = probe_request(PHONE, 1, phone_elements());
  for (uint8_t i = 0; i < 20; i++) {
    check_same(&memory, frame);
    check_same(&memory, frame, Key{i, 7});
    check_same(&memory, frame, Key{0, 0, 0, 0, 0, 0, 0, 0, i});
  }
}

TEST(knows_a_phone_by_its_elements_and_not_by_the_network_it_looks_for) {
  FingerprintMemory memory;
  std::vector<Bytes> elements = phone_elements();
  const Bytes any = probe_request(PHONE, 1, elements);
  elements[0] = element(0, {'c', 'a', 'f', 'e'});
  const Bytes named = probe_request({0x06, 0, 0, 0, 0, 9}, 2, elements);
  CHECK(std::ranges::equal(probe_request_elements(any), probe_request_elements(named)));
  check_same(&memory, any);
  check_same(&memory, named);
}

TEST(tells_a_single_bit_apart) {
  FingerprintMemory memory;
  const Bytes frame = probe_request(PHONE, 1, phone_elements());
  check_same(&memory, frame);
  const size_t start = 24 + phone_elements()[0].size();
  for (size_t at = start; at < frame.size(); at++) {
    for (int bit = 0; bit < 8; bit++) {
      Bytes other = frame;
      other[at] ^= static_cast<uint8_t>(1U << bit);
      Observation seen{};
      if (read_probe_request(other, &seen) != ReadResult::READ)
        continue;
      check_same(&memory, other);
      check_same(&memory, frame);
    }
  }
}

TEST(takes_bodies_of_any_length) {
  FingerprintMemory memory;
  check_same(&memory, probe_request(PHONE, 1, {}));
  check_same(&memory, probe_request(PHONE, 1, {element(0, {})}));
  check_same(&memory, probe_request(PHONE, 1, {element(0, {'a'}), element(1, {})}));
  for (size_t length = 0; length <= 255; length++) {
    Bytes body(2 + length, 0x55);
    body[0] = 1;
    body[1] = static_cast<uint8_t>(length);
    check_same(&memory, probe_request(PHONE, 1, {body}));
  }
  Bytes controlled = probe_request(PHONE, 1, phone_elements());
  controlled[1] = 0x80;
  controlled.insert(controlled.begin() + 24, 4, 0xEE);
  check_same(&memory, controlled);
}

TEST(forgets) {
  FingerprintMemory memory;
  const Bytes frame = probe_request(PHONE, 1, phone_elements());
  check_same(&memory, frame);
  memory.forget();
  const auto *bytes = reinterpret_cast<const uint8_t *>(&memory);
  CHECK(std::all_of(bytes, bytes + sizeof(memory), [](uint8_t byte) { return byte == 0; }));
  check_same(&memory, frame);
}

TEST(tells_apart_what_is_made_to_be_taken_for_the_same) {
  // Whatever odd number the top bit is multiplied with, it stays the top bit: a hash that only multiplies falls for it.
  FingerprintMemory memory;
  Bytes content(22, 0x11);
  Bytes rates{1, 22};
  frames::add(&rates, content);
  const Bytes frame = probe_request(PHONE, 1, {rates});
  Bytes other = frame;
  for (const size_t at : {7, 11, 15})
    other[24 + at] ^= 0x80;
  check_same(&memory, frame);
  check_same(&memory, other);
}
