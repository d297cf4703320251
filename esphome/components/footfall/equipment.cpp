#include "equipment.h"

#include <algorithm>

#include "wipe.h"

namespace esphome::footfall {

namespace {

/// Whether an address stays with its thing: all others change, and would tell of passers-by.
bool is_stable(const Observation &seen) { return seen.kind == AddressKind::PUBLIC || seen.kind == AddressKind::STATIC; }

bool weaker(const EquipmentEntry &a, const EquipmentEntry &b) { return a.rssi < b.rssi; }

}  // namespace

void Equipment::start(uint64_t hub, int64_t now_us, uint32_t seconds, int8_t signal) {
  this->forget();
  this->hub_ = hub;
  this->from_us_ = now_us;
  this->until_us_ = now_us + seconds * SECOND_US;
  this->asked_us_ = now_us;
  this->signal_dbm_ = signal;
  this->active_ = true;
}

void Equipment::hear(const Observation &seen, int64_t now_us) {
  if (!this->listening(now_us) || !is_stable(seen))
    return;
  // What did not say how strong it is may be the neighbour's.
  if (seen.rssi == RSSI_UNKNOWN || seen.rssi < this->signal_dbm_)
    return;
  const auto kind = static_cast<uint8_t>(static_cast<uint8_t>(seen.radio) << 7 | static_cast<uint8_t>(seen.kind));
  const auto end = this->entries_.begin() + static_cast<std::ptrdiff_t>(this->count_);
  const auto known = std::find_if(this->entries_.begin(), end, [&](const EquipmentEntry &entry) {
    return entry.address == seen.address && entry.kind == kind;
  });
  if (known != end) {
    known->rssi = std::max(known->rssi, seen.rssi);
  } else if (this->count_ < ROOM) {
    this->entries_[this->count_++] = {seen.address, kind, seen.rssi};
  } else {
    EquipmentEntry &least = *std::min_element(this->entries_.begin(), this->entries_.end(), weaker);
    if (least.rssi < seen.rssi)
      least = {seen.address, kind, seen.rssi};
  }
}

void Equipment::forget() {
  wipe(this->entries_.data(), sizeof(this->entries_));
  this->count_ = 0;
  this->hub_ = 0;
  this->active_ = false;
}

uint16_t Equipment::seconds_left(int64_t now_us) const {
  if (!this->listening(now_us))
    return 0;
  return static_cast<uint16_t>((this->until_us_ - now_us + SECOND_US - 1) / SECOND_US);
}

uint16_t Equipment::heard_s(int64_t now_us) const {
  if (!this->active_)
    return 0;
  const int64_t until_us = std::clamp(now_us, this->from_us_, this->until_us_);
  return static_cast<uint16_t>((until_us - this->from_us_) / SECOND_US);
}

}  // namespace esphome::footfall
