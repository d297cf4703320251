#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "observation.h"
#include "wipe.h"

namespace esphome::footfall {

/// The iBeacon identities that the hub has asked for, in RAM alone; all others are nobody's business.
class BeaconList final {
 public:
  static constexpr size_t ROOM = 16;

  BeaconList() = default;
  ~BeaconList() { this->forget(); }
  BeaconList(const BeaconList &) = delete;
  BeaconList &operator=(const BeaconList &) = delete;

  /// Replaces the list.
  /// @return false, with the old list kept, where there is no room for as many.
  bool set(std::span<const BeaconIdentity> identities) {
    if (identities.size() > ROOM)
      return false;
    this->forget();
    std::copy(identities.begin(), identities.end(), this->identities_.begin());
    this->count_ = identities.size();
    return true;
  }

  bool contains(const BeaconIdentity &identity) const {
    const auto end = this->identities_.begin() + static_cast<std::ptrdiff_t>(this->count_);
    return std::find(this->identities_.begin(), end, identity) != end;
  }

  bool empty() const { return this->count_ == 0; }
  size_t size() const { return this->count_; }

  /// Overwrites the list.
  void forget() {
    wipe(this->identities_.data(), sizeof(this->identities_));
    this->count_ = 0;
  }

 protected:
  std::array<BeaconIdentity, ROOM> identities_{};
  size_t count_{0};
};

}  // namespace esphome::footfall
