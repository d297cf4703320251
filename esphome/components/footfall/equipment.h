#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "observation.h"
#include "sizes.h"

namespace esphome::footfall {

/// One thing with an address for life, as it travels to the owner: the only raw address that ever leaves a node.
struct EquipmentEntry {
  Address address;
  uint8_t kind;  ///< bit 7: radio; bits 0 to 2: address kind, as in a sighting
  int8_t rssi;   ///< strongest, dBm
};
static_assert(sizeof(EquipmentEntry) == 8);

/// What a hub hears while it learns its own equipment: the stable addresses that are heard strongly in an empty shop.
/// They are held for one session alone, in RAM, and overwritten when it ends, is forgotten, or nobody asks any more.
/// The time is the node's own, in microseconds. Allocates nothing.
class Equipment final {
 public:
  static constexpr size_t ROOM = 64;
  /// A session that nobody has asked about for so long is over.
  static constexpr int64_t PATIENCE_US = 60 * SECOND_US;

  Equipment() = default;
  ~Equipment() { this->forget(); }
  Equipment(const Equipment &) = delete;
  Equipment &operator=(const Equipment &) = delete;

  /// Forgets what there is and begins to listen.
  /// @param seconds for how long, 1 to 900
  /// @param signal the weakest frame that counts, in dBm
  void start(uint64_t hub, int64_t now_us, uint32_t seconds, int8_t signal);
  /// Takes note that the hub has asked.
  void ask(int64_t now_us) { this->asked_us_ = now_us; }
  /// Takes a frame: kept if a session listens, the address is one for life and it is strong enough. When there is no
  /// room, the weakest gives way to a stronger one.
  void hear(const Observation &seen, int64_t now_us);
  /// Moves the clock: forgets what nobody has asked for in a while.
  void advance(int64_t now_us) {
    if (this->active_ && now_us - this->asked_us_ >= PATIENCE_US)
      this->forget();
  }
  /// Ends the session and overwrites everything.
  void forget();

  /// Whether there is a session of this hub, be its time over or not.
  bool active_for(uint64_t hub) const { return this->active_ && this->hub_ == hub; }
  /// Whether frames are taken.
  bool listening(int64_t now_us) const { return this->active_ && now_us >= this->from_us_ && now_us < this->until_us_; }
  /// Seconds until it listens no more, rounded up.
  uint16_t seconds_left(int64_t now_us) const;
  /// Seconds that it has listened to, rounded down.
  uint16_t heard_s(int64_t now_us) const;
  std::span<const EquipmentEntry> entries() const { return std::span(this->entries_).first(this->count_); }

 protected:
  std::array<EquipmentEntry, ROOM> entries_{};
  size_t count_{0};
  uint64_t hub_{0};
  int64_t from_us_{0};
  int64_t until_us_{0};
  int64_t asked_us_{0};
  int8_t signal_dbm_{0};
  bool active_{false};
};

}  // namespace esphome::footfall
