#include "wifi_listener.h"

#include <algorithm>

namespace esphome::footfall {

void WifiListener::set_channels(std::span<const uint8_t> channels) {
  this->channel_count_ = static_cast<uint8_t>(std::min(channels.size(), this->channels_.size()));
  std::copy_n(channels.begin(), this->channel_count_, this->channels_.begin());
  this->position_ = 0;
  this->settled_ = false;
}

WifiNotice WifiListener::run(Station station, bool paused, uint32_t now_ms) {
  if (station != this->station_ || paused != this->paused_) {
    this->station_ = station;
    this->paused_ = paused;
    this->due_ = true;
  }
  if (station == Station::DISABLED) {
    // The radio is down, and is not ours to bring up. Whoever does so changes the station.
    this->listening_ = false;
    this->channel_ = 0;
    this->succeed_();
    return WifiNotice::NONE;
  }
  // What failed is tried again at once where something has changed.
  if (this->due_)
    this->wait_ms_ = FIRST_WAIT_MS;
  const uint32_t wait_ms = this->failure_ == WifiNotice::NONE ? CHECK_MS : this->wait_ms_;
  if (this->due_ || now_ms - this->checked_ms_ >= wait_ms)
    return this->check_(now_ms);
  if (this->listening_ && !paused && station == Station::NONE)
    return this->hop_(now_ms);
  return WifiNotice::NONE;
}

WifiNotice WifiListener::check_(uint32_t now_ms) {
  const bool rearm = this->due_;
  this->due_ = false;
  this->checked_ms_ = now_ms;
  if (this->paused_)
    return this->stop_();
  if (!this->listening_ || rearm || !this->driver_->listening())
    return this->listen_();
  this->watch_channel_();
  return WifiNotice::NONE;
}

WifiNotice WifiListener::stop_() {
  if (this->driver_->listening() && !this->driver_->stop())
    return this->fail_(WifiNotice::STOP_FAILED);
  const bool before = this->listening_ || this->failure_ != WifiNotice::NONE;
  this->listening_ = false;
  this->channel_ = 0;
  this->succeed_();
  return before ? WifiNotice::STOPPED : WifiNotice::NONE;
}

WifiNotice WifiListener::listen_() {
  const bool interrupted = this->listening_ && !this->driver_->listening();
  if (this->station_ == Station::NONE && !this->driver_->start())
    return this->fail_(WifiNotice::START_FAILED);
  if (!this->driver_->listen()) {
    if (this->station_ != Station::BUSY)
      return this->fail_(WifiNotice::LISTEN_FAILED);
    // A station that looks for its network stops and starts its driver as it likes: that is no failure of ours.
    this->listening_ = false;
    this->channel_ = 0;
    return WifiNotice::NONE;
  }
  const bool before = this->listening_;
  this->listening_ = true;
  this->settled_ = false;
  this->succeed_();
  this->watch_channel_();
  if (!before)
    return WifiNotice::LISTENING;
  return interrupted && this->station_ != Station::BUSY ? WifiNotice::INTERRUPTED : WifiNotice::NONE;
}

WifiNotice WifiListener::hop_(uint32_t now_ms) {
  if (this->settled_) {
    if (this->channel_count_ < 2 || now_ms - this->hopped_ms_ < this->dwell_ms_)
      return WifiNotice::NONE;
    this->position_ = static_cast<uint8_t>((this->position_ + 1) % this->channel_count_);
  }
  this->settled_ = true;
  this->hopped_ms_ = now_ms;
  const uint8_t channel = this->channels_[this->position_];
  const auto bit = static_cast<uint16_t>(1U << channel);
  const bool refused_before = (this->refused_channels_ & bit) != 0;
  if (this->driver_->set_channel(channel)) {
    this->refused_channels_ &= static_cast<uint16_t>(~bit);
    this->channel_ = this->channel_count_ == 1 ? channel : 0;
    return WifiNotice::NONE;
  }
  this->refused_channels_ |= bit;
  this->refused_ = channel;
  return refused_before ? WifiNotice::NONE : WifiNotice::CHANNEL_REFUSED;
}

/// An access point may move to another channel and take its stations along; others may move a radio that is ours.
void WifiListener::watch_channel_() {
  if (this->station_ == Station::CONNECTED) {
    this->channel_ = this->driver_->channel();
  } else if (this->station_ == Station::BUSY) {
    this->channel_ = 0;
  } else if (this->channel_count_ == 1 && this->driver_->channel() != this->channels_[0]) {
    this->channel_ = 0;
    this->settled_ = false;
  }
}

WifiNotice WifiListener::fail_(WifiNotice failure) {
  const bool said = this->failure_ == failure;
  if (said)
    this->wait_ms_ = std::min(this->wait_ms_ * 2, LONGEST_WAIT_MS);
  this->failure_ = failure;
  this->channel_ = 0;
  if (failure != WifiNotice::STOP_FAILED)
    this->listening_ = false;
  return said ? WifiNotice::NONE : failure;
}

void WifiListener::succeed_() {
  this->failure_ = WifiNotice::NONE;
  this->wait_ms_ = FIRST_WAIT_MS;
}

}  // namespace esphome::footfall
