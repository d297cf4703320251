#pragma once

#include <cstdint>

#include "sizes.h"
#include "token_bucket.h"

namespace esphome::footfall {

/// Whether so much is told of devices that were heard before that each may be told of more seldom: a busy shop comes to
/// 4 sightings a second, a hall to a hundred. Devices that were heard in one window only make no crowd, however many.
class CrowdPacing final {
 public:
  static constexpr int64_t BURST = 256;
  static constexpr int64_t PER_SECOND = 16;
  /// It is a crowd while fewer tokens are left. Were it none at all, telling more seldom would end the crowd by the
  /// next token.
  static constexpr int64_t RESERVE = 64;
  /// How long nothing is told of a Bluetooth device in a crowd: what counts people looks at stretches of 10 s.
  static constexpr int64_t SPACING_US = 10 * SECOND_US;

  /// It is no crowd at this moment.
  void reset(int64_t now_us) { this->bucket_.reset(now_us); }
  /// Takes note of a sighting of a device that was heard before.
  void note(int64_t now_us) { this->bucket_.take(now_us); }
  /// Whether it is a crowd: for some time more was noted than the bucket gains.
  bool crowded(int64_t now_us) { return !this->bucket_.holds(RESERVE, now_us); }

 protected:
  TokenBucket<BURST, PER_SECOND> bucket_;
};

}  // namespace esphome::footfall
