#include <array>

#include "check.h"
#include "core_node.h"
#include "frames.h"

using namespace core_node;

namespace {

constexpr Address BEACON{0xC2, 0, 0, 0, 0, 1};
constexpr Address PRINTER{0x00, 0, 0, 0, 0, 1};
constexpr BeaconIdentity ASKED{0x10, 0x11, 0x12, 0x13};

/// An iBeacon's advertisement.
Bytes ibeacon(const BeaconIdentity &identity) {
  Bytes payload{0x1A, 0xFF, 0x4C, 0x00, 0x02, 0x15};
  frames::add(&payload, identity);
  payload.push_back(0xC5);
  return payload;
}

KeyRequest by(uint64_t hub, uint64_t token, bool take_over = false) {
  KeyRequest other = request(9);
  other.hub = hub;
  other.token = token;
  other.take_over = take_over;
  return other;
}

/// Asks for a beacon and hears one thing of the owner's own.
void use(Node *node, int64_t after_us) {
  CHECK((*node)->beacons().set(std::span(&ASKED, 1)));
  (*node)->equipment().start(HUB, START + after_us, 900, -60);
  node->probe(after_us, PRINTER, 6, -40);
  CHECK_EQUAL((*node)->equipment().entries().size(), 1U);
}

bool knows_nothing_of_owner(Node *node) {
  return (*node)->beacons().empty() && (*node)->equipment().entries().empty() &&
         !(*node)->equipment().listening((*node)->now_us());
}

}  // namespace

TEST(belongs_to_who_proves_it) {
  Node node;
  CHECK_EQUAL(node->set_keys(by(5, 6)), KeyStatus::OWNED);
  CHECK_EQUAL(node->set_keys(by(HUB, 6)), KeyStatus::OWNED);
  CHECK_EQUAL(node->set_keys(by(5, TOKEN)), KeyStatus::OWNED);
  CHECK(node->proved_by(HUB, TOKEN));
  CHECK(!node->proved_by(HUB, 6));
  CHECK(!node->proved_by(5, TOKEN));
  // Who was refused has changed nothing.
  node.wifi(0, 1);
  CHECK_EQUAL(node.last().pseudonym, node.name(1));
  CHECK_EQUAL(node->set_keys(by(5, 6, true)), KeyStatus::ACCEPTED);
  CHECK(node->proved_by(5, 6));
  CHECK(!node->proved_by(HUB, TOKEN));
  node.wifi(1, 1);
  CHECK_EQUAL(node.last().pseudonym, node.name(1, 9));
  CHECK_EQUAL(node->set_keys(request()), KeyStatus::OWNED);
}

TEST(belongs_to_nobody_when_the_last_key_is_over) {
  Node node(false);
  CHECK_EQUAL(node->set_keys(request(1, 10, 2)), KeyStatus::ACCEPTED);
  node.advance(19999999);
  CHECK(node->proved_by(HUB, TOKEN));
  node.advance(20 * SECOND_US);
  CHECK(!node->proved_by(HUB, TOKEN));
  CHECK_EQUAL(node->set_keys(by(5, 6)), KeyStatus::ACCEPTED);
}

TEST(keeps_what_the_owner_asked_for_as_long_as_it_owns_the_node) {
  Node node(false);
  CHECK_EQUAL(node->set_keys(request(1, 10, 2)), KeyStatus::ACCEPTED);
  use(&node, 0);
  node.advance(10 * SECOND_US);
  CHECK_EQUAL(node->set_keys(request(2, 10)), KeyStatus::ACCEPTED);
  CHECK_EQUAL(node->set_keys(by(5, 6)), KeyStatus::OWNED);
  CHECK(!node->beacons().empty());
  CHECK_EQUAL(node->equipment().entries().size(), 1U);
  node.advance(20 * SECOND_US);
  CHECK(knows_nothing_of_owner(&node));
}

TEST(forgets_what_another_owner_asked_for) {
  Node node;
  use(&node, 0);
  CHECK_EQUAL(node->set_keys(by(5, 6, true)), KeyStatus::ACCEPTED);
  CHECK(knows_nothing_of_owner(&node));
}

TEST(forgets_what_an_owner_of_the_same_name_asked_for) {
  Node node;
  use(&node, 0);
  CHECK_EQUAL(node->set_keys(by(HUB, 6, true)), KeyStatus::ACCEPTED);
  CHECK(knows_nothing_of_owner(&node));
}

TEST(forgets_equipment_that_nobody_asks_for_though_nothing_is_heard) {
  Node node;
  use(&node, 0);
  node.advance(59 * SECOND_US);
  CHECK_EQUAL(node->equipment().entries().size(), 1U);
  node.advance(60 * SECOND_US);
  CHECK(node->equipment().entries().empty());
  CHECK(!node->beacons().empty());
}

TEST(learns_no_equipment_over_a_restart) {
  Node node;
  use(&node, 0);
  node->restart(START, TimeBase::CAPTURE);
  CHECK(node->equipment().entries().empty());
  CHECK(!node->equipment().listening(START));
  CHECK(!node->beacons().empty());
}

TEST(equipment_is_heard_by_its_address_and_told_by_its_pseudonym) {
  Node node;
  node.probe(0, PRINTER, 6, -40);
  node->equipment().start(HUB, START, 30, -60);
  node.probe(1, PRINTER, 6, -50);
  node.probe(2, {0x00, 0, 0, 0, 0, 2}, 6, -70);
  node.wifi(3, 1, 6, -40);
  node.advertise(4, BEACON, ibeacon(ASKED), -40, AddressKind::STATIC);
  const auto entries = node->equipment().entries();
  CHECK_EQUAL(entries.size(), 2U);
  CHECK(entries[0].address == PRINTER);
  CHECK_EQUAL(entries[0].rssi, -50);
  CHECK(entries[1].address == BEACON);
  CHECK_EQUAL(entries[1].kind, 0x82);
  CHECK_EQUAL(node->ring().at(0).pseudonym, pseudonym(request().key, PRINTER, Radio::WIFI, AddressKind::PUBLIC));
}

TEST(learns_equipment_without_a_key_too) {
  Node node(false);
  use(&node, 0);
}

TEST(tells_of_asked_beacons_by_their_identity_and_of_others_by_their_address) {
  Node node;
  CHECK(node->beacons().set(std::span(&ASKED, 1)));
  node.advertise(0, BEACON, ibeacon(ASKED), -40, AddressKind::STATIC);
  CHECK_EQUAL(node.last().pseudonym, pseudonym(request().key, ASKED));
  CHECK_EQUAL(node.last().kind, 0x85);
  CHECK_EQUAL(node.last().device_class, DeviceClass::BEACON);
  // Whatever address it shows.
  node.advertise(10, {0x43, 0, 0, 0, 0, 2}, ibeacon(ASKED));
  CHECK_EQUAL(node->table().used(), 1);
  CHECK_EQUAL(node->table().present(Radio::BLUETOOTH), 1);
  BeaconIdentity other = ASKED;
  other[19] ^= 1;
  node.advertise(20, BEACON, ibeacon(other), -40, AddressKind::STATIC);
  CHECK_EQUAL(node.last().pseudonym, pseudonym(request().key, BEACON, Radio::BLUETOOTH, AddressKind::STATIC));
  CHECK_EQUAL(node.last().kind, 0x82);
  CHECK_EQUAL(node->table().used(), 2);
  // As equipment it is learned by its address nevertheless.
  node->equipment().start(HUB, START, 30, -60);
  node.advertise(30, BEACON, ibeacon(ASKED), -40, AddressKind::STATIC);
  CHECK(node->equipment().entries()[0].address == BEACON);
  CHECK_EQUAL(node->equipment().entries()[0].kind, 0x82);
}
