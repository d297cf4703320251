#pragma once

#include <algorithm>
#include <cstdint>

namespace esphome::footfall {

/// The devices near the node, by what they are.
struct Counts {
  uint16_t people_like;
  uint16_t wifi;
  uint16_t bluetooth;
};

/// A count that does not dip when everybody has to be heard anew: with a new key every device that is near is new.
class HeldCount final {
 public:
  uint16_t value() const { return this->value_; }
  /// @param count    devices in the table
  /// @param complete whether whoever is near had the time to be heard, a presence time-out
  void update(uint16_t count, bool complete) { this->value_ = complete ? count : std::max(this->value_, count); }
  void forget() { this->value_ = 0; }

 protected:
  uint16_t value_{0};
};

/// What is known of a place.
enum class Occupancy : uint8_t { UNKNOWN, ABSENT, PRESENT };

/// Follows whether people are near. Nobody is called absent who did not have the time to be heard.
class OccupancyState final {
 public:
  Occupancy value() const { return this->value_; }

  /// @return PRESENT or ABSENT where that is news, UNKNOWN where nothing has flipped.
  Occupancy update(uint16_t people, bool complete) {
    if (people > 0) {
      this->value_ = Occupancy::PRESENT;
    } else if (complete) {
      this->value_ = Occupancy::ABSENT;
    }
    if (this->value_ == Occupancy::UNKNOWN || this->value_ == this->told_)
      return Occupancy::UNKNOWN;
    // That nobody is there is no news at the start.
    const bool news = this->value_ == Occupancy::PRESENT || this->told_ == Occupancy::PRESENT;
    this->told_ = this->value_;
    return news ? this->value_ : Occupancy::UNKNOWN;
  }

  /// Listening has paused: what was known may not hold when it goes on. What was told then still counts.
  void forget() { this->value_ = Occupancy::UNKNOWN; }

 protected:
  Occupancy value_{Occupancy::UNKNOWN};
  Occupancy told_{Occupancy::UNKNOWN};
};

/// Tells once when a count goes above (or below) a threshold, and again only after it has come back from there: to the
/// threshold, or further by the hysteresis. A count that is below at the start has not gone there.
class Threshold final {
 public:
  Threshold(bool above, uint16_t threshold, uint16_t hysteresis)
      : threshold_(threshold), hysteresis_(hysteresis), above_(above), armed_(above) {}

  /// @param complete as for HeldCount: a low count means little before.
  /// @return whether the count has gone there.
  bool update(uint16_t count, bool complete) {
    const bool passed = this->above_ ? count > this->threshold_ : complete && count < this->threshold_;
    if (passed) {
      const bool news = this->armed_;
      this->armed_ = false;
      return news;
    }
    if (this->above_ ? complete && (count == 0 || count + this->hysteresis_ <= this->threshold_)
                     : count >= this->threshold_ + this->hysteresis_)
      this->armed_ = true;
    return false;
  }

 protected:
  uint16_t threshold_;
  uint16_t hysteresis_;
  bool above_;
  bool armed_;
};

}  // namespace esphome::footfall
