#include "check.h"
#include "core_node.h"
#include "frames.h"

using namespace core_node;

namespace {

/// A frame without data that a phone sends to an access point.
Bytes to_access_point(uint8_t device, uint8_t first = 0x02) {
  Bytes frame{0x48, 0x01, 0x00, 0x00, 0x02, 0xAA, 0, 0, 0, 0, first, 0, 0, 0, 0, device};
  frame.insert(frame.end(), {0x02, 0xAA, 0, 0, 0, 0, 0x30, 0x00});
  return frame;
}

/// What says of its sender that it is a phone, by Google's service for nearby phones.
Bytes phone() { return frames::structure(0x16, {0xF3, 0xFE, 0x01}); }
/// What says nothing of its sender.
Bytes anything() { return frames::structure(0x01, {0x06}); }

}  // namespace

TEST(people_carry_random_wifi_addresses_and_bluetooth_phones) {
  Node node;
  node.wifi(0, 1);
  CHECK_EQUAL(node->people_like(), 1);
  node.probe(1, {0x00, 0, 0, 0, 0, 2});
  node.bluetooth(2, 3);
  CHECK_EQUAL(node->people_like(), 1);
  node.advertise(3, {0x42, 0, 0, 0, 0, 4}, phone());
  CHECK_EQUAL(node.last().device_class, DeviceClass::PHONE);
  CHECK_EQUAL(node->people_like(), 2);
  CHECK_EQUAL(node->table().used(), 4);
}

TEST(once_it_said_that_it_is_a_phone_it_is_one) {
  Node node;
  const Address address{0x42, 0, 0, 0, 0, 4};
  node.advertise(0, address, anything());
  CHECK_EQUAL(node->people_like(), 0);
  node.advertise(SECOND_US, address, phone());
  CHECK_EQUAL(node->people_like(), 1);
  node.advertise(20 * SECOND_US, address, anything());
  CHECK_EQUAL(node->people_like(), 1);
  node.advance(400 * SECOND_US);
  CHECK_EQUAL(node->people_like(), 0);
}

TEST(hears_what_phones_send_to_access_points_where_it_is_told_to) {
  Node node;
  node->hear_wifi(to_access_point(1), -60, 11, START);
  CHECK_EQUAL(node.told(), 0U);
  CHECK_EQUAL(node->counters().heard_wifi, 0U);
  CHECK_EQUAL(node->wifi_channel(), 0);
  node->set_hear_stations(true);
  node->hear_wifi(to_access_point(1), -60, 11, START + 1);
  CHECK_EQUAL(node.told(), 1U);
  CHECK_EQUAL(node.last().pseudonym, node.name(1));
  CHECK_EQUAL(node.last().sequence, NO_SEQUENCE);
  CHECK_EQUAL(node.last().fingerprint, 0U);
  CHECK_EQUAL(node->wifi_channel(), 11);
  CHECK_EQUAL(node->people_like(), 1);
  // A probe request of the same address is of the same device, and says more of it.
  node->hear_wifi(to_access_point(1), -60, 11, START + 2);
  node.wifi(3, 1, 11);
  node.advance(2 * SECOND_US);
  CHECK_EQUAL(node.last().frames, 2);
  CHECK(node.last().fingerprint != 0);
  node->set_hear_stations(false);
  node->hear_wifi(to_access_point(2), -60, 11, START + 3 * SECOND_US);
  CHECK_EQUAL(node->table().used(), 1);
}

TEST(drops_frames_under_the_gate_before_it_reads_them) {
  Node node;
  node->set_hear_stations(true);
  Bytes frame = to_access_point(1);
  frame.resize(12);
  node->hear_wifi(frame, -91, 6, START);
  CHECK_EQUAL(node->counters().lost_gate, 1U);
  CHECK_EQUAL(node->counters().lost_damaged, 0U);
  node->hear_wifi(frame, -90, 6, START);
  CHECK_EQUAL(node->counters().lost_gate, 1U);
  CHECK_EQUAL(node->counters().lost_damaged, 1U);
  node.bluetooth(0, 1, -91);
  CHECK_EQUAL(node->counters().lost_gate, 2U);
  CHECK_EQUAL(node->counters().heard_wifi, 1U);
  CHECK_EQUAL(node->counters().heard_bluetooth, 1U);
  CHECK_EQUAL(node->table().used(), 0);
  // Those that the driver's task has dropped already count the same.
  node->add_gated_wifi(3);
  CHECK_EQUAL(node->counters().lost_gate, 5U);
  CHECK_EQUAL(node->counters().heard_wifi, 4U);
}
