#include "core.h"

#include <algorithm>
#include <limits>

namespace esphome::footfall {

namespace {

constexpr int64_t NEVER = std::numeric_limits<int64_t>::max();
constexpr int64_t MILLISECOND_US = 1000;
/// A sighting's time travels as 32 bits of milliseconds.
constexpr int64_t MAX_SPAN_US = int64_t{std::numeric_limits<uint32_t>::max()} * MILLISECOND_US;

/// The moment rounded down to whole milliseconds, so that a sighting's time does not depend on what it travels with.
int64_t whole_ms(int64_t time_us) {
  const int64_t rest = time_us % MILLISECOND_US;
  return time_us - (rest < 0 ? rest + MILLISECOND_US : rest);
}

}  // namespace

KeyStatus Core::set_keys(const KeyRequest &request) {
  if (!this->keys_.may_set(request))
    return KeyStatus::OWNED;
  const bool continues = this->keys_.continues(request, this->now_us_);
  if (!continues)
    this->forget_devices_();
  if (!this->keys_.proved_by(request.hub, request.token))
    this->end_ownership_();
  this->keys_.set(request, this->now_us_);
  this->begin_epoch_(this->now_us_);
  this->wake_us_ = AT_ONCE;
  return KeyStatus::ACCEPTED;
}

void Core::forget_keys() {
  this->forget_devices_();
  this->keys_.forget();
  this->end_ownership_();
  this->begin_epoch_(this->now_us_);
  this->wake_us_ = AT_ONCE;
}

KeyAnswer Core::key_answer(KeyStatus status) const {
  return {status, this->epoch_, this->boot_id_, this->keys_.seconds_left(this->now_us_), this->keys_.next_epoch()};
}

AnswerHeader Core::header_(uint64_t hub, uint16_t flags) const {
  if (this->paused_)
    flags |= FLAG_PAUSED;
  if (this->keys_.owned())
    flags |= FLAG_OWNED;
  if (this->keys_.owned_by(hub))
    flags |= FLAG_OWNER;
  if (!this->keyed())
    flags |= FLAG_NO_KEY;
  if (this->keyed() && this->keys_.anonymous())
    flags |= FLAG_ANONYMOUS;
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
