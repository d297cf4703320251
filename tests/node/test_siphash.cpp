#include "siphash.h"

#include <algorithm>
#include <cstring>

#include "check.h"

using namespace esphome::footfall;

static Key counting_key() {
  Key key{};
  for (uint8_t i = 0; i < key.size(); i++)
    key[i] = i;
  return key;
}

TEST(gives_the_reference_vector) {
  SipHash hash(counting_key());
  for (uint8_t i = 0; i < 15; i++)
    hash.update(i);
  CHECK_EQUAL(hash.finish(), 0xa129ca6149be45e5ULL);
}

TEST(gives_the_reference_value_of_nothing) {
  SipHash hash(counting_key());
  CHECK_EQUAL(hash.finish(), 0x726fdb47dd0e0e31ULL);
}

TEST(does_not_care_where_pieces_end) {
  std::array<uint8_t, 67> data{};
  for (uint8_t i = 0; i < data.size(); i++)
    data[i] = static_cast<uint8_t>(i * 37);
  SipHash whole(counting_key());
  whole.update(data);
  const uint64_t expected = whole.finish();
  for (size_t cut = 0; cut <= data.size(); cut++) {
    SipHash pieces(counting_key());
    pieces.update(std::span(data).first(cut));
    pieces.update(std::span(data).subspan(cut));
    CHECK_EQUAL(pieces.length(), data.size());
    CHECK_EQUAL(pieces.finish(), expected);
  }
}

TEST(takes_words_and_bytes_in_turn) {
  std::array<uint8_t, 700> data{};
  for (size_t i = 0; i < data.size(); i++)
    data[i] = static_cast<uint8_t>(i * 41);
  SipHash whole(counting_key());
  whole.update(data);
  SipHash pieces(counting_key());
  uint32_t count = 0;
  for (size_t at = 0; at < data.size(); at += count) {
    count = static_cast<uint32_t>(std::min<size_t>(at % 9, data.size() - at));
    if (count == 0) {
      count = 1;
      pieces.update(data[at]);
      continue;
    }
    uint64_t word = 0xFFFFFFFFFFFFFFFF;  // what lies above the bytes that count does not matter
    std::memcpy(&word, data.data() + at, count);
    pieces.update_word(word, count);
  }
  CHECK_EQUAL(pieces.length(), data.size());
  CHECK_EQUAL(pieces.finish(), whole.finish());
}

static const Key SHOP_KEY{0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77,
                          0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF};
static const Address ADDRESS{0x02, 0x00, 0x00, 0x00, 0x00, 0x01};

TEST(gives_the_pseudonyms_of_the_protocol) {
  CHECK_EQUAL(pseudonym(SHOP_KEY, ADDRESS, Radio::WIFI, AddressKind::RANDOM), 0x974698666ef72e3fULL);
  CHECK_EQUAL(pseudonym(SHOP_KEY, ADDRESS, Radio::BLUETOOTH, AddressKind::PUBLIC), 0xe9bc24b9690bae78ULL);
  CHECK_EQUAL(pseudonym(SHOP_KEY, ADDRESS, Radio::BLUETOOTH, AddressKind::STATIC), 0x21abaa721eb15667ULL);
}

TEST(tells_no_kinds_of_random_bluetooth_addresses_apart) {
  const uint64_t expected = pseudonym(SHOP_KEY, ADDRESS, Radio::BLUETOOTH, AddressKind::STATIC);
  CHECK_EQUAL(pseudonym(SHOP_KEY, ADDRESS, Radio::BLUETOOTH, AddressKind::RESOLVABLE), expected);
  CHECK_EQUAL(pseudonym(SHOP_KEY, ADDRESS, Radio::BLUETOOTH, AddressKind::NON_RESOLVABLE), expected);
}

TEST(gives_every_wifi_address_one_pseudonym_whoever_administers_it) {
  CHECK_EQUAL(pseudonym(SHOP_KEY, ADDRESS, Radio::WIFI, AddressKind::PUBLIC),
              pseudonym(SHOP_KEY, ADDRESS, Radio::WIFI, AddressKind::RANDOM));
}

TEST(gives_other_pseudonyms_under_another_key) {
  CHECK(pseudonym(counting_key(), ADDRESS, Radio::WIFI, AddressKind::RANDOM) !=
        pseudonym(SHOP_KEY, ADDRESS, Radio::WIFI, AddressKind::RANDOM));
}

TEST(gives_a_beacons_identity_a_pseudonym_of_its_own) {
  BeaconIdentity identity{};
  for (uint8_t i = 0; i < identity.size(); i++)
    identity[i] = i;
  CHECK_EQUAL(pseudonym(SHOP_KEY, identity), 0x8336b2ca727bcad0ULL);
  identity[19] ^= 1;
  CHECK(pseudonym(SHOP_KEY, identity) != 0x8336b2ca727bcad0ULL);
}
