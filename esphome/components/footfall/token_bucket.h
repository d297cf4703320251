#pragma once

#include <algorithm>
#include <cstdint>

#include "sizes.h"

namespace esphome::footfall {

/// A token bucket on the node's clock, so that the same frames always come to the same. Allocates nothing.
/// @tparam TOKENS   what it holds at most, and after reset().
/// @tparam A_SECOND how many it gains.
template<int64_t TOKENS, int64_t A_SECOND> class TokenBucket {
 public:
  static constexpr int64_t BURST = TOKENS;
  static constexpr int64_t PER_SECOND = A_SECOND;

  /// Fills it at this moment.
  void reset(int64_t now_us) {
    this->credit_ = BURST * SECOND_US;
    this->counted_us_ = now_us;
  }

  /// Takes a token; whether there was one.
  /// @param now_us never before that of the call before.
  bool take(int64_t now_us) {
    this->fill_(now_us);
    if (this->credit_ < SECOND_US)
      return false;
    this->credit_ -= SECOND_US;
    return true;
  }

  /// Whether there are so many tokens; takes none.
  /// @param now_us never before that of the call before.
  bool holds(int64_t tokens, int64_t now_us) {
    // They can only have grown more since: mostly there is nothing to be worked out.
    if (this->credit_ >= tokens * SECOND_US)
      return true;
    this->fill_(now_us);
    return this->credit_ >= tokens * SECOND_US;
  }

 protected:
  static constexpr int64_t FULL_AFTER_US = BURST * SECOND_US / PER_SECOND;

  void fill_(int64_t now_us) {
    const int64_t elapsed_us = std::min(now_us - this->counted_us_, FULL_AFTER_US);
    this->credit_ = std::min(this->credit_ + elapsed_us * PER_SECOND, BURST * SECOND_US);
    this->counted_us_ = now_us;
  }

  int64_t credit_{BURST * SECOND_US};  ///< in millionths of a token
  int64_t counted_us_{0};
};

}  // namespace esphome::footfall
