#include "capture_player.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <limits>
#include <utility>

namespace esphome::footfall {

namespace {

/// A receiver's stamps may run back by this much without anything being wrong.
constexpr int64_t JITTER_US = 2 * SECOND_US;
constexpr int64_t NO_LIMIT = std::numeric_limits<int64_t>::max();

}  // namespace

void CapturePlayer::start(std::vector<std::string> files, Pace pace, double factor, const Clocks &clocks) {
  this->files_ = std::move(files);
  this->pace_ = pace;
  this->factor_ = factor;
  this->pulled_ = pace != Pace::FACTOR;
  this->core_->restart(clocks.utc_us, TimeBase::CAPTURE);
  this->load_();
  if (this->loaded_)
    this->begin_(clocks);
}

uint16_t CapturePlayer::flags() const {
  if (this->ended_)
    return FLAG_ENDED;
  return this->waits_for_key_ ? FLAG_WAITS_FOR_KEY : 0;
}

int64_t CapturePlayer::capture_now_us_(const Clocks &clocks) const {
  if (this->pace_ == Pace::LIVE)
    return clocks.utc_us;
  const auto elapsed_us = static_cast<double>(clocks.steady_us - this->anchor_.steady_us);
  return this->anchor_capture_us_ + static_cast<int64_t>(elapsed_us * this->factor_);
}

void CapturePlayer::run(const Clocks &clocks) {
  if (this->pulled_ || this->ended_)
    return;
  Step step;
  do {
    step = this->step_(this->capture_now_us_(clocks), true, clocks);
  } while (step == Step::PLAYED && !this->pulled_);
  if (step == Step::EARLY)
    this->core_->advance(this->capture_now_us_(clocks));
}

void CapturePlayer::fill(uint32_t cursor, uint32_t floor, const Clocks &clocks) {
  const auto &ring = this->core_->ring();
  const int64_t limit_us = this->pace_ == Pace::LIVE ? clocks.utc_us : NO_LIMIT;
  const uint32_t boot_id = this->core_->boot_id();
  while (this->pulled() && ring.available(cursor) < ANSWER_SIGHTINGS) {
    // A frame may close all that is open, and be two sightings itself: its own, and that of whom it displaces.
    if (ring.room(floor) < this->core_->open_count() + 2U)
      return;
    const Step step = this->step_(limit_us, ring.available(floor) == 0, clocks);
    if (step == Step::EARLY)
      this->pulled_ = false;
    // A new start is told at once: when it was shows even where nobody was heard for long.
    if (step != Step::PLAYED || this->core_->boot_id() != boot_id)
      return;
  }
}

CapturePlayer::Step CapturePlayer::step_(int64_t limit_us, bool drained, const Clocks &clocks) {
  this->load_();
  if (!this->loaded_)
    return Step::HELD;
  if (this->record_.time_us > limit_us)
    return Step::EARLY;
  if (!this->anew_ && this->record_.time_us < this->core_->now_us() - JITTER_US) {
    char what[80];
    snprintf(what, sizeof(what), "the clock jumps back by %.3f s",
             static_cast<double>(this->core_->now_us() - this->record_.time_us) / SECOND_US);
    this->report_(what, this->record_.offset);
    this->core_->close_all();
    this->anew_ = true;
    return Step::PLAYED;
  }
  if (this->anew_) {
    if (!drained)
      return Step::HELD;
    this->begin_(clocks);
  }
  const int64_t time_us = std::max(this->record_.time_us, this->core_->now_us());
  this->core_->advance(time_us);
  this->waits_for_key_ = this->pulled_ && !this->core_->keyed();
  if (this->waits_for_key_)
    return Step::HELD;
  this->hear_(time_us);
  this->loaded_ = false;
  // The end of a file has to show without another frame: it closes what is open.
  this->load_();
  return Step::PLAYED;
}

void CapturePlayer::hear_(int64_t time_us) {
  const CaptureRecord &record = this->record_;
  if (record.radio == Radio::WIFI) {
    this->core_->hear_wifi(record.frame, record.rssi, record.channel, time_us);
  } else {
    this->core_->hear_advertisement(record.kind, record.address, record.frame, record.rssi, record.channel, time_us);
  }
}

/// Begins a capture anew: at the start of a file, or where its clock jumped back.
void CapturePlayer::begin_(const Clocks &clocks) {
  int64_t time_us = this->record_.time_us;
  // Who plays live has started now, however long it takes until somebody is heard, and never in the future.
  if (this->pace_ == Pace::LIVE)
    time_us = std::min(time_us, clocks.utc_us);
  const bool first = this->anchor_.steady_us == 0;
  if (first || time_us < this->capture_now_us_(clocks) - JITTER_US) {
    this->anchor_ = clocks;
    this->anchor_capture_us_ = time_us;
    this->pulled_ = this->pace_ != Pace::FACTOR;
  }
  this->core_->restart(time_us, TimeBase::CAPTURE);
  // What was damaged before the first frame of a file belongs to this start.
  if (this->frames_ == 1)
    this->core_->add_damaged(this->damaged_);
  this->anew_ = false;
}

void CapturePlayer::load_() {
  while (!this->loaded_ && !this->ended_) {
    if (!this->open_ && !this->open_next_())
      continue;
    if (this->reader_.next(&this->record_)) {
      this->loaded_ = true;
      this->frames_++;
    } else {
      this->finish_file_();
    }
    if (!this->anew_)
      this->core_->add_damaged(this->reader_.damaged() - this->damaged_);
    this->damaged_ = this->reader_.damaged();
  }
}

bool CapturePlayer::open_next_() {
  if (this->file_ == this->files_.size()) {
    this->ended_ = true;
    return false;
  }
  this->frames_ = 0;
  this->damaged_ = 0;
  this->anew_ = true;
  if (!this->reader_.open(this->files_[this->file_].c_str())) {
    this->report_(this->reader_.error(), this->reader_.error_offset());
    this->file_++;
    return false;
  }
  this->open_ = true;
  return true;
}

void CapturePlayer::finish_file_() {
  if (this->reader_.failed()) {
    this->report_(this->reader_.error(), this->reader_.error_offset());
  } else if (this->frames_ == 0) {
    this->report_("no frame of a wanted kind", 0);
  }
  this->core_->close_all();
  this->open_ = false;
  this->file_++;
}

void CapturePlayer::report_(const char *what, uint64_t offset) const {
  fprintf(stderr, "footfall-capture: %s: %s at byte %" PRIu64 "\n", this->files_[this->file_].c_str(), what, offset);
}

}  // namespace esphome::footfall
