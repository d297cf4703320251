// Tests of how the node listens over Wi-Fi: on which channel, when, and what it does about a driver that fails.

#include <array>
#include <vector>

#include "check.h"
#include "wifi_listener.h"

using namespace esphome::footfall;

namespace {

/// A fake of the ESP32's Wi-Fi driver: does what it is told, or fails, and takes note of it.
class FakeWifiDriver final : public WifiDriver {
 public:
  bool start() override {
    this->starts++;
    this->up = this->up || !this->fail_start;
    return this->up;
  }
  bool listen() override {
    this->listens++;
    this->on = !this->fail_listen && this->up;
    return this->on;
  }
  bool listening() override { return this->on; }
  bool stop() override {
    this->stops++;
    this->on = this->on && this->fail_stop;
    return !this->on;
  }
  bool set_channel(uint8_t to) override {
    this->asked.push_back(to);
    if (to == this->refuses)
      return false;
    this->now_on = to;
    return true;
  }
  uint8_t channel() override { return this->now_on; }

  /// What others do to it: a stop of the driver ends its listening without a word.
  void restart() { this->on = false; }

  bool up{true};
  bool on{false};
  bool fail_start{false};
  bool fail_listen{false};
  bool fail_stop{false};
  uint8_t refuses{0};
  uint8_t now_on{0};
  int starts{0};
  int listens{0};
  int stops{0};
  std::vector<uint8_t> asked;
};

/// A listener that is run every 50 ms, as on a board.
struct Bench {
  FakeWifiDriver driver;
  WifiListener listener{&driver};
  uint32_t now_ms{1000};
  bool paused{false};
  std::vector<WifiNotice> notices;

  void run(Station station, uint32_t for_ms = 50) {
    for (uint32_t passed = 0; passed < for_ms; passed += 50) {
      this->now_ms += 50;
      const WifiNotice notice = this->listener.run(station, this->paused, this->now_ms);
      if (notice != WifiNotice::NONE)
        this->notices.push_back(notice);
    }
  }

  /// What was worth a line since it was last asked.
  std::vector<WifiNotice> said() {
    std::vector<WifiNotice> out;
    out.swap(this->notices);
    return out;
  }
};

using Notices = std::vector<WifiNotice>;
using Channels = std::vector<uint8_t>;

}  // namespace

TEST(a_wired_board_brings_its_radio_up_and_hops_over_its_channels) {
  Bench bench;
  bench.driver.up = false;
  bench.run(Station::NONE);
  CHECK_EQUAL(bench.driver.starts, 1);
  CHECK(bench.listener.listening());
  CHECK(bench.said() == Notices{WifiNotice::LISTENING});
  bench.run(Station::NONE, 2000);
  CHECK(bench.driver.asked == (Channels{1, 6, 11, 1}));
  CHECK_EQUAL(bench.listener.channel(), 0);
  CHECK(bench.said().empty());
}

TEST(it_stays_on_each_channel_for_the_dwell) {
  Bench bench;
  bench.listener.set_channels(std::array<uint8_t, 4>{13, 3, 8, 12});
  bench.listener.set_dwell(200);
  bench.run(Station::NONE, 100);
  CHECK(bench.driver.asked == Channels{13});
  bench.run(Station::NONE, 150);
  CHECK(bench.driver.asked == Channels{13});
  bench.run(Station::NONE, 50);
  CHECK(bench.driver.asked == (Channels{13, 3}));
  bench.run(Station::NONE, 600);
  CHECK(bench.driver.asked == (Channels{13, 3, 8, 12, 13}));
}

TEST(more_channels_than_there_are_do_no_harm) {
  Bench bench;
  const std::vector<uint8_t> many(40, 5);
  bench.listener.set_channels(many);
  CHECK_EQUAL(bench.listener.channels().size(), size_t{WifiListener::MAX_CHANNEL});
}

TEST(one_channel_alone_is_kept_and_told) {
  Bench bench;
  bench.listener.set_channels(std::array<uint8_t, 1>{6});
  bench.run(Station::NONE, 10000);
  CHECK(bench.driver.asked == Channels{6});
  CHECK_EQUAL(bench.listener.channel(), 6);
  // Something else moved the radio.
  bench.driver.now_on = 1;
  bench.run(Station::NONE, 3000);
  CHECK(bench.driver.asked == (Channels{6, 6}));
  CHECK_EQUAL(bench.listener.channel(), 6);
}

TEST(a_connected_station_stays_on_its_channel_and_tells_it) {
  Bench bench;
  bench.driver.now_on = 9;
  bench.run(Station::CONNECTED, 10000);
  CHECK(bench.listener.listening());
  CHECK_EQUAL(bench.driver.starts, 0);
  CHECK(bench.driver.asked.empty());
  CHECK_EQUAL(bench.listener.channel(), 9);
}

TEST(it_follows_an_access_point_that_changes_its_channel) {
  Bench bench;
  bench.driver.now_on = 9;
  bench.run(Station::CONNECTED, 5000);
  bench.driver.now_on = 4;
  bench.run(Station::CONNECTED, WifiListener::CHECK_MS);
  CHECK_EQUAL(bench.listener.channel(), 4);
  CHECK(bench.driver.asked.empty());
  CHECK(bench.said() == Notices{WifiNotice::LISTENING});
}

TEST(a_station_that_scans_is_listened_to_on_whatever_channel_it_is) {
  Bench bench;
  bench.driver.now_on = 3;
  bench.run(Station::BUSY, 10000);
  CHECK(bench.listener.listening());
  CHECK_EQUAL(bench.driver.starts, 0);
  CHECK(bench.driver.asked.empty());
  CHECK_EQUAL(bench.listener.channel(), 0);
}

TEST(it_listens_anew_on_every_connect) {
  Bench bench;
  bench.run(Station::BUSY, 5000);
  const int before = bench.driver.listens;
  bench.run(Station::CONNECTED);
  CHECK_EQUAL(bench.driver.listens, before + 1);
  // From one access point to another, with no word that the first was lost.
  bench.listener.rearm();
  bench.driver.now_on = 11;
  bench.run(Station::CONNECTED);
  CHECK_EQUAL(bench.driver.listens, before + 2);
  CHECK_EQUAL(bench.listener.channel(), 11);
  bench.run(Station::CONNECTED, 10000);
  CHECK_EQUAL(bench.driver.listens, before + 2);
  CHECK(bench.said() == Notices{WifiNotice::LISTENING});
}

TEST(it_leaves_the_channel_alone_once_a_network_is_looked_for) {
  Bench bench;
  bench.run(Station::NONE, 2000);
  const size_t hops = bench.driver.asked.size();
  CHECK(hops > 1);
  bench.run(Station::BUSY, 5000);
  bench.run(Station::CONNECTED, 5000);
  CHECK_EQUAL(bench.driver.asked.size(), hops);
  bench.run(Station::BUSY, 5000);
  CHECK_EQUAL(bench.driver.asked.size(), hops);
  CHECK_EQUAL(bench.listener.channel(), 0);
  // Its credentials were taken from it.
  bench.run(Station::NONE, 1000);
  CHECK(bench.driver.asked.size() > hops);
}

TEST(a_driver_that_was_restarted_is_noticed_and_listens_again) {
  Bench bench;
  bench.run(Station::CONNECTED, 5000);
  bench.said();
  bench.driver.restart();
  bench.run(Station::CONNECTED, WifiListener::CHECK_MS);
  CHECK(bench.driver.on);
  CHECK(bench.said() == Notices{WifiNotice::INTERRUPTED});
}

TEST(a_restart_while_a_network_is_looked_for_is_not_worth_a_word) {
  Bench bench;
  bench.run(Station::CONNECTED, 5000);
  bench.said();
  bench.run(Station::BUSY, 500);
  bench.driver.restart();
  bench.run(Station::BUSY, WifiListener::CHECK_MS);
  CHECK(bench.driver.on);
  CHECK(bench.said().empty());
  bench.driver.restart();
  bench.driver.up = false;
  bench.run(Station::BUSY, 60000);
  CHECK(!bench.listener.listening());
  CHECK(bench.driver.listens < 60);
  bench.driver.up = true;
  bench.run(Station::BUSY, WifiListener::CHECK_MS);
  CHECK(bench.listener.listening());
  CHECK(bench.said() == Notices{WifiNotice::LISTENING});
}

TEST(a_wired_board_whose_driver_was_lost_brings_it_up_again) {
  Bench bench;
  bench.run(Station::NONE, 3000);
  bench.said();
  bench.driver.restart();
  bench.driver.up = false;
  bench.driver.asked.clear();
  bench.run(Station::NONE, WifiListener::CHECK_MS + 100);
  CHECK(bench.driver.up);
  CHECK(bench.driver.on);
  CHECK(!bench.driver.asked.empty());
  CHECK(bench.said() == Notices{WifiNotice::INTERRUPTED});
}

TEST(a_restarted_driver_is_sent_to_its_channel_at_once) {
  Bench bench;
  bench.listener.set_dwell(60000);
  bench.run(Station::NONE, 3000);
  CHECK(bench.driver.asked == Channels{1});
  bench.listener.rearm();
  bench.run(Station::NONE, 100);
  CHECK(bench.driver.asked == (Channels{1, 1}));
}

TEST(a_start_that_fails_is_tried_again_ever_more_rarely_and_said_once) {
  Bench bench;
  bench.driver.up = false;
  bench.driver.fail_start = true;
  bench.run(Station::NONE, 60000);
  CHECK(!bench.listener.listening());
  CHECK(bench.said() == Notices{WifiNotice::START_FAILED});
  // At 0, 1, 3, 7, 15 and 31 s.
  CHECK_EQUAL(bench.driver.starts, 6);
  CHECK_EQUAL(bench.driver.listens, 0);
  bench.run(Station::NONE, 3600000);
  CHECK(bench.driver.starts > 6 + 3600000 / 64000 - 2);
  CHECK(bench.driver.starts < 6 + 3600000 / 64000 + 2);
  bench.driver.fail_start = false;
  bench.run(Station::NONE, WifiListener::LONGEST_WAIT_MS);
  CHECK(bench.listener.listening());
  CHECK(bench.said() == Notices{WifiNotice::LISTENING});
}

TEST(a_failure_after_another_that_was_mended_is_said_again) {
  Bench bench;
  for (int i = 0; i < 2; i++) {
    bench.driver.fail_listen = true;
    bench.driver.restart();
    bench.run(Station::CONNECTED, 10000);
    CHECK(bench.said() == Notices{WifiNotice::LISTEN_FAILED});
    CHECK(!bench.listener.listening());
    CHECK_EQUAL(bench.listener.channel(), 0);
    bench.driver.fail_listen = false;
    bench.run(Station::CONNECTED, 20000);
    CHECK(bench.said() == Notices{WifiNotice::LISTENING});
  }
}

TEST(a_connection_tries_at_once_what_had_failed) {
  Bench bench;
  bench.driver.fail_listen = true;
  bench.run(Station::CONNECTED, 600000);
  bench.run(Station::BUSY);
  const int before = bench.driver.listens;
  bench.run(Station::CONNECTED);
  CHECK_EQUAL(bench.driver.listens, before + 1);
  // And soon again, as if it were the first time.
  bench.driver.fail_listen = false;
  bench.run(Station::CONNECTED, 2 * WifiListener::FIRST_WAIT_MS);
  CHECK(bench.listener.listening());
}

TEST(a_channel_that_is_refused_is_said_once_and_passed_over) {
  Bench bench;
  bench.listener.set_channels(std::array<uint8_t, 3>{1, 12, 6});
  bench.driver.refuses = 12;
  bench.run(Station::NONE, 60000);
  CHECK(bench.said() == (Notices{WifiNotice::LISTENING, WifiNotice::CHANNEL_REFUSED}));
  CHECK_EQUAL(bench.listener.refused(), 12);
  CHECK(bench.listener.listening());
  CHECK(bench.driver.now_on == 1 || bench.driver.now_on == 6);
  // Taken once, then refused again: that is news.
  bench.driver.refuses = 0;
  bench.run(Station::NONE, 2000);
  bench.driver.refuses = 12;
  bench.run(Station::NONE, 2000);
  CHECK(bench.said() == Notices{WifiNotice::CHANNEL_REFUSED});
}

TEST(one_channel_that_is_refused_is_asked_for_again_and_not_told) {
  Bench bench;
  bench.listener.set_channels(std::array<uint8_t, 1>{13});
  bench.driver.refuses = 13;
  bench.run(Station::NONE, 10000);
  CHECK_EQUAL(bench.listener.channel(), 0);
  CHECK(bench.driver.asked.size() > 2);
  CHECK(bench.driver.asked.size() < 10);
  bench.driver.refuses = 0;
  bench.run(Station::NONE, 3000);
  CHECK_EQUAL(bench.listener.channel(), 13);
}

TEST(a_pause_stops_it_and_its_end_starts_it_again) {
  for (const Station station : {Station::NONE, Station::BUSY, Station::CONNECTED}) {
    Bench bench;
    bench.driver.now_on = 9;
    bench.run(station, 5000);
    bench.said();
    bench.paused = true;
    bench.run(station);
    CHECK(!bench.driver.on);
    CHECK(!bench.listener.listening());
    CHECK_EQUAL(bench.listener.channel(), 0);
    const size_t hops = bench.driver.asked.size();
    const int listens = bench.driver.listens;
    bench.run(station, 60000);
    CHECK_EQUAL(bench.driver.asked.size(), hops);
    CHECK_EQUAL(bench.driver.listens, listens);
    CHECK(bench.said() == Notices{WifiNotice::STOPPED});
    bench.paused = false;
    bench.run(station);
    CHECK(bench.driver.on);
    CHECK(bench.said() == Notices{WifiNotice::LISTENING});
  }
}

TEST(a_node_that_starts_paused_never_listens) {
  Bench bench;
  bench.paused = true;
  bench.run(Station::NONE, 10000);
  bench.run(Station::BUSY, 10000);
  bench.run(Station::CONNECTED, 10000);
  CHECK_EQUAL(bench.driver.starts, 0);
  CHECK_EQUAL(bench.driver.listens, 0);
  CHECK_EQUAL(bench.driver.stops, 0);
  CHECK(bench.said().empty());
}

TEST(a_pause_holds_through_a_connect_and_what_others_do_to_the_driver) {
  Bench bench;
  bench.run(Station::CONNECTED, 5000);
  bench.paused = true;
  bench.run(Station::CONNECTED);
  bench.run(Station::BUSY, 1000);
  bench.listener.rearm();
  bench.run(Station::CONNECTED, 1000);
  CHECK(!bench.driver.on);
  bench.driver.on = true;
  bench.run(Station::CONNECTED, WifiListener::CHECK_MS);
  CHECK(!bench.driver.on);
}

TEST(a_stop_that_fails_is_tried_until_it_works) {
  Bench bench;
  bench.run(Station::NONE, 5000);
  bench.said();
  bench.driver.fail_stop = true;
  bench.paused = true;
  bench.run(Station::NONE, 100);
  const size_t hops = bench.driver.asked.size();
  bench.run(Station::NONE, 10000);
  CHECK(bench.said() == Notices{WifiNotice::STOP_FAILED});
  CHECK(bench.listener.listening());
  CHECK_EQUAL(bench.driver.asked.size(), hops);
  CHECK(bench.driver.stops > 2);
  bench.driver.fail_stop = false;
  bench.run(Station::NONE, 20000);
  CHECK(!bench.driver.on);
  CHECK(bench.said() == Notices{WifiNotice::STOPPED});
}

TEST(a_radio_that_is_switched_off_is_left_alone) {
  Bench bench;
  bench.run(Station::CONNECTED, 5000);
  bench.said();
  const int calls = bench.driver.starts + bench.driver.listens + bench.driver.stops;
  bench.driver.restart();
  bench.run(Station::DISABLED, 60000);
  CHECK_EQUAL(bench.driver.starts + bench.driver.listens + bench.driver.stops, calls);
  CHECK(!bench.listener.listening());
  CHECK_EQUAL(bench.listener.channel(), 0);
  CHECK(bench.said().empty());
  bench.run(Station::BUSY, 1000);
  CHECK(bench.driver.on);
  CHECK(bench.said() == Notices{WifiNotice::LISTENING});
}

TEST(time_that_wraps_changes_nothing) {
  for (const Station station : {Station::NONE, Station::CONNECTED}) {
    Bench bench;
    bench.now_ms = UINT32_MAX - 5000;
    bench.run(station, 20000);
    Bench plain;
    plain.run(station, 20000);
    CHECK(bench.driver.asked == plain.driver.asked);
    CHECK_EQUAL(bench.driver.listens, plain.driver.listens);
  }
  Bench failing;
  failing.now_ms = UINT32_MAX - 2000;
  failing.driver.up = false;
  failing.driver.fail_start = true;
  failing.run(Station::NONE, 60000);
  CHECK_EQUAL(failing.driver.starts, 6);
}
