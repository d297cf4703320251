#include "check.h"
#include "occupancy.h"

using namespace esphome::footfall;

TEST(count_does_not_dip_while_everybody_is_heard_anew) {
  HeldCount count;
  count.update(7, true);
  count.update(0, false);
  CHECK_EQUAL(count.value(), 7);
  count.update(9, false);
  CHECK_EQUAL(count.value(), 9);
  count.update(2, true);
  CHECK_EQUAL(count.value(), 2);
  count.forget();
  count.update(1, false);
  CHECK_EQUAL(count.value(), 1);
}

TEST(occupancy_flips_are_told_once) {
  OccupancyState state;
  CHECK(state.update(1, false) == Occupancy::PRESENT);
  CHECK(state.update(3, true) == Occupancy::UNKNOWN);
  CHECK(state.update(0, true) == Occupancy::ABSENT);
  CHECK(state.update(0, true) == Occupancy::UNKNOWN);
  CHECK(state.update(1, true) == Occupancy::PRESENT);
}

TEST(nobody_is_called_absent_before_they_could_be_heard) {
  OccupancyState state;
  state.update(0, false);
  CHECK(state.value() == Occupancy::UNKNOWN);
  CHECK(state.update(0, true) == Occupancy::UNKNOWN);
  CHECK(state.value() == Occupancy::ABSENT);
}

TEST(occupancy_is_unknown_over_a_pause_and_told_only_where_it_changed) {
  OccupancyState state;
  state.update(2, true);
  state.forget();
  CHECK(state.value() == Occupancy::UNKNOWN);
  CHECK(state.update(0, false) == Occupancy::UNKNOWN);
  CHECK(state.update(1, false) == Occupancy::UNKNOWN);
  CHECK(state.value() == Occupancy::PRESENT);
  state.forget();
  CHECK(state.update(0, true) == Occupancy::ABSENT);
}

TEST(above_is_told_once_until_the_count_has_come_back) {
  Threshold above(true, 5, 0);
  CHECK(!above.update(5, true));
  CHECK(above.update(6, true));
  CHECK(!above.update(9, true));
  CHECK(!above.update(5, false));
  CHECK(!above.update(6, true));
  CHECK(!above.update(5, true));
  CHECK(above.update(6, false));
}

TEST(above_with_hysteresis_is_not_told_again_at_the_edge) {
  Threshold above(true, 5, 2);
  CHECK(above.update(6, true));
  CHECK(!above.update(4, true));
  CHECK(!above.update(6, true));
  CHECK(!above.update(3, true));
  CHECK(above.update(6, true));
}

TEST(above_comes_back_at_zero_whatever_the_hysteresis) {
  Threshold above(true, 0, 3);
  CHECK(above.update(1, true));
  CHECK(!above.update(0, true));
  CHECK(above.update(1, true));
}

TEST(below_is_told_after_the_count_was_there) {
  Threshold below(false, 3, 0);
  CHECK(!below.update(0, true));
  CHECK(!below.update(3, true));
  CHECK(!below.update(2, false));
  CHECK(below.update(2, true));
  CHECK(!below.update(0, true));
  CHECK(!below.update(3, true));
  CHECK(below.update(2, true));
}

TEST(below_with_hysteresis_is_not_told_again_at_the_edge) {
  Threshold below(false, 3, 2);
  CHECK(!below.update(4, true));
  CHECK(!below.update(2, true));
  CHECK(!below.update(5, true));
  CHECK(below.update(2, true));
  CHECK(!below.update(4, true));
  CHECK(!below.update(2, true));
}
