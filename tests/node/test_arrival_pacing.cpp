#include "arrival_pacing.h"

#include "check.h"

using namespace esphome::footfall;

static int64_t taken(ArrivalPacing *pacing, int64_t now_us, int64_t asked = 10000) {
  int64_t count = 0;
  for (int64_t i = 0; i < asked; i++)
    count += pacing->take(now_us) ? 1 : 0;
  return count;
}

TEST(allows_a_burst_and_then_so_many_a_second) {
  ArrivalPacing pacing;
  pacing.reset(1000);
  CHECK_EQUAL(taken(&pacing, 1000), ArrivalPacing::BURST);
  CHECK_EQUAL(taken(&pacing, 1000 + SECOND_US), ArrivalPacing::PER_SECOND);
  // A token is there when its time is over, not before.
  const int64_t later = 1000 + SECOND_US;
  CHECK_EQUAL(taken(&pacing, later + 7812), 0);
  CHECK_EQUAL(taken(&pacing, later + 7813), 1);
  CHECK_EQUAL(taken(&pacing, later + 15625), 1);
}

TEST(saves_up_no_more_than_a_burst) {
  ArrivalPacing pacing;
  pacing.reset(0);
  CHECK_EQUAL(taken(&pacing, 0, 100), 100);
  CHECK_EQUAL(taken(&pacing, INT64_MAX / 2), ArrivalPacing::BURST);
}

TEST(comes_to_the_same_however_often_it_is_asked) {
  ArrivalPacing pacing;
  pacing.reset(0);
  int64_t count = 0;
  for (int64_t now = 0; now < 60 * SECOND_US; now += 60)
    count += pacing.take(now) ? 1 : 0;
  CHECK_EQUAL(count, ArrivalPacing::BURST + 60 * ArrivalPacing::PER_SECOND - 1);
}

TEST(begins_anew_on_another_clock) {
  ArrivalPacing pacing;
  pacing.reset(3600 * SECOND_US);
  taken(&pacing, 3600 * SECOND_US);
  pacing.reset(0);
  CHECK_EQUAL(taken(&pacing, 0), ArrivalPacing::BURST);
}
