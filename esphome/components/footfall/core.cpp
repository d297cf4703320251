#include "core.h"

#include <algorithm>
#include <initializer_list>
#include <limits>

#include "advertisement.h"
#include "wipe.h"

namespace esphome::footfall {

namespace {

// The windows of docs/protocol.md.
constexpr int64_t WIFI_WINDOW_US = SECOND_US;
constexpr int64_t BLUETOOTH_WINDOW_US = 5 * SECOND_US;
constexpr int64_t BLUETOOTH_SILENCE_US = 3 * SECOND_US / 2;
constexpr int64_t NEVER = std::numeric_limits<int64_t>::max();

uint8_t kind_byte(Radio radio, AddressKind kind) {
  return static_cast<uint8_t>(static_cast<uint8_t>(radio) << 7 | static_cast<uint8_t>(kind));
}

bool is_wifi(const PresenceRow &row) { return (row.kind & 0x80) == 0; }

/// Whether a frame comes from a kind of thing that people carry.
bool is_people_like(const Observation &seen) {
  if (seen.radio == Radio::WIFI)
    return seen.kind == AddressKind::RANDOM;
  return seen.device_class == DeviceClass::PHONE || seen.device_class == DeviceClass::WEARABLE ||
         seen.device_class == DeviceClass::AUDIO;
}

/// When the row's open sighting has to be closed.
int64_t due_us(const PresenceRow &row) {
  const int64_t first_us = row.last_us - row.span_us;
  if (is_wifi(row))
    return first_us + WIFI_WINDOW_US;
  return std::min(first_us + BLUETOOTH_WINDOW_US, row.last_us + BLUETOOTH_SILENCE_US);
}

/// The stronger of two strengths, of which either may be unknown.
int8_t strongest(int8_t a, int8_t b) {
  if (a == RSSI_UNKNOWN)
    return b;
  return b == RSSI_UNKNOWN ? a : std::max(a, b);
}

}  // namespace

struct Core::Frame {
  Observation seen;
  std::span<const uint8_t> bytes;
  int64_t time_us;
  const BeaconIdentity *identity;  ///< of a beacon that was asked for, nullptr for all else
};

Core::Core(RandomSource random) : random_(random) { this->random_(this->local_key_.data(), this->local_key_.size()); }

void Core::restart(int64_t now_us, TimeBase time_base) {
  this->forget_devices_();
  this->equipment_.forget();
  this->ring_.reset_losses();
  this->counters_ = {};
  this->boot_id_before_ = this->boot_id_;
  this->boot_cursor_ = this->ring_.newest();
  this->random_(reinterpret_cast<uint8_t *>(&this->boot_id_), sizeof(this->boot_id_));
  this->time_base_ = time_base;
  this->wifi_channel_ = 0;
  this->now_us_ = now_us;
  this->filling_since_us_ = now_us;
  this->wake_us_ = AT_ONCE;
  this->pacing_.reset(now_us);
  this->crowd_.reset(now_us);
  this->begin_epoch_(now_us);
}

void Core::pause(int64_t now_us) {
  this->advance(now_us);
  this->forget_devices_();
  this->equipment_.forget();
  this->wifi_channel_ = 0;
  this->paused_ = true;
}

void Core::resume(int64_t now_us) {
  this->advance(now_us);
  this->filling_since_us_ = this->now_us_;
  this->paused_ = false;
}

void Core::catch_up_() {
  while (this->keys_.over(this->now_us_)) {
    this->close_due_(this->keys_.until_us());
    this->forget_devices_();
    this->keys_.roll();
    if (!this->keys_.owned())
      this->end_ownership_();
    this->begin_epoch_(this->now_us_);
  }
  if (!this->keyed() && this->keys_.valid(this->now_us_)) {
    this->forget_devices_();
    this->begin_epoch_(this->now_us_);
  }
  this->wake_us_ = std::min(this->keys_.next_change_us(this->now_us_), this->close_due_(this->now_us_));
  for (uint16_t silent; (silent = this->table_.longest_silent()) != this->table_.NONE;) {
    const int64_t gone_us = this->table_[silent].last_us + this->presence_timeout_us_ + 1;
    if (gone_us > this->now_us_) {
      this->wake_us_ = std::min(this->wake_us_, gone_us);
      break;
    }
    this->forget_(silent);
  }
}

void Core::read_wifi_(std::span<const uint8_t> frame, int8_t rssi, uint8_t channel, int64_t now_us) {
  Frame heard{{}, frame, now_us, nullptr};
  const bool probe = frame[0] == PROBE_REQUEST;
  switch (probe ? read_probe_request(frame, &heard.seen) : read_station_frame(frame, &heard.seen)) {
    case ReadResult::OTHER:
      return;
    case ReadResult::DAMAGED:
      this->counters_.lost_damaged++;
      return;
    case ReadResult::READ:
      break;
  }
  this->counters_.heard_wifi++;
  heard.seen.rssi = rssi;
  heard.seen.channel = channel;
  this->hear_(heard);
}

void Core::read_advertisement_(AddressKind kind, const Address &address, std::span<const uint8_t> payload, int8_t rssi,
                               uint8_t channel, int64_t now_us) {
  Frame heard{{}, payload, now_us, nullptr};
  if (read_advertisement(kind, address, payload, &heard.seen) != ReadResult::READ) {
    this->counters_.lost_damaged++;
    return;
  }
  this->counters_.heard_bluetooth++;
  heard.seen.rssi = rssi;
  heard.seen.channel = channel;
  BeaconIdentity identity;
  if (!this->beacons_.empty() && read_ibeacon_identity(payload, &identity) && this->beacons_.contains(identity)) {
    heard.identity = &identity;
    heard.seen.device_class = DeviceClass::BEACON;
  }
  this->hear_(heard);
}

uint8_t Core::kind_of_(const Frame &frame) {
  return kind_byte(frame.seen.radio, frame.identity != nullptr ? AddressKind::IDENTITY : frame.seen.kind);
}

void Core::hear_(const Frame &frame) {
  this->advance(frame.time_us);
  if (this->equipment_.listening(this->now_us_))
    this->equipment_.hear(frame.seen, this->now_us_);
  if (!this->keyed())
    this->counters_.unkeyed++;
  const uint64_t device = frame.identity != nullptr
                              ? pseudonym(this->key_(), *frame.identity)
                              : pseudonym(this->key_(), frame.seen.address, frame.seen.radio, frame.seen.kind);
  uint16_t index = this->table_.find(device);
  if (index == this->table_.NONE) {
    index = this->arrive_(device, frame);
  } else {
    this->return_(index, frame);
  }
  if (is_people_like(frame.seen))
    this->table_.note_people_like(index);
}

/// A device that was not held is told of, unless too many arrive.
/// @return its row.
uint16_t Core::arrive_(uint64_t pseudonym, const Frame &frame) {
  this->make_room_();
  const uint16_t index = this->table_.insert(pseudonym, kind_of_(frame), this->now_us_);
  this->wake_us_ = std::min(this->wake_us_, this->now_us_ + this->presence_timeout_us_ + 1);
  PresenceRow &row = this->table_[index];
  if (this->admit_(&row)) {
    this->tell_arrival_(index, frame);
  } else {
    row.rssi = frame.seen.rssi;
  }
  return index;
}

/// Whether there is room for a sighting of a device that was heard in one window only. It is withheld where there is
/// none.
bool Core::admit_(PresenceRow *row) {
  if (!this->keyed() || this->pacing_.take(this->now_us_))
    return true;
  row->withheld = true;
  this->ring_.count_lost();
  return false;
}

/// The first frame is a sighting by itself, and hubs want to know at once. In a crowd nobody waits for it, and on Wi-Fi
/// it goes with the rest of its burst.
void Core::tell_arrival_(uint16_t index, const Frame &frame) {
  PresenceRow &row = this->table_[index];
  const bool crowded = this->crowd_.crowded(this->now_us_);
  if (crowded && is_wifi(row)) {
    this->open_(index, frame);
  } else {
    this->begin_(&row, frame);
    this->push_(&row, 1, !crowded);
  }
}

/// A further frame joins the open sighting of its channel, or opens one.
void Core::return_(uint16_t index, const Frame &frame) {
  PresenceRow &row = this->table_[index];
  if (row.frames != 0 && row.channel != frame.seen.channel)
    this->close_(index);
  const auto silence_us = this->now_us_ - row.last_us;
  this->table_.touch(index, this->now_us_);
  row.span_us += static_cast<uint32_t>(silence_us);
  // How strong it was before it fell silent says nothing of where it is now.
  if (silence_us >= CrowdPacing::SPACING_US)
    row.gathered = false;
  if (row.frames != 0) {
    this->join_(&row, frame);
  } else if (!row.withheld && !is_wifi(row) && this->crowd_.crowded(this->now_us_)) {
    this->tell_seldom_(&row, frame);
  } else if (!row.repeated && (row.withheld || !this->admit_(&row))) {
    // What else its first window brings belongs to the sighting that was not told.
    row.rssi = strongest(row.rssi, frame.seen.rssi);
  } else if (row.withheld) {
    row.withheld = false;
    this->tell_arrival_(index, frame);
  } else {
    this->open_(index, frame);
  }
}

/// In a crowd a Bluetooth device that is held is told of at intervals: one frame brings what was gathered since, and
/// nothing is open in between.
void Core::tell_seldom_(PresenceRow *row, const Frame &frame) {
  this->gather_(row, frame);
  if (row->span_us >= CrowdPacing::SPACING_US)
    this->push_(row, 1, false);
}

void Core::open_(uint16_t index, const Frame &frame) {
  PresenceRow &row = this->table_[index];
  this->gather_(&row, frame);
  // What was gathered in a crowd may be of another one.
  row.channel = frame.seen.channel;
  this->table_.open(index);
  this->wake_us_ = std::min(this->wake_us_, due_us(row));
}

void Core::join_(PresenceRow *row, const Frame &frame) {
  if (row->frames < 255)
    row->frames++;
  this->gather_(row, frame);
}

/// Adds a frame to what will be told of its device next, or begins that.
void Core::gather_(PresenceRow *row, const Frame &frame) {
  if (!row->gathered) {
    this->begin_(row, frame);
    return;
  }
  row->rssi = strongest(row->rssi, frame.seen.rssi);
  if (row->fingerprint == 0)
    row->fingerprint = this->fingerprint_(frame);
  if (row->device_class == DeviceClass::UNKNOWN)
    row->device_class = frame.seen.device_class;
}

void Core::begin_(PresenceRow *row, const Frame &frame) {
  // With the frame, not when it is told: what is due at no frame would come to something else with the moments at
  // which the clock is moved.
  if (row->repeated && this->keyed())
    this->crowd_.note(this->now_us_);
  row->gathered = true;
  row->fingerprint = this->fingerprint_(frame);
  // By its sequence numbers a phone can be followed over a change of address, and over the end of an epoch.
  row->sequence = this->keys_.anonymous() ? NO_SEQUENCE : frame.seen.sequence;
  row->rssi = frame.seen.rssi;
  row->channel = frame.seen.channel;
  row->device_class = frame.seen.device_class;
}

uint32_t Core::fingerprint_(const Frame &frame) {
  if (frame.seen.radio == Radio::WIFI) {
    // What a phone sends to an access point says nothing of its model.
    if (frame.seen.sequence == NO_SEQUENCE)
      return 0;
    return this->fingerprints_.probe_request(this->key_(), frame.bytes);
  }
  return advertisement_fingerprint(this->key_(), frame.bytes);
}

void Core::make_room_() {
  if (!this->table_.full())
    return;
  this->counters_.lost_table++;
  this->forget_(this->table_.victim());
}

void Core::forget_(uint16_t index) {
  if (this->table_[index].frames != 0)
    this->close_(index);
  this->table_.remove(index);
}

void Core::close_(uint16_t index) {
  PresenceRow &row = this->table_[index];
  this->push_(&row, row.frames, false);
  this->table_.close(index);
}

uint16_t Core::next_due_(int64_t *due) const {
  *due = NEVER;
  uint16_t next = this->table_.NONE;
  // Either radio's windows end in the order in which they began. Where the longest silent one is heard by Wi-Fi, its
  // window ends before any silence does.
  for (const uint16_t index : {this->table_.first_opened(Radio::WIFI), this->table_.first_opened(Radio::BLUETOOTH),
                               this->table_.longest_silent_open()}) {
    if (index == this->table_.NONE || due_us(this->table_[index]) >= *due)
      continue;
    *due = due_us(this->table_[index]);
    next = index;
  }
  return next;
}

int64_t Core::close_due_(int64_t now_us) {
  int64_t due;
  uint16_t index;
  while ((index = this->next_due_(&due)) != this->table_.NONE && due <= now_us)
    this->close_(index);
  return due;
}

void Core::close_all() {
  for (const Radio radio : {Radio::WIFI, Radio::BLUETOOTH}) {
    for (uint16_t index; (index = this->table_.first_opened(radio)) != this->table_.NONE;)
      this->close_(index);
  }
}

void Core::push_(PresenceRow *row, uint8_t frames, bool arrival) {
  row->gathered = false;
  row->span_us = 0;
  if (!this->keyed())
    return;
  this->ring_.push({row->pseudonym, row->last_us, row->fingerprint, row->sequence, frames, row->rssi, row->channel,
                    row->kind, row->device_class, this->epoch_},
                   arrival);
}

void Core::forget_devices_() {
  this->close_all();
  this->table_.clear();
  this->fingerprints_.forget();
  this->filling_since_us_ = this->now_us_;
}

void Core::begin_epoch_(int64_t now_us) {
  this->epoch_ = this->keys_.valid(now_us) ? this->keys_.epoch() : 0;
  if (this->keyed()) {
    wipe(this->local_key_.data(), this->local_key_.size());
  } else {
    this->random_(this->local_key_.data(), this->local_key_.size());
  }
}

void Core::end_ownership_() {
  this->equipment_.forget();
  this->beacons_.forget();
}

int64_t Core::complete_us() const {
  const uint16_t index = this->table_.longest_silent_open();
  return index == this->table_.NONE ? this->now_us_ : this->table_[index].last_us;
}

}  // namespace esphome::footfall
