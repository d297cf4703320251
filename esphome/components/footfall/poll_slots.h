#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace esphome::footfall {

/// A hub's place at the node: its poll that waits for an answer, if any, and what it was told last.
struct PollSlot {
  uint64_t hub;
  uint32_t call;         ///< of the waiting poll; 0: none waits
  int32_t cursor;        ///< as the hub sent it
  uint32_t asked_ms;     ///< when the poll came
  uint32_t wait_ms;      ///< how long it may wait
  uint32_t answered_ms;  ///< when the hub was last answered
  uint32_t boot_id;      ///< of that answer
  uint16_t flags;        ///< of that answer
  bool used;
  bool answered;
};

/// The places for polls. A hub has one and keeps it between its polls, until another hub needs it.
class PollSlots final {
 public:
  static constexpr size_t COUNT = 4;
  /// The least time between two answers to one hub.
  static constexpr uint32_t SPACING_MS = 50;

  /// Takes a poll.
  /// @param superseded set to the call of the hub's older poll that it replaces, 0 where none waited.
  /// @return its place, nullptr where all are busy with other hubs.
  PollSlot *take(uint64_t hub, uint32_t call, int32_t cursor, uint32_t wait_ms, uint32_t now_ms, uint32_t *superseded) {
    *superseded = 0;
    PollSlot *slot = this->place_of_(hub, now_ms);
    if (slot == nullptr)
      return nullptr;
    if (!slot->used || slot->hub != hub)
      *slot = {};
    *superseded = slot->call;
    slot->used = true;
    slot->hub = hub;
    slot->call = call;
    slot->cursor = cursor;
    slot->asked_ms = now_ms;
    slot->wait_ms = wait_ms;
    return slot;
  }

  /// Takes note of an answer and of the state that it told.
  static void answered(PollSlot *slot, uint32_t boot_id, uint16_t flags, uint32_t now_ms) {
    slot->call = 0;
    slot->answered = true;
    slot->answered_ms = now_ms;
    slot->boot_id = boot_id;
    slot->flags = flags;
  }

  /// Whether enough time has passed since the hub's last answer.
  static bool spaced(const PollSlot &slot, uint32_t now_ms) {
    return !slot.answered || now_ms - slot.answered_ms >= SPACING_MS;
  }
  /// Whether the poll has waited as long as it may.
  static bool overdue(const PollSlot &slot, uint32_t now_ms) { return now_ms - slot.asked_ms >= slot.wait_ms; }

  auto begin() { return this->slots_.begin(); }
  auto end() { return this->slots_.end(); }
  auto begin() const { return this->slots_.begin(); }
  auto end() const { return this->slots_.end(); }

 protected:
  /// The hub's own place, else a free one, else that of the hub whose last answer is oldest and that asks for nothing.
  PollSlot *place_of_(uint64_t hub, uint32_t now_ms) {
    PollSlot *best = nullptr;
    for (PollSlot &slot : this->slots_) {
      if (slot.used && slot.hub == hub)
        return &slot;
    }
    for (PollSlot &slot : this->slots_) {
      if (!slot.used)
        return &slot;
      if (slot.call == 0 && spaced(slot, now_ms) &&
          (best == nullptr || now_ms - slot.answered_ms > now_ms - best->answered_ms))
        best = &slot;
    }
    return best;
  }

  std::array<PollSlot, COUNT> slots_{};
};

}  // namespace esphome::footfall
