#include "core.h"

#include <algorithm>
#include <limits>

#include "advertisement.h"
#include "frame_80211.h"
#include "wipe.h"

namespace esphome::footfall {

namespace {

// The windows of docs/protocol.md.
constexpr int64_t WIFI_WINDOW_US = SECOND_US;
constexpr int64_t BLUETOOTH_WINDOW_US = 5 * SECOND_US;
constexpr int64_t BLUETOOTH_SILENCE_US = 3 * SECOND_US / 2;
constexpr int64_t NEVER = std::numeric_limits<int64_t>::max();
constexpr int64_t MILLISECOND_US = 1000;
/// A sighting's time travels as 32 bits of milliseconds.
constexpr int64_t MAX_SPAN_US = int64_t{std::numeric_limits<uint32_t>::max()} * MILLISECOND_US;

uint8_t kind_of(const Observation &seen) {
  return static_cast<uint8_t>(static_cast<uint8_t>(seen.radio) << 7 | static_cast<uint8_t>(seen.kind));
}

bool is_wifi(const PresenceRow &row) { return (row.kind & 0x80) == 0; }

/// When the row's open sighting has to be closed.
int64_t due_us(const PresenceRow &row) {
  const int64_t first_us = row.last_us - row.open_us;
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

/// The moment rounded down to whole milliseconds, so that a sighting's time does not depend on what it travels with.
int64_t whole_ms(int64_t time_us) {
  const int64_t rest = time_us % MILLISECOND_US;
  return time_us - (rest < 0 ? rest + MILLISECOND_US : rest);
}

}  // namespace

struct Core::Frame {
  Observation seen;
  std::span<const uint8_t> bytes;
  int64_t time_us;
};

Core::Core(RandomSource random) : random_(random) { this->random_(this->local_key_.data(), this->local_key_.size()); }

void Core::restart(int64_t now_us, TimeBase time_base) {
  this->close_all();
  this->table_.clear();
  this->ring_.reset_losses();
  this->counters_ = {};
  this->boot_id_before_ = this->boot_id_;
  this->boot_cursor_ = this->ring_.newest();
  this->random_(reinterpret_cast<uint8_t *>(&this->boot_id_), sizeof(this->boot_id_));
  this->time_base_ = time_base;
  this->now_us_ = now_us;
  this->begin_epoch_(now_us);
}

void Core::advance(int64_t now_us) {
  now_us = std::max(now_us, this->now_us_);
  while (this->keys_.over(now_us)) {
    this->close_due_(this->keys_.until_us());
    this->end_epoch_();
    this->keys_.roll();
    this->begin_epoch_(now_us);
  }
  if (!this->keyed() && this->keys_.valid(now_us)) {
    this->end_epoch_();
    this->begin_epoch_(now_us);
  }
  this->close_due_(now_us);
  uint16_t silent;
  while ((silent = this->table_.silent_since(now_us - this->presence_timeout_us_)) != this->table_.NONE)
    this->forget_(silent);
  this->now_us_ = now_us;
}

void Core::hear_wifi(std::span<const uint8_t> frame, int8_t rssi, uint8_t channel, int64_t now_us) {
  Frame heard{{}, frame, now_us};
  switch (read_probe_request(frame, &heard.seen)) {
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

void Core::hear_advertisement(AddressKind kind, const Address &address, std::span<const uint8_t> payload, int8_t rssi,
                              uint8_t channel, int64_t now_us) {
  Frame heard{{}, payload, now_us};
  if (read_advertisement(kind, address, payload, &heard.seen) != ReadResult::READ) {
    this->counters_.lost_damaged++;
    return;
  }
  this->counters_.heard_bluetooth++;
  heard.seen.rssi = rssi;
  heard.seen.channel = channel;
  this->hear_(heard);
}

void Core::hear_(const Frame &frame) {
  this->advance(frame.time_us);
  if (frame.seen.rssi != RSSI_UNKNOWN && frame.seen.rssi < this->gate_dbm_) {
    this->counters_.lost_gate++;
    return;
  }
  if (!this->keyed())
    this->counters_.unkeyed++;
  const uint64_t device = pseudonym(this->key_(), frame.seen.address, frame.seen.radio, frame.seen.kind);
  const uint16_t index = this->table_.find(device);
  if (index == this->table_.NONE) {
    this->arrive_(device, frame);
  } else {
    this->return_(index, frame);
  }
}

/// The first frame of a device that was not held is a sighting by itself.
void Core::arrive_(uint64_t pseudonym, const Frame &frame) {
  this->make_room_();
  PresenceRow &row = this->table_[this->table_.insert(pseudonym, kind_of(frame.seen), this->now_us_)];
  this->begin_(&row, frame);
  this->push_(row, 1, true);
}

/// A further frame joins the open sighting of its channel, or opens one.
void Core::return_(uint16_t index, const Frame &frame) {
  PresenceRow &row = this->table_[index];
  if (row.frames != 0 && row.channel != frame.seen.channel)
    this->close_(index);
  const auto silence_us = this->now_us_ - row.last_us;
  this->table_.touch(index, this->now_us_);
  if (row.frames == 0) {
    this->begin_(&row, frame);
    row.frames = 1;
    row.open_us = 0;
    row.open_slot = this->open_count_;
    this->open_[this->open_count_++] = index;
    this->next_due_us_ = std::min(this->next_due_us_, due_us(row));
    return;
  }
  row.open_us += static_cast<uint32_t>(silence_us);
  if (row.frames < 255)
    row.frames++;
  row.rssi = strongest(row.rssi, frame.seen.rssi);
  if (row.fingerprint == 0)
    row.fingerprint = this->fingerprint_(frame);
  if (row.device_class == DeviceClass::UNKNOWN)
    row.device_class = frame.seen.device_class;
}

void Core::begin_(PresenceRow *row, const Frame &frame) const {
  row->fingerprint = this->fingerprint_(frame);
  row->sequence = frame.seen.sequence;
  row->rssi = frame.seen.rssi;
  row->channel = frame.seen.channel;
  row->kind = kind_of(frame.seen);
  row->device_class = frame.seen.device_class;
}

uint32_t Core::fingerprint_(const Frame &frame) const {
  if (frame.seen.radio == Radio::WIFI)
    return probe_request_fingerprint(this->key_(), frame.bytes);
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
  this->push_(row, row.frames, false);
  row.frames = 0;
  const uint16_t last = this->open_[--this->open_count_];
  this->open_[row.open_slot] = last;
  this->table_[last].open_slot = row.open_slot;
}

void Core::close_due_(int64_t now_us) {
  if (now_us < this->next_due_us_)
    return;
  this->next_due_us_ = NEVER;
  for (uint16_t slot = 0; slot < this->open_count_;) {
    const int64_t due = due_us(this->table_[this->open_[slot]]);
    if (due <= now_us) {
      this->close_(this->open_[slot]);
    } else {
      this->next_due_us_ = std::min(this->next_due_us_, due);
      slot++;
    }
  }
}

void Core::close_all() {
  while (this->open_count_ > 0)
    this->close_(this->open_[0]);
  this->next_due_us_ = NEVER;
}

void Core::push_(const PresenceRow &row, uint8_t frames, bool arrival) {
  if (!this->keyed())
    return;
  this->ring_.push({row.pseudonym, row.last_us, row.fingerprint, row.sequence, frames, row.rssi, row.channel, row.kind,
                    row.device_class, this->epoch_},
                   arrival);
}

void Core::end_epoch_() {
  this->close_all();
  this->table_.clear();
}

void Core::begin_epoch_(int64_t now_us) {
  this->epoch_ = this->keys_.valid(now_us) ? this->keys_.epoch() : 0;
  if (this->keyed()) {
    wipe(this->local_key_.data(), this->local_key_.size());
  } else {
    this->random_(this->local_key_.data(), this->local_key_.size());
  }
}

int64_t Core::complete_us() const {
  int64_t complete_us = this->now_us_;
  for (uint16_t slot = 0; slot < this->open_count_; slot++)
    complete_us = std::min(complete_us, this->table_[this->open_[slot]].last_us);
  return complete_us;
}

KeyStatus Core::set_keys(const KeyRequest &request) {
  if (!this->keys_.may_set(request))
    return KeyStatus::OWNED;
  const bool continues = this->keys_.continues(request, this->now_us_);
  if (!continues)
    this->end_epoch_();
  this->keys_.set(request, this->now_us_);
  this->begin_epoch_(this->now_us_);
  return KeyStatus::ACCEPTED;
}

KeyAnswer Core::key_answer(KeyStatus status) const {
  return {status, this->epoch_, this->boot_id_, this->keys_.seconds_left(this->now_us_), this->keys_.next_epoch()};
}

AnswerHeader Core::header_(uint64_t hub, uint16_t flags) const {
  if (this->keys_.owned())
    flags |= FLAG_OWNED;
  if (this->keys_.owned_by(hub))
    flags |= FLAG_OWNER;
  if (!this->keyed())
    flags |= FLAG_NO_KEY;
  AnswerHeader header{};
  header.flags = flags;
  header.boot_id = this->boot_id_;
  header.time_base = this->time_base_;
  header.epoch = this->epoch_;
  header.table_used = this->table_.used();
  header.now_us = this->now_us_;
  header.base_us = this->now_us_;
  header.complete_us = this->complete_us();
  header.oldest = this->ring_.oldest();
  header.newest = this->ring_.newest();
  header.epoch_left_s = this->keys_.seconds_left(this->now_us_);
  header.heard_wifi = this->counters_.heard_wifi;
  header.heard_bluetooth = this->counters_.heard_bluetooth;
  header.lost_gate = this->counters_.lost_gate;
  header.lost_queue = this->counters_.lost_queue;
  header.lost_table = this->counters_.lost_table;
  header.lost_ring = this->ring_.lost();
  header.lost_damaged = this->counters_.lost_damaged;
  header.unkeyed = this->counters_.unkeyed;
  header.table_rows = static_cast<uint16_t>(TABLE_ROWS);
  header.next_epoch = this->keys_.next_epoch();
  return header;
}

Told Core::answer(uint64_t hub, int32_t cursor, uint16_t flags, std::span<uint8_t, ANSWER_SIZE> out) {
  AnswerHeader header = this->header_(hub, flags);
  const uint32_t first = this->ring_.resolve(cursor, &header.missed);
  this->ring_.acknowledge(first);
  uint32_t available = this->ring_.available(first);
  if (cursor_before(first, this->boot_cursor_)) {
    header.boot_id = this->boot_id_before_;
    available = cursor_distance(first, this->boot_cursor_);
  }
  this->choose_(&header, first, std::min<uint32_t>(available, ANSWER_SIGHTINGS));
  header.next = (first + header.count) & CURSOR_MASK;
  // The source stands still behind its last sighting: said only to those who have it.
  if (header.next != header.newest)
    header.flags &= static_cast<uint16_t>(~(FLAG_ENDED | FLAG_WAITS_FOR_KEY));
  encode_header(header, out.first<HEADER_SIZE>());
  size_t length = HEADER_SIZE;
  for (uint32_t i = 0; i < header.count; i++, length += SIGHTING_SIZE) {
    encode_sighting(this->ring_.at((first + i) & CURSOR_MASK), header.base_us,
                    std::span<uint8_t, SIGHTING_SIZE>(out.data() + length, SIGHTING_SIZE));
  }
  return {length, header.boot_id, header.flags};
}

/// Sets how many of the sightings from a cursor on travel, and what their times count from.
void Core::choose_(AnswerHeader *header, uint32_t first, uint32_t most) const {
  int64_t earliest = NEVER;
  int64_t latest = std::numeric_limits<int64_t>::min();
  while (header->count < most) {
    const int64_t time_us = this->ring_.at((first + header->count) & CURSOR_MASK).time_us;
    if (header->count > 0 && std::max(latest, time_us) - whole_ms(std::min(earliest, time_us)) > MAX_SPAN_US)
      break;
    earliest = std::min(earliest, time_us);
    latest = std::max(latest, time_us);
    header->count++;
  }
  if (header->count > 0)
    header->base_us = whole_ms(earliest);
}

size_t Core::answer_wrong_version(std::span<uint8_t, ANSWER_SIZE> out) const {
  AnswerHeader header = this->header_(0, 0);
  header.status = AnswerStatus::WRONG_VERSION;
  header.next = header.newest;
  encode_header(header, out.first<HEADER_SIZE>());
  return HEADER_SIZE;
}

}  // namespace esphome::footfall
