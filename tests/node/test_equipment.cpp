#include "equipment.h"

#include <algorithm>
#include <cstring>

#include "check.h"

using namespace esphome::footfall;

static constexpr int64_t START_US = 5000 * SECOND_US;
static constexpr uint64_t HUB = 0xC0FFEE;

/// A frame of a made-up, locally administered address.
static Observation frame(uint8_t device, int8_t rssi, Radio radio = Radio::WIFI,
                         AddressKind kind = AddressKind::PUBLIC) {
  return {{2, 0, 0, 0, 0, device}, radio, kind, DeviceClass::UNKNOWN, 6, rssi, NO_SEQUENCE};
}

static bool holds(const Equipment &equipment, uint8_t device) {
  return std::ranges::any_of(equipment.entries(),
                             [device](const EquipmentEntry &entry) { return entry.address[5] == device; });
}

TEST(hears_nothing_unless_asked) {
  Equipment equipment;
  equipment.hear(frame(1, -30), START_US);
  CHECK(!equipment.listening(START_US));
  CHECK(!equipment.active_for(0));
  CHECK(equipment.entries().empty());
}

TEST(keeps_addresses_for_life_alone) {
  Equipment equipment;
  equipment.start(HUB, START_US, 60, -60);
  equipment.hear(frame(1, -30), START_US);
  equipment.hear(frame(2, -30, Radio::WIFI, AddressKind::RANDOM), START_US);
  equipment.hear(frame(3, -30, Radio::BLUETOOTH, AddressKind::PUBLIC), START_US);
  equipment.hear(frame(4, -30, Radio::BLUETOOTH, AddressKind::STATIC), START_US);
  equipment.hear(frame(5, -30, Radio::BLUETOOTH, AddressKind::RESOLVABLE), START_US);
  equipment.hear(frame(6, -30, Radio::BLUETOOTH, AddressKind::NON_RESOLVABLE), START_US);
  CHECK_EQUAL(equipment.entries().size(), 3U);
  CHECK_EQUAL(equipment.entries()[0].kind, 0x00);
  CHECK_EQUAL(equipment.entries()[1].kind, 0x80);
  CHECK_EQUAL(equipment.entries()[2].kind, 0x82);
  CHECK_EQUAL(equipment.entries()[2].address[5], 4);
}

TEST(keeps_what_is_as_strong_as_asked_with_its_strongest_frame) {
  Equipment equipment;
  equipment.start(HUB, START_US, 60, -60);
  equipment.hear(frame(1, -61), START_US);
  equipment.hear(frame(2, -60), START_US);
  equipment.hear(frame(2, -45), START_US + 1);
  equipment.hear(frame(2, -50), START_US + 2);
  equipment.hear(frame(3, RSSI_UNKNOWN), START_US);
  CHECK_EQUAL(equipment.entries().size(), 1U);
  CHECK_EQUAL(equipment.entries()[0].rssi, -45);
}

TEST(tells_one_address_on_two_radios_apart) {
  Equipment equipment;
  equipment.start(HUB, START_US, 60, -60);
  equipment.hear(frame(1, -50), START_US);
  equipment.hear(frame(1, -40, Radio::BLUETOOTH), START_US);
  CHECK_EQUAL(equipment.entries().size(), 2U);
  CHECK_EQUAL(equipment.entries()[0].rssi, -50);
}

TEST(weakest_gives_way_to_the_stronger_when_there_is_no_room) {
  Equipment equipment;
  equipment.start(HUB, START_US, 60, -80);
  for (uint8_t device = 0; device < Equipment::ROOM; device++)
    equipment.hear(frame(device, device == 17 ? -70 : -50), START_US);
  equipment.hear(frame(100, -71), START_US);
  equipment.hear(frame(101, -70), START_US);
  CHECK(holds(equipment, 17));
  equipment.hear(frame(102, -69), START_US);
  CHECK(!holds(equipment, 17));
  CHECK(holds(equipment, 102));
  CHECK(!holds(equipment, 100) && !holds(equipment, 101));
  CHECK_EQUAL(equipment.entries().size(), Equipment::ROOM);
}

TEST(listens_as_long_as_asked_and_holds_the_list_behind_it) {
  Equipment equipment;
  equipment.start(HUB, START_US, 30, -80);
  CHECK_EQUAL(equipment.seconds_left(START_US), 30);
  equipment.hear(frame(1, -50), START_US + 30 * SECOND_US - 1);
  CHECK_EQUAL(equipment.seconds_left(START_US + 30 * SECOND_US - 1), 1);
  CHECK_EQUAL(equipment.heard_s(START_US + 30 * SECOND_US - 1), 29);
  const int64_t over_us = START_US + 30 * SECOND_US;
  equipment.advance(over_us);
  equipment.hear(frame(2, -50), over_us);
  CHECK(!equipment.listening(over_us));
  CHECK(equipment.active_for(HUB));
  CHECK(!equipment.active_for(HUB + 1));
  CHECK_EQUAL(equipment.seconds_left(over_us), 0);
  CHECK_EQUAL(equipment.heard_s(over_us + 5 * SECOND_US), 30);
  CHECK_EQUAL(equipment.entries().size(), 1U);
}

TEST(forgets_what_nobody_has_asked_for_in_a_minute) {
  Equipment equipment;
  equipment.start(HUB, START_US, 900, -80);
  equipment.hear(frame(1, -50), START_US);
  equipment.advance(START_US + Equipment::PATIENCE_US - 1);
  CHECK_EQUAL(equipment.entries().size(), 1U);
  equipment.ask(START_US + 50 * SECOND_US);
  equipment.advance(START_US + 110 * SECOND_US - 1);
  CHECK_EQUAL(equipment.entries().size(), 1U);
  equipment.advance(START_US + 110 * SECOND_US);
  CHECK(!equipment.active_for(HUB));
  CHECK(!equipment.listening(START_US + 110 * SECOND_US));
  CHECK(equipment.entries().empty());
}

TEST(takes_nothing_from_before_its_start) {
  Equipment equipment;
  equipment.start(HUB, START_US, 900, -80);
  equipment.hear(frame(1, -50), START_US - 1);
  CHECK(equipment.entries().empty());
  CHECK_EQUAL(equipment.heard_s(START_US - SECOND_US), 0);
}

TEST(new_session_begins_with_nothing) {
  Equipment equipment;
  equipment.start(HUB, START_US, 60, -80);
  equipment.hear(frame(1, -50), START_US);
  equipment.start(HUB + 1, START_US + SECOND_US, 60, -80);
  CHECK(equipment.entries().empty());
  CHECK(equipment.active_for(HUB + 1));
  CHECK(!equipment.active_for(HUB));
}

TEST(overwrites_what_it_forgets) {
  Equipment equipment;
  equipment.start(HUB, START_US, 60, -80);
  for (uint8_t device = 1; device <= Equipment::ROOM; device++)
    equipment.hear(frame(device, -50), START_US);
  const EquipmentEntry *held = equipment.entries().data();
  equipment.forget();
  const std::array<uint8_t, Equipment::ROOM * sizeof(EquipmentEntry)> zeros{};
  CHECK(std::memcmp(held, zeros.data(), zeros.size()) == 0);
}
