#pragma once

#include "esphome/core/automation.h"

#include "occupancy.h"

namespace esphome::footfall {

/// Fires when people come near, or when nobody is near any more.
class OccupancyTrigger final : public Trigger<> {
 public:
  explicit OccupancyTrigger(Occupancy wanted) : wanted_(wanted) {}
  void follow(Occupancy flip) {
    if (flip == this->wanted_)
      this->trigger();
  }

  OccupancyTrigger *next{nullptr};

 protected:
  Occupancy wanted_;
};

/// Fires with the count when one goes above, or below, a threshold.
class CountTrigger final : public Trigger<uint16_t> {
 public:
  CountTrigger(uint16_t Counts::*count, bool above, uint16_t threshold, uint16_t hysteresis)
      : count_(count), threshold_(above, threshold, hysteresis) {}
  void follow(const Counts &counts, bool complete) {
    const uint16_t count = counts.*(this->count_);
    if (this->threshold_.update(count, complete))
      this->trigger(count);
  }

  CountTrigger *next{nullptr};

 protected:
  uint16_t Counts::*count_;
  Threshold threshold_;
};

/// Triggers in the order in which they were added. They hang on each other, so that any number of them needs no memory
/// of the list's own.
template<typename T> class TriggerList final {
 public:
  void add(T *trigger) {
    T **link = &this->first_;
    while (*link != nullptr)
      link = &(*link)->next;
    *link = trigger;
  }
  template<typename... Args> void follow(const Args &...args) {
    for (T *trigger = this->first_; trigger != nullptr; trigger = trigger->next)
      trigger->follow(args...);
  }

 protected:
  T *first_{nullptr};
};

}  // namespace esphome::footfall
