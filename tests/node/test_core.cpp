#include "core.h"

#include <algorithm>
#include <vector>

#include "check.h"
#include "core_node.h"
#include "frames.h"

using namespace core_node;

// The expected windows are those of docs/protocol.md, in microseconds.

TEST(tells_at_once_of_a_device_that_was_not_held) {
  Node node;
  node.wifi(0, 1, 6, -61, 1234);
  CHECK_EQUAL(node.told(), 1U);
  CHECK(node->ring().arrival_since(0));
  const Sighting &sighting = node.last();
  CHECK_EQUAL(sighting.pseudonym, pseudonym(request().key, {0x02, 0, 0, 0, 0, 1}, Radio::WIFI, AddressKind::RANDOM));
  CHECK(sighting.fingerprint != 0);
  CHECK_EQUAL(sighting.time_us, START);
  CHECK_EQUAL(sighting.sequence, 1234);
  CHECK_EQUAL(sighting.frames, 1);
  CHECK_EQUAL(sighting.rssi, -61);
  CHECK_EQUAL(sighting.channel, 6);
  CHECK_EQUAL(sighting.kind, 0x01);
  CHECK_EQUAL(sighting.epoch, 1);
  CHECK_EQUAL(node->complete_us(), START);
}

TEST(gathers_a_wifi_burst_for_a_second_from_its_first_frame) {
  Node node;
  node.wifi(0, 1);
  node.wifi(100, 1, 6, -70, 10);
  node.wifi(500000, 1, 6, -50, 11);
  node.wifi(1000099, 1, 6, -65, 12);
  CHECK_EQUAL(node.told(), 1U);
  CHECK_EQUAL(node->complete_us(), START + 1000099);
  node.advance(1000099);
  CHECK_EQUAL(node.told(), 1U);
  node.advance(1000100);
  CHECK_EQUAL(node.told(), 2U);
  CHECK_EQUAL(node.last().frames, 3);
  CHECK_EQUAL(node.last().sequence, 10);
  CHECK_EQUAL(node.last().rssi, -50);
  CHECK_EQUAL(node.last().time_us, START + 1000099);
  CHECK(!node->ring().arrival_since(1));
  CHECK_EQUAL(node->complete_us(), START + 1000100);
}

TEST(gathers_bluetooth_for_five_seconds_or_until_it_is_silent) {
  Node node;
  node.bluetooth(0, 1);
  for (int64_t at = SECOND_US; at < 6 * SECOND_US; at += SECOND_US)
    node.bluetooth(at, 1);
  CHECK_EQUAL(node.told(), 1U);
  node.bluetooth(6 * SECOND_US, 1);
  CHECK_EQUAL(node.told(), 2U);
  CHECK_EQUAL(node.last().frames, 5);
  CHECK_EQUAL(node.last().time_us, START + 5 * SECOND_US);
  CHECK_EQUAL(node.last().kind, 0x83);
  CHECK_EQUAL(node.last().sequence, NO_SEQUENCE);
  // The last one has been silent for 1.5 s.
  node.advance(7499999);
  CHECK_EQUAL(node.told(), 2U);
  node.advance(7500000);
  CHECK_EQUAL(node.told(), 3U);
}

TEST(keeps_channels_apart) {
  Node node;
  node.wifi(0, 1);
  node.wifi(10, 1, 6);
  node.wifi(20, 1, 11);
  CHECK_EQUAL(node.told(), 2U);
  CHECK_EQUAL(node.last().channel, 6);
  node.advance(2 * SECOND_US);
  CHECK_EQUAL(node.told(), 3U);
  CHECK_EQUAL(node.last().channel, 11);
}

TEST(counts_frames_up_to_255) {
  Node node;
  for (int i = 0; i < 400; i++)
    node.wifi(i, 1);
  node.advance(2 * SECOND_US);
  CHECK_EQUAL(node.last().frames, 255);
  CHECK_EQUAL(node->counters().heard_wifi, 400U);
}

TEST(drops_what_is_under_the_gate_but_not_what_has_no_strength) {
  Node node;
  node->set_gate(-80);
  node.wifi(0, 1, 6, -81);
  CHECK_EQUAL(node->counters().lost_gate, 1U);
  CHECK_EQUAL(node.told(), 0U);
  node.wifi(0, 1, 6, -80);
  node.wifi(0, 2, 6, RSSI_UNKNOWN);
  CHECK_EQUAL(node.told(), 2U);
  CHECK_EQUAL(node.last().rssi, RSSI_UNKNOWN);
  node.wifi(1, 2, 6, RSSI_UNKNOWN);
  node.wifi(2, 2, 6, -40);
  node.advance(2 * SECOND_US);
  CHECK_EQUAL(node.last().rssi, -40);
}

TEST(counts_what_it_cannot_read_and_ignores_what_it_does_not_want) {
  Node node;
  Bytes frame = frames::probe_request({0x02, 0, 0, 0, 0, 1}, 1, frames::phone_elements());
  node->hear_wifi(std::span(frame).first(20), -50, 1, START);
  CHECK_EQUAL(node->counters().lost_damaged, 1U);
  frame[0] = 0x80;  // a beacon
  node->hear_wifi(frame, -50, 1, START);
  const Bytes lying{20, 0x09, 'x'};
  node->hear_advertisement(AddressKind::PUBLIC, {0, 1, 2, 3, 4, 5}, lying, -50, 37, START);
  CHECK_EQUAL(node->counters().lost_damaged, 2U);
  CHECK_EQUAL(node->counters().heard_wifi, 0U);
  CHECK_EQUAL(node->counters().heard_bluetooth, 0U);
  CHECK_EQUAL(node.told(), 0U);
}

TEST(holds_a_device_until_it_has_been_silent_long_enough) {
  Node node;
  node->set_presence_timeout(60);
  node.wifi(0, 1);
  node.wifi(60 * SECOND_US, 1);
  node.advance(120 * SECOND_US);
  CHECK_EQUAL(node->table().used(), 1);
  node.advance(120 * SECOND_US + 1);
  CHECK_EQUAL(node->table().used(), 0);
  const uint32_t before = node.told();
  node.wifi(121 * SECOND_US, 1);
  CHECK(node->ring().arrival_since(before));
}

TEST(counts_without_a_key_but_tells_nothing) {
  Node node(false);
  node.wifi(0, 1);
  node.wifi(10, 1);
  node.bluetooth(20, 2);
  node.advance(10 * SECOND_US);
  CHECK_EQUAL(node.told(), 0U);
  CHECK_EQUAL(node->counters().unkeyed, 3U);
  CHECK_EQUAL(node->table().present(Radio::WIFI), 1);
  CHECK_EQUAL(node->table().present(Radio::BLUETOOTH), 1);
  std::array<uint8_t, ANSWER_SIZE> out;
  const Told told = node->answer(HUB, -1, 0, out);
  CHECK_EQUAL(told.length, HEADER_SIZE);
  CHECK_EQUAL(told.flags, FLAG_NO_KEY);
}

TEST(begins_anew_with_a_key) {
  Node node(false);
  node.wifi(0, 1);
  CHECK_EQUAL(node->set_keys(request()), KeyStatus::ACCEPTED);
  CHECK_EQUAL(node->table().used(), 0);
  node.wifi(1, 1);
  CHECK_EQUAL(node.told(), 1U);
}

TEST(is_not_disturbed_by_its_own_key) {
  Node node;
  node.wifi(0, 1);
  node.wifi(10, 1);
  CHECK_EQUAL(node->set_keys(request(1, 500, 2)), KeyStatus::ACCEPTED);
  CHECK_EQUAL(node->open_count(), 1);
  CHECK_EQUAL(node.told(), 1U);
  const KeyAnswer answer = node->key_answer(KeyStatus::ACCEPTED);
  CHECK_EQUAL(answer.epoch, 1);
  CHECK_EQUAL(answer.next_epoch, 2);
  CHECK_EQUAL(answer.epoch_left_s, 500U);
}

TEST(closes_the_epoch_when_another_key_is_set) {
  Node node;
  node.wifi(0, 1);
  node.wifi(10, 1);
  CHECK_EQUAL(node->set_keys(request(2)), KeyStatus::ACCEPTED);
  CHECK_EQUAL(node.told(), 2U);
  CHECK_EQUAL(node.last().epoch, 1);
  CHECK_EQUAL(node->table().used(), 0);
  node.wifi(20, 1);
  CHECK_EQUAL(node.told(), 3U);
  CHECK_EQUAL(node.last().epoch, 2);
  CHECK(node.last().pseudonym != node->ring().at(0).pseudonym);
  CHECK(node.last().fingerprint != node->ring().at(0).fingerprint);
}

TEST(goes_on_with_the_next_key_when_its_time_comes) {
  Node node(false);
  CHECK_EQUAL(node->set_keys(request(1, 10, 2)), KeyStatus::ACCEPTED);
  node.wifi(9900000, 1);
  node.wifi(9950000, 1);
  node.wifi(10000000, 1);
  CHECK_EQUAL(node.told(), 3U);
  CHECK_EQUAL(node->ring().at(1).epoch, 1);
  CHECK_EQUAL(node->ring().at(1).time_us, START + 9950000);
  CHECK_EQUAL(node.last().epoch, 2);
  CHECK_EQUAL(node->table().used(), 1);
  CHECK(node->keyed());
  // Nobody brought another: what is open is told, and from there on it only counts.
  node.wifi(19999999, 1);
  node.wifi(20000000, 1);
  CHECK(!node->keyed());
  CHECK_EQUAL(node.told(), 4U);
  CHECK_EQUAL(node->counters().unkeyed, 1U);
}

TEST(ends_both_keys_in_one_silence) {
  Node node(false);
  CHECK_EQUAL(node->set_keys(request(1, 10, 2)), KeyStatus::ACCEPTED);
  node.wifi(0, 1);
  node.wifi(1, 1);
  node.wifi(100 * SECOND_US, 1);
  CHECK_EQUAL(node.told(), 2U);
  CHECK_EQUAL(node.last().epoch, 1);
  CHECK_EQUAL(node->counters().unkeyed, 1U);
}

TEST(belongs_to_the_first_hub) {
  Node node;
  KeyRequest other = request(9);
  other.hub = 5;
  CHECK_EQUAL(node->set_keys(other), KeyStatus::OWNED);
  CHECK_EQUAL(node->key_answer(KeyStatus::OWNED).epoch, 1);
  std::array<uint8_t, ANSWER_SIZE> out;
  CHECK_EQUAL(node->answer(5, -1, 0, out).flags, FLAG_OWNED);
  CHECK_EQUAL(node->answer(HUB, -1, 0, out).flags, FLAG_OWNED | FLAG_OWNER);
  other.take_over = true;
  CHECK_EQUAL(node->set_keys(other), KeyStatus::ACCEPTED);
  CHECK_EQUAL(node->answer(5, -1, 0, out).flags, FLAG_OWNED | FLAG_OWNER);
}

TEST(answers_at_most_46_sightings_and_says_where_to_go_on) {
  Node node;
  for (uint8_t i = 0; i < 100; i++)
    node.wifi(i * 1000 + 500, i);
  std::array<uint8_t, ANSWER_SIZE> out;
  Told told = node->answer(HUB, -1, FLAG_ENDED, out);
  CHECK_EQUAL(told.length, ANSWER_SIZE);
  // It has ended only for who has everything.
  CHECK_EQUAL(told.flags & FLAG_ENDED, 0);
  CHECK_EQUAL(field(out, 6, 2), 46U);
  CHECK_EQUAL(field(out, 48, 4), 46U);
  // Whole milliseconds, whatever else travels with it.
  CHECK_EQUAL(field(out, 24, 8), static_cast<uint64_t>(START));
  CHECK_EQUAL(field(out, HEADER_SIZE + 12, 4), 0U);
  told = node->answer(HUB, 92, FLAG_ENDED, out);
  CHECK_EQUAL(told.length, HEADER_SIZE + 8 * SIGHTING_SIZE);
  CHECK_EQUAL(told.flags & FLAG_ENDED, FLAG_ENDED);
  CHECK_EQUAL(field(out, 48, 4), 100U);
}

TEST(splits_an_answer_whose_times_lie_too_far_apart) {
  Node node(false);
  CHECK_EQUAL(node->set_keys(request(1, 0x7FFFFFFF)), KeyStatus::ACCEPTED);
  node.wifi(0, 1);
  node.wifi(50 * DAY * SECOND_US, 2);
  std::array<uint8_t, ANSWER_SIZE> out;
  CHECK_EQUAL(node->answer(HUB, -1, 0, out).length, HEADER_SIZE + SIGHTING_SIZE);
  CHECK_EQUAL(node->answer(HUB, 1, 0, out).length, HEADER_SIZE + SIGHTING_SIZE);
  CHECK_EQUAL(field(out, 24, 8), static_cast<uint64_t>(START + 50 * DAY * SECOND_US));
}

TEST(says_which_version_it_speaks) {
  Node node;
  node.wifi(0, 1);
  std::array<uint8_t, ANSWER_SIZE> out;
  CHECK_EQUAL(node->answer_wrong_version(out), HEADER_SIZE);
  CHECK_EQUAL(out[0], PROTOCOL_VERSION);
  CHECK_EQUAL(out[3], 1);
  CHECK_EQUAL(field(out, 6, 2), 0U);
}

TEST(restarts_under_a_new_boot_id_and_keeps_the_ring) {
  Node node;
  node.wifi(0, 1);
  node.wifi(1, 1);
  const uint32_t boot_id = node->boot_id();
  node->restart(START - 3600 * SECOND_US, TimeBase::CAPTURE);
  CHECK(node->boot_id() != boot_id);
  CHECK_EQUAL(node.told(), 2U);
  CHECK_EQUAL(node->counters().heard_wifi, 0U);
  CHECK_EQUAL(node->table().used(), 0);
  CHECK_EQUAL(node->now_us(), START - 3600 * SECOND_US);
  // The key was given for later.
  CHECK(!node->keyed());
  node.advance(0);
  CHECK(node->keyed());
}

TEST(does_not_mix_the_sightings_of_two_starts) {
  Node node;
  node.wifi(0, 1);
  const uint32_t before = node->boot_id();
  node->restart(START + 60 * SECOND_US, TimeBase::CAPTURE);
  node.wifi(61 * SECOND_US, 1);
  std::array<uint8_t, ANSWER_SIZE> out;
  Told told = node->answer(HUB, -1, FLAG_ENDED, out);
  CHECK_EQUAL(told.length, HEADER_SIZE + SIGHTING_SIZE);
  CHECK_EQUAL(told.boot_id, before);
  CHECK_EQUAL(told.flags & FLAG_ENDED, 0);
  told = node->answer(HUB, 1, FLAG_ENDED, out);
  CHECK_EQUAL(told.length, HEADER_SIZE + SIGHTING_SIZE);
  CHECK_EQUAL(told.boot_id, node->boot_id());
  CHECK_EQUAL(field(out, 8, 4), node->boot_id());
}

TEST(comes_to_the_same_whatever_moments_it_is_advanced_at) {
  const auto play = [](bool often) {
    Node node;
    check::Random random(3);
    int64_t now = 0;
    for (int i = 0; i < 150; i++) {
      const int64_t next = now + random.below(900000);
      for (int64_t at = now; often && at < next; at += 50000)
        node.advance(at);
      now = next;
      const auto device = static_cast<uint8_t>(random.below(3));
      if (random.below(2) == 0) {
        node.wifi(now, device);
      } else {
        node.bluetooth(now, device);
      }
    }
    node.advance(now + 10 * SECOND_US);
    std::vector<std::array<uint64_t, 3>> told;
    for (uint32_t i = 0; i < node.told(); i++) {
      const Sighting &sighting = node->ring().at(i);
      told.push_back({static_cast<uint64_t>(sighting.time_us), sighting.pseudonym, sighting.frames});
    }
    std::ranges::sort(told);
    return told;
  };
  const auto seldom = play(false);
  CHECK(seldom.size() > 100);
  CHECK(seldom == play(true));
}
