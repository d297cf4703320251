#include "capture_player.h"

#include <memory>

#include "captures.h"
#include "check.h"

using namespace esphome::footfall;
using captures::Bytes;
using captures::File;

// Captures are made with stamps in whole seconds from here on.
static constexpr uint32_t BASE = 1700000000;
static constexpr int64_t BASE_US = BASE * SECOND_US;
static constexpr uint32_t RADIOTAP = 127;

static void counting(uint8_t *out, size_t length) {
  static uint8_t next = 1;
  for (size_t i = 0; i < length; i++)
    out[i] = next++;
}

static Bytes probe_of(uint8_t device) {
  return captures::radiotap(frames::probe_request({0x02, 0, 0, 0, 0, device}, 1, frames::phone_elements()));
}

/// A capture with one probe request a stamp, each of another device.
static Bytes capture(std::initializer_list<int32_t> seconds, uint8_t device = 1) {
  Bytes bytes = captures::pcap_header(RADIOTAP);
  for (const int32_t second : seconds)
    captures::add_packet(&bytes, static_cast<uint32_t>(static_cast<int32_t>(BASE) + second), 0, probe_of(device++));
  return bytes;
}

/// A player with a core and clocks that stand where the test puts them.
struct Stage {
  std::unique_ptr<Core> core = std::make_unique<Core>(counting);
  CapturePlayer player{core.get()};
  Clocks clocks{BASE_US + 1000000 * SECOND_US, SECOND_US};

  void start(std::vector<std::string> files, Pace pace = Pace::PULLED, double factor = 1.0) {
    this->core->set_gate(-128);
    this->player.start(std::move(files), pace, factor, this->clocks);
  }
  void give_key(uint32_t seconds = 100000, uint8_t epoch = 1) {
    KeyRequest request{};
    request.hub = 1;
    request.epoch = epoch;
    request.key.fill(epoch);
    request.seconds = seconds;
    CHECK_EQUAL(this->core->set_keys(request), KeyStatus::ACCEPTED);
  }
  uint32_t told() const { return this->core->ring().newest(); }
  /// Pulls from a cursor as a hub does that has everything before it.
  void pull(uint32_t cursor) {
    this->core->ring().acknowledge(cursor);
    this->player.fill(cursor, cursor, this->clocks);
  }
  void pass(int64_t us) {
    this->clocks.utc_us += us;
    this->clocks.steady_us += us;
    this->player.run(this->clocks);
  }
};

TEST(waits_for_a_key_before_it_plays) {
  const File file(capture({0, 1}));
  Stage stage;
  stage.start({file.path()});
  CHECK_EQUAL(stage.core->now_us(), BASE_US);
  stage.pull(0);
  CHECK_EQUAL(stage.told(), 0U);
  CHECK_EQUAL(stage.player.flags(), FLAG_WAITS_FOR_KEY);
  CHECK_EQUAL(stage.core->counters().unkeyed, 0U);
  stage.give_key();
  stage.pull(0);
  CHECK_EQUAL(stage.told(), 2U);
  CHECK_EQUAL(stage.player.flags(), FLAG_ENDED);
}

TEST(plays_nothing_that_is_not_pulled) {
  const File file(capture({0, 1}));
  Stage stage;
  stage.start({file.path()});
  stage.give_key();
  stage.pass(1000 * SECOND_US);
  CHECK_EQUAL(stage.told(), 0U);
  CHECK_EQUAL(stage.core->now_us(), BASE_US);
}

TEST(holds_where_an_answer_is_full) {
  Bytes bytes = captures::pcap_header(RADIOTAP);
  for (uint32_t i = 0; i < 100; i++)
    captures::add_packet(&bytes, BASE + i, 0, probe_of(static_cast<uint8_t>(i)));
  const File file(bytes);
  Stage stage;
  stage.start({file.path()});
  stage.give_key();
  stage.pull(0);
  CHECK_EQUAL(stage.told(), ANSWER_SIGHTINGS);
  CHECK_EQUAL(stage.core->now_us(), BASE_US + 45 * SECOND_US);
  stage.pull(46);
  CHECK_EQUAL(stage.told(), 2 * ANSWER_SIGHTINGS);
}

TEST(holds_where_the_ring_is_full_for_the_hub_that_is_behind) {
  Bytes bytes = captures::pcap_header(RADIOTAP);
  for (uint32_t i = 0; i < 2 * RING_SIZE; i++)
    captures::add_packet(&bytes, BASE + i * 2, 0, probe_of(static_cast<uint8_t>(i)));
  const File file(bytes);
  Stage stage;
  stage.start({file.path()});
  stage.core->set_presence_timeout(10);
  stage.give_key();
  for (uint32_t cursor = 0; cursor < RING_SIZE; cursor = stage.told())
    if (stage.player.fill(cursor, 0, stage.clocks); stage.told() == cursor)
      break;
  CHECK(stage.told() <= RING_SIZE);
  CHECK(stage.told() > RING_SIZE - 8);
  CHECK_EQUAL(stage.core->ring().oldest(), 0U);
  CHECK_EQUAL(stage.core->ring().lost(), 0U);
  const uint32_t held = stage.told();
  stage.pull(held);
  CHECK(stage.told() > held);
  CHECK_EQUAL(stage.core->ring().lost(), 0U);
}

TEST(holds_at_the_end_of_its_keys) {
  const File file(capture({0, 5, 30, 31}));
  Stage stage;
  stage.start({file.path()});
  stage.give_key(10);
  stage.pull(0);
  CHECK_EQUAL(stage.told(), 2U);
  CHECK_EQUAL(stage.player.flags(), FLAG_WAITS_FOR_KEY);
  // The clock stands at the frame that waits, so that the hub knows which key to bring.
  CHECK_EQUAL(stage.core->now_us(), BASE_US + 30 * SECOND_US);
  stage.give_key(10, 2);
  stage.pull(2);
  CHECK_EQUAL(stage.told(), 4U);
  CHECK_EQUAL(stage.core->ring().at(3).epoch, 2);
  CHECK_EQUAL(stage.core->counters().unkeyed, 0U);
}

TEST(closes_what_is_open_at_the_end_of_the_file) {
  Bytes bytes = captures::pcap_header(RADIOTAP);
  for (const uint32_t fraction : {0U, 100U, 200U})
    captures::add_packet(&bytes, BASE, fraction, probe_of(1));
  const File file(bytes);
  Stage stage;
  stage.start({file.path()});
  stage.give_key();
  stage.pull(0);
  CHECK_EQUAL(stage.told(), 2U);
  CHECK_EQUAL(stage.core->ring().at(1).frames, 2);
  CHECK_EQUAL(stage.player.flags(), FLAG_ENDED);
  CHECK_EQUAL(stage.core->complete_us(), BASE_US + 200);
}

TEST(starts_each_file_anew_once_the_one_before_was_pulled) {
  const File first(capture({0, 1}));
  const File second(capture({86400}));
  Stage stage;
  stage.start({first.path(), second.path()});
  stage.give_key();
  const uint32_t boot_id = stage.core->boot_id();
  stage.pull(0);
  CHECK_EQUAL(stage.told(), 2U);
  CHECK_EQUAL(stage.core->boot_id(), boot_id);
  stage.pull(1);
  CHECK_EQUAL(stage.core->boot_id(), boot_id);
  stage.pull(2);
  CHECK(stage.core->boot_id() != boot_id);
  CHECK_EQUAL(stage.told(), 3U);
  CHECK_EQUAL(stage.core->now_us(), BASE_US + 86400 * SECOND_US);
}

TEST(stops_at_a_new_start_so_that_it_is_told_at_once) {
  const File first(capture({0}));
  const File second(capture({86400, 86401}));
  Stage stage;
  stage.start({first.path(), second.path()});
  stage.give_key();
  stage.pull(0);
  stage.pull(1);
  CHECK_EQUAL(stage.told(), 2U);
  CHECK_EQUAL(stage.core->now_us(), BASE_US + 86400 * SECOND_US);
  stage.pull(2);
  CHECK_EQUAL(stage.told(), 3U);
}

TEST(lets_stamps_run_back_a_little) {
  const File file(capture({10, 8, 11}));
  Stage stage;
  stage.start({file.path()});
  stage.give_key();
  const uint32_t boot_id = stage.core->boot_id();
  stage.pull(0);
  CHECK_EQUAL(stage.told(), 3U);
  CHECK_EQUAL(stage.core->ring().at(1).time_us, BASE_US + 10 * SECOND_US);
  CHECK_EQUAL(stage.core->boot_id(), boot_id);
}

TEST(starts_anew_where_the_clock_jumps_back_and_keeps_what_came_before) {
  const File file(capture({3600, 3601, 0, 1}));
  Stage stage;
  stage.start({file.path()});
  stage.give_key();
  const uint32_t boot_id = stage.core->boot_id();
  stage.pull(0);
  CHECK_EQUAL(stage.told(), 2U);
  stage.pull(2);
  CHECK(stage.core->boot_id() != boot_id);
  CHECK_EQUAL(stage.core->now_us(), BASE_US);
  // The key was given for a later time.
  CHECK_EQUAL(stage.player.flags(), FLAG_WAITS_FOR_KEY);
  stage.give_key();
  stage.pull(2);
  CHECK_EQUAL(stage.told(), 4U);
  CHECK_EQUAL(stage.core->ring().at(3).time_us, BASE_US + SECOND_US);
}

TEST(goes_on_behind_a_file_that_cannot_be_read) {
  const File bad(Bytes{1, 2, 3});
  Bytes cut_off = capture({0, 1});
  cut_off.erase(cut_off.end() - 5, cut_off.end());
  const File cut(cut_off);
  const File good(capture({100}));
  Stage stage;
  stage.start({"/nowhere/at.pcap", bad.path(), cut.path(), good.path()});
  stage.give_key();
  stage.pull(0);
  CHECK_EQUAL(stage.told(), 1U);
  stage.pull(1);
  CHECK_EQUAL(stage.told(), 2U);
  CHECK_EQUAL(stage.player.flags(), FLAG_ENDED);
}

TEST(ends_at_once_where_there_is_nothing_to_play) {
  Stage stage;
  stage.start({"/nowhere/at.pcap"});
  stage.pull(0);
  CHECK_EQUAL(stage.player.flags(), FLAG_ENDED);
}

TEST(plays_at_a_factor_from_the_first_frame_and_needs_no_key) {
  const File file(capture({0, 60, 120}));
  Stage stage;
  stage.start({file.path()}, Pace::FACTOR, 60.0);
  CHECK(!stage.player.pulled());
  stage.pass(0);
  CHECK_EQUAL(stage.core->counters().unkeyed, 1U);
  stage.pass(SECOND_US / 2);
  CHECK_EQUAL(stage.core->now_us(), BASE_US + 30 * SECOND_US);
  CHECK_EQUAL(stage.core->counters().heard_wifi, 1U);
  stage.give_key();
  stage.pass(SECOND_US / 2);
  CHECK_EQUAL(stage.core->counters().heard_wifi, 2U);
  CHECK_EQUAL(stage.told(), 1U);
  stage.pass(SECOND_US);
  CHECK_EQUAL(stage.told(), 2U);
  CHECK_EQUAL(stage.player.flags(), FLAG_ENDED);
}

TEST(plays_what_is_past_as_it_is_pulled_and_the_rest_at_its_own_time) {
  const File file(capture({-100, -50, 50}));
  Stage stage;
  stage.clocks.utc_us = BASE_US;
  stage.start({file.path()}, Pace::LIVE);
  CHECK(stage.player.pulled());
  stage.give_key();
  stage.pass(0);
  CHECK_EQUAL(stage.told(), 0U);
  stage.pull(0);
  CHECK_EQUAL(stage.told(), 2U);
  CHECK(!stage.player.pulled());
  stage.pass(49 * SECOND_US);
  CHECK_EQUAL(stage.told(), 2U);
  CHECK_EQUAL(stage.core->now_us(), BASE_US + 49 * SECOND_US);
  stage.pass(SECOND_US);
  CHECK_EQUAL(stage.told(), 3U);
  CHECK_EQUAL(stage.core->ring().at(2).time_us, BASE_US + 50 * SECOND_US);
}

TEST(has_not_started_in_the_future_where_nobody_is_heard_yet) {
  const File file(capture({50}));
  Stage stage;
  stage.clocks.utc_us = BASE_US;
  stage.start({file.path()}, Pace::LIVE);
  CHECK_EQUAL(stage.core->now_us(), BASE_US);
  stage.give_key();
  stage.pull(0);
  CHECK(!stage.player.pulled());
  stage.pass(49 * SECOND_US);
  CHECK_EQUAL(stage.core->now_us(), BASE_US + 49 * SECOND_US);
  CHECK_EQUAL(stage.told(), 0U);
  stage.pass(SECOND_US);
  CHECK_EQUAL(stage.told(), 1U);
  CHECK_EQUAL(stage.core->ring().at(0).time_us, BASE_US + 50 * SECOND_US);
}
