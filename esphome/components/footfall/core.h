#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "arrival_pacing.h"
#include "beacon_list.h"
#include "crowd_pacing.h"
#include "equipment.h"
#include "fingerprint_memory.h"
#include "frame_80211.h"
#include "key_store.h"
#include "node_protocol.h"
#include "observation.h"
#include "presence_table.h"
#include "sighting_ring.h"
#include "sizes.h"

namespace esphome::footfall {

/// What became of the frames since the node, or its capture, started. All wrap at 2^32.
struct Counters {
  uint32_t heard_wifi;
  uint32_t heard_bluetooth;
  uint32_t lost_gate;
  uint32_t lost_queue;
  uint32_t lost_table;
  uint32_t lost_damaged;
  uint32_t unkeyed;
};

/// What an answer came to.
struct Told {
  size_t length;  ///< bytes written
  uint32_t boot_id;
  uint16_t flags;
};

/// From frames to sightings: gate, pseudonym, presence table, open sightings, ring. Knows no platform: whoever feeds it
/// brings the clock, in microseconds, which must not run back but by restart(). Allocates nothing, and what a frame
/// costs does not grow with the devices that are present.
class Core final {
 public:
  using RandomSource = void (*)(uint8_t *out, size_t length);

  /// @param random fills memory with cryptographic randomness.
  explicit Core(RandomSource random);

  /// Begins anew under a new boot id: counters at 0, nobody present, nothing open, no equipment learned. Keys, asked
  /// beacons, a pause, the ring and its cursors stay.
  void restart(int64_t now_us, TimeBase time_base);
  /// The strength in dBm under which a frame is counted and dropped.
  void set_gate(int8_t gate_dbm) { this->gate_dbm_ = gate_dbm; }
  /// How long a device that falls silent is held as present.
  void set_presence_timeout(uint32_t seconds) {
    this->presence_timeout_us_ = seconds * SECOND_US;
    this->wake_us_ = AT_ONCE;
  }
  /// Whether it hears what phones send to access points besides probe requests.
  void set_hear_stations(bool stations) { this->stations_ = stations; }

  /// Stops hearing: what is open is told, who was present and what equipment was learned is overwritten. The ring
  /// stays.
  void pause(int64_t now_us);
  /// Hears again.
  void resume(int64_t now_us);
  bool paused() const { return this->paused_; }

  /// Moves the clock: ends keys, closes the sightings that are due, forgets who has left.
  void advance(int64_t now_us) {
    this->now_us_ = now_us > this->now_us_ ? now_us : this->now_us_;
    if (this->now_us_ >= this->wake_us_)
      this->catch_up_();
    this->equipment_.advance(this->now_us_);
  }
  /// Takes an 802.11 frame without FCS. Frames of kinds that are not heard are none of its business. What is under the
  /// gate is counted before anything else is made of it.
  void hear_wifi(std::span<const uint8_t> frame, int8_t rssi, uint8_t channel, int64_t now_us) {
    if (!wanted_frame(frame, this->stations_) || this->paused_)
      return;
    this->wifi_channel_ = channel;
    if (this->gated_(rssi)) {
      this->counters_.heard_wifi++;
    } else {
      this->read_wifi_(frame, rssi, channel, now_us);
    }
  }
  /// Takes an advertisement; the address as printed.
  void hear_advertisement(AddressKind kind, const Address &address, std::span<const uint8_t> payload, int8_t rssi,
                          uint8_t channel, int64_t now_us) {
    if (this->paused_)
      return;
    if (this->gated_(rssi)) {
      this->counters_.heard_bluetooth++;
    } else {
      this->read_advertisement_(kind, address, payload, rssi, channel, now_us);
    }
  }
  /// Takes note of Wi-Fi frames of wanted kinds that were under the gate, and dropped before they came here.
  void add_gated_wifi(uint32_t frames) {
    this->counters_.heard_wifi += this->paused_ ? 0 : frames;
    this->counters_.lost_gate += this->paused_ ? 0 : frames;
  }
  /// Takes note of frames that were lost before they came here.
  void add_queue_losses(uint32_t frames) { this->counters_.lost_queue += this->paused_ ? 0 : frames; }
  void add_damaged(uint32_t frames) { this->counters_.lost_damaged += this->paused_ ? 0 : frames; }
  /// Closes every open sighting: the frames have come to an end.
  void close_all();

  /// Takes keys. The status is that of docs/protocol.md, ACCEPTED or OWNED.
  KeyStatus set_keys(const KeyRequest &request);
  KeyAnswer key_answer(KeyStatus status) const;
  /// Overwrites the keys, who was known under them and what was the owner's: the node stops. Memory outlives a restart.
  void forget_keys();
  /// Whether a hub owns the node and proves it by its token.
  bool proved_by(uint64_t hub, uint64_t token) const { return this->keys_.proved_by(hub, token); }
  /// Writes the answer to a poll. Sightings of two starts do not travel together.
  /// @param flags what the source of frames adds.
  Told answer(uint64_t hub, int32_t cursor, uint16_t flags, std::span<uint8_t, ANSWER_SIZE> out);
  /// Writes the answer to a caller who speaks another version.
  size_t answer_wrong_version(std::span<uint8_t, ANSWER_SIZE> out) const;
  /// What the owner learns of its equipment, and which beacons it has asked for. Another owner, or none, forgets both.
  Equipment &equipment() { return this->equipment_; }
  BeaconList &beacons() { return this->beacons_; }

  int64_t now_us() const { return this->now_us_; }
  /// Every sighting that ended before this is in the ring.
  int64_t complete_us() const;
  uint32_t boot_id() const { return this->boot_id_; }
  /// Whether sightings are made: under the hub's key, not the local one.
  bool keyed() const { return this->epoch_ != 0; }
  const SightingRing<RING_SIZE> &ring() const { return this->ring_; }
  SightingRing<RING_SIZE> &ring() { return this->ring_; }
  const PresenceTable<TABLE_ROWS> &table() const { return this->table_; }
  const Counters &counters() const { return this->counters_; }
  /// Sightings that are open; closing them takes as much room in the ring.
  uint16_t open_count() const { return this->table_.open_count(); }
  /// Devices present of kinds that people carry: Wi-Fi with a random address; Bluetooth phones, wearables and audio.
  uint16_t people_like() const { return this->table_.people_like(); }
  /// Since when the table fills: the start, the end of a pause, or a change of keys, which makes all devices new ones.
  int64_t filling_since_us() const { return this->filling_since_us_; }
  /// The channel of the last Wi-Fi frame since the start or a pause, 0 where there was none.
  uint8_t wifi_channel() const { return this->wifi_channel_; }

 protected:
  struct Frame;

  static uint8_t kind_of_(const Frame &frame);
  /// Whether a frame is under the gate, and counts it if so. An unknown strength is above every gate.
  bool gated_(int8_t rssi) {
    if (rssi >= this->gate_dbm_)
      return false;
    this->counters_.lost_gate++;
    return true;
  }
  void read_wifi_(std::span<const uint8_t> frame, int8_t rssi, uint8_t channel, int64_t now_us);
  void read_advertisement_(AddressKind kind, const Address &address, std::span<const uint8_t> payload, int8_t rssi,
                           uint8_t channel, int64_t now_us);
  void hear_(const Frame &frame);
  uint16_t arrive_(uint64_t pseudonym, const Frame &frame);
  bool admit_(PresenceRow *row);
  void tell_arrival_(uint16_t index, const Frame &frame);
  void return_(uint16_t index, const Frame &frame);
  void tell_seldom_(PresenceRow *row, const Frame &frame);
  void open_(uint16_t index, const Frame &frame);
  void join_(PresenceRow *row, const Frame &frame);
  void gather_(PresenceRow *row, const Frame &frame);
  void begin_(PresenceRow *row, const Frame &frame);
  uint32_t fingerprint_(const Frame &frame);
  /// Frees a row where there is none, and closes its sighting before.
  void make_room_();
  void forget_(uint16_t index);
  void close_(uint16_t index);
  /// @return when the next open sighting is due.
  int64_t close_due_(int64_t now_us);
  /// The open sighting that is due first, NONE where none is open.
  uint16_t next_due_(int64_t *due_us) const;
  /// Does all that has become due up to now.
  void catch_up_();
  /// Tells what is gathered of a device.
  void push_(PresenceRow *row, uint8_t frames, bool arrival);
  /// Tells what is open, and overwrites what is known under the key in use.
  void forget_devices_();
  /// Begins the use of the key that is valid, the local one where there is none.
  void begin_epoch_(int64_t now_us);
  /// Forgets what was the last owner's.
  void end_ownership_();
  const Key &key_() const { return this->keyed() ? this->keys_.key() : this->local_key_; }
  AnswerHeader header_(uint64_t hub, uint16_t flags) const;
  void choose_(AnswerHeader *header, uint32_t first, uint32_t most) const;

  static constexpr int64_t AT_ONCE = INT64_MIN;

  PresenceTable<TABLE_ROWS> table_;
  SightingRing<RING_SIZE> ring_;
  ArrivalPacing pacing_;
  CrowdPacing crowd_;
  FingerprintMemory fingerprints_;  ///< under the key in use
  KeyStore keys_;
  Equipment equipment_;
  BeaconList beacons_;
  /// Stands in where no hub's key is valid, so that the node can count who is near; no pseudonym made under it leaves.
  Key local_key_{};
  RandomSource random_;
  Counters counters_{};
  int64_t now_us_{0};
  int64_t wake_us_{AT_ONCE};  ///< nothing becomes due before
  int64_t filling_since_us_{0};
  int64_t presence_timeout_us_{300 * SECOND_US};
  uint32_t boot_id_{0};
  uint32_t boot_id_before_{0};
  uint32_t boot_cursor_{0};  ///< of the first sighting since the start
  uint8_t epoch_{0};         ///< of the key in use, 0 for the local one
  TimeBase time_base_{TimeBase::UPTIME};
  int8_t gate_dbm_{-90};
  uint8_t wifi_channel_{0};
  bool stations_{false};
  bool paused_{false};
};

}  // namespace esphome::footfall
