#pragma once

// A core as the tests of its parts drive it: frames by device number, time from a fixed start.

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "check.h"
#include "core.h"
#include "frames.h"

namespace core_node {

using namespace esphome::footfall;
using frames::Bytes;

inline constexpr int64_t START = 1000 * SECOND_US;
inline constexpr uint64_t HUB = 0x1234;
inline constexpr uint64_t TOKEN = 77;
inline constexpr int64_t DAY = 86400;

/// Stands in for a source of randomness: counts.
inline void counting(uint8_t *out, size_t length) {
  static uint8_t next = 1;
  for (size_t i = 0; i < length; i++)
    out[i] = next++;
}

inline KeyRequest request(uint8_t epoch = 1, uint32_t seconds = DAY, uint8_t next_epoch = 0) {
  KeyRequest request{};
  request.hub = HUB;
  request.token = TOKEN;
  request.epoch = epoch;
  request.key.fill(epoch);
  request.seconds = seconds;
  request.next_epoch = next_epoch;
  request.next_key.fill(next_epoch);
  request.next_seconds = next_epoch != 0 ? seconds : 0;
  return request;
}

/// A core that has been started, and, unless told otherwise, given a key.
class Node {
 public:
  explicit Node(bool keyed = true) : core_(std::make_unique<Core>(counting)) {
    this->core_->restart(START, TimeBase::UPTIME);
    if (keyed)
      CHECK_EQUAL(this->core_->set_keys(request()), KeyStatus::ACCEPTED);
  }
  Core *operator->() { return this->core_.get(); }

  void wifi(int64_t after_us, uint8_t device, uint8_t channel = 6, int8_t rssi = -60, uint16_t sequence = 9) {
    this->probe(after_us, {0x02, 0, 0, 0, 0, device}, channel, rssi, sequence);
  }
  void probe(int64_t after_us, const Address &address, uint8_t channel = 6, int8_t rssi = -60, uint16_t sequence = 9) {
    // The frame is kept, so that a million of them are made in little time.
    std::copy(address.begin(), address.end(), this->frame_.begin() + 10);
    this->frame_[22] = static_cast<uint8_t>(sequence << 4);
    this->frame_[23] = static_cast<uint8_t>(sequence >> 4);
    this->core_->hear_wifi(this->frame_, rssi, channel, START + after_us);
  }
  void bluetooth(int64_t after_us, uint8_t device, int8_t rssi = -70) {
    this->advertise(after_us, {0x42, 0, 0, 0, 0, device}, frames::structure(0x01, {0x06}), rssi);
  }
  void advertise(int64_t after_us, const Address &address, const Bytes &payload, int8_t rssi = -70,
                 AddressKind kind = AddressKind::RESOLVABLE) {
    this->core_->hear_advertisement(kind, address, payload, rssi, 37, START + after_us);
  }
  void advance(int64_t after_us) { this->core_->advance(START + after_us); }
  uint32_t told() { return this->core_->ring().newest(); }
  const Sighting &last() { return this->core_->ring().at((this->told() - 1) & CURSOR_MASK); }
  /// The pseudonym that the device of this number has by Wi-Fi.
  uint64_t name(uint8_t device, uint8_t epoch = 1) {
    return pseudonym(request(epoch).key, {0x02, 0, 0, 0, 0, device}, Radio::WIFI, AddressKind::RANDOM);
  }
  /// Whether the device of this number is held.
  bool holds(uint8_t device) { return this->core_->table().find(this->name(device)) != this->core_->table().NONE; }

 protected:
  std::unique_ptr<Core> core_;
  Bytes frame_ = frames::probe_request({}, 0, frames::phone_elements());
};

/// The addresses of a flood: none is ever used again.
inline Address flood_address(uint32_t i) {
  return {0x06,
          1,
          static_cast<uint8_t>(i >> 24),
          static_cast<uint8_t>(i >> 16),
          static_cast<uint8_t>(i >> 8),
          static_cast<uint8_t>(i)};
}

/// An integer of an answer.
inline uint64_t field(std::span<const uint8_t> bytes, size_t offset, size_t size) {
  uint64_t value = 0;
  for (size_t i = size; i-- > 0;)
    value = value << 8 | bytes[offset + i];
  return value;
}

}  // namespace core_node
