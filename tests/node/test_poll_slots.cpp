#include "poll_slots.h"

#include "check.h"

using namespace esphome::footfall;

TEST(gives_a_hub_one_place) {
  PollSlots slots;
  uint32_t superseded;
  PollSlot *first = slots.take(1, 11, -1, 5000, 0, &superseded);
  CHECK(first != nullptr);
  CHECK_EQUAL(superseded, 0U);
  PollSlot *second = slots.take(1, 12, 40, 5000, 10, &superseded);
  CHECK_EQUAL(superseded, 11U);
  CHECK(first == second);
  CHECK_EQUAL(second->call, 12U);
  CHECK_EQUAL(second->cursor, 40);
}

TEST(has_four_places) {
  PollSlots slots;
  uint32_t superseded;
  for (uint64_t hub = 1; hub <= 4; hub++)
    CHECK(slots.take(hub, static_cast<uint32_t>(hub), -1, 5000, 0, &superseded) != nullptr);
  CHECK(slots.take(5, 5, -1, 5000, 0, &superseded) == nullptr);
  CHECK_EQUAL(superseded, 0U);
  // The hubs that have a place keep it.
  CHECK(slots.take(3, 6, -1, 5000, 0, &superseded) != nullptr);
  CHECK_EQUAL(superseded, 3U);
}

TEST(gives_the_place_of_the_hub_that_has_asked_for_nothing_longest) {
  PollSlots slots;
  uint32_t superseded;
  for (uint64_t hub = 1; hub <= 4; hub++) {
    PollSlot *slot = slots.take(hub, static_cast<uint32_t>(hub), -1, 5000, 0, &superseded);
    if (hub >= 2)
      PollSlots::answered(slot, 0, 0, static_cast<uint32_t>(1000 - hub * 100));
  }
  PollSlot *slot = slots.take(5, 5, -1, 5000, 2000, &superseded);
  CHECK(slot != nullptr);
  CHECK_EQUAL(superseded, 0U);
  CHECK(!slot->answered);
  bool held[6]{};
  for (const PollSlot &one : slots)
    held[one.hub] = true;
  CHECK(held[1] && held[2] && held[3] && !held[4] && held[5]);
}

TEST(keeps_a_place_while_the_spacing_lasts) {
  PollSlots slots;
  uint32_t superseded;
  for (uint64_t hub = 1; hub <= 4; hub++)
    PollSlots::answered(slots.take(hub, 1, -1, 0, 0, &superseded), 0, 0, 100);
  CHECK(slots.take(5, 5, -1, 0, 149, &superseded) == nullptr);
  CHECK(slots.take(5, 5, -1, 0, 150, &superseded) != nullptr);
}

TEST(spaces_answers_and_ends_waiting_over_the_clocks_wrap) {
  PollSlots slots;
  uint32_t superseded;
  const uint32_t late = 0xFFFFFFF0;
  PollSlot *slot = slots.take(1, 1, -1, 100, late, &superseded);
  CHECK(PollSlots::spaced(*slot, late));
  CHECK(!PollSlots::overdue(*slot, late + 99));
  CHECK(PollSlots::overdue(*slot, late + 100));
  PollSlots::answered(slot, 9, 16, late);
  CHECK_EQUAL(slot->call, 0U);
  CHECK_EQUAL(slot->boot_id, 9U);
  CHECK_EQUAL(slot->flags, 16);
  CHECK(!PollSlots::spaced(*slot, late + 49));
  CHECK(PollSlots::spaced(*slot, late + 50));
  // What it was told stays with the hub.
  CHECK_EQUAL(slots.take(1, 2, -1, 100, late + 60, &superseded)->boot_id, 9U);
}
