#include "crowd_pacing.h"

#include "check.h"

using namespace esphome::footfall;

namespace {

/// Notes so many sightings a second, evenly, from one moment to another.
/// @return in how many of them it was a crowd.
int crowded(CrowdPacing *pacing, int64_t from_us, int64_t until_us, int64_t per_second) {
  int count = 0;
  for (int64_t now = from_us; now < until_us; now += SECOND_US / per_second) {
    pacing->note(now);
    count += pacing->crowded(now) ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST(is_never_a_crowd_below_the_rate) {
  CrowdPacing pacing;
  pacing.reset(0);
  CHECK(!pacing.crowded(0));
  // A boutique's busiest hour, and all that the rate allows.
  CHECK_EQUAL(crowded(&pacing, 0, 3600 * SECOND_US, 4), 0);
  CHECK_EQUAL(crowded(&pacing, 3600 * SECOND_US, 7200 * SECOND_US, CrowdPacing::PER_SECOND), 0);
}

TEST(is_no_crowd_for_what_comes_once_at_one_moment) {
  CrowdPacing pacing;
  pacing.reset(0);
  for (int64_t i = 0; i < CrowdPacing::BURST - CrowdPacing::RESERVE; i++) {
    CHECK(!pacing.crowded(0));
    pacing.note(0);
  }
  CHECK(!pacing.crowded(0));
  pacing.note(0);
  CHECK(pacing.crowded(0));
  CHECK(pacing.crowded(62499));
  CHECK(!pacing.crowded(62500));
}

TEST(becomes_a_crowd_when_more_comes_for_some_time) {
  CrowdPacing pacing;
  pacing.reset(0);
  // 192 more than the rate: 16 a second above it, for 12 s.
  CHECK_EQUAL(crowded(&pacing, 0, 11 * SECOND_US, 2 * CrowdPacing::PER_SECOND), 0);
  CHECK(crowded(&pacing, 11 * SECOND_US, 13 * SECOND_US, 2 * CrowdPacing::PER_SECOND) > 0);
}

TEST(stays_a_crowd_as_long_as_too_much_comes) {
  CrowdPacing pacing;
  pacing.reset(0);
  crowded(&pacing, 0, 20 * SECOND_US, 100);
  CHECK_EQUAL(crowded(&pacing, 20 * SECOND_US, 620 * SECOND_US, 20), 600 * 20);
}

TEST(ends_four_seconds_after_the_last_at_the_latest) {
  CrowdPacing pacing;
  pacing.reset(0);
  // However much it was: nothing is owed.
  crowded(&pacing, 0, 100 * SECOND_US, 1000);
  const int64_t last_us = 100 * SECOND_US - SECOND_US / 1000;
  CHECK(pacing.crowded(last_us + 3 * SECOND_US));
  CHECK(!pacing.crowded(last_us + CrowdPacing::RESERVE / CrowdPacing::PER_SECOND * SECOND_US));
}

TEST(comes_to_the_same_however_often_it_is_asked) {
  const auto play = [](int64_t asked_every_us) {
    CrowdPacing pacing;
    pacing.reset(0);
    int count = 0;
    for (int64_t now = 0; now < 60 * SECOND_US; now += 50000) {
      for (int64_t at = now - 50000 + asked_every_us; at < now; at += asked_every_us)
        pacing.crowded(at);
      if (now / (10 * SECOND_US) % 2 == 0) {
        pacing.note(now);
        pacing.note(now);
      }
      count += pacing.crowded(now) ? 1 : 0;
    }
    return count;
  };
  CHECK(play(50000) > 0);
  CHECK_EQUAL(play(50000), play(700));
}

TEST(begins_anew_on_another_clock) {
  CrowdPacing pacing;
  pacing.reset(3600 * SECOND_US);
  crowded(&pacing, 3600 * SECOND_US, 3660 * SECOND_US, 100);
  CHECK(pacing.crowded(3660 * SECOND_US));
  pacing.reset(0);
  CHECK(!pacing.crowded(0));
}
