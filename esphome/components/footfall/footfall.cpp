#include "footfall.h"

#include <algorithm>
#include <cinttypes>

#include "esphome/core/application.h"
#include "esphome/core/hal.h"
#include "esphome/core/log.h"
#ifdef USE_ESP32
#include <esp_timer.h>
#endif

namespace esphome::footfall {

static const char *const TAG = "footfall";

/// A hub that was last answered so long ago holds back no capture any more.
static constexpr uint32_t HUB_PATIENCE_MS = 10000;
/// Flags whose change a hub that waits is told at once.
static constexpr uint16_t URGENT_FLAGS = FLAG_PAUSED | FLAG_ENDED | FLAG_WAITS_FOR_KEY;

static void random_source(uint8_t *out, size_t length) { random_bytes(out, length); }

Footfall::Footfall()
    : core_(random_source),
      pull_action_(this),
      set_key_action_(this),
      set_beacons_action_(this),
      learn_equipment_action_(this) {}

void Footfall::setup() {
  this->core_.restart(uptime_us(), TimeBase::UPTIME);
  this->pause_preference_ = global_preferences->make_preference<bool>(fnv1_hash("footfall.paused"), true);
  bool paused;
  if (this->pause_preference_.load(&paused) && paused)
    this->core_.pause(this->core_.now_us());
#ifdef USE_SWITCH
  if (this->listening_switch_ != nullptr)
    this->listening_switch_->publish_state(!this->paused());
#endif
  api::global_api_server->register_user_service(&this->pull_action_);
  api::global_api_server->register_user_service(&this->set_key_action_);
  api::global_api_server->register_user_service(&this->set_beacons_action_);
  api::global_api_server->register_user_service(&this->learn_equipment_action_);
  this->updated_ms_ = millis();
}

int64_t Footfall::uptime_us() {
#ifdef USE_ESP32
  return esp_timer_get_time();
#else
  return static_cast<int64_t>(millis_64()) * 1000;
#endif
}

void Footfall::loop() {
  this->advance_();
  this->follow_();
  this->answer_due_();
}

void Footfall::set_gate(int8_t gate_dbm) {
  this->gate_dbm_ = gate_dbm;
  this->core_.set_gate(gate_dbm);
}

void Footfall::set_presence_timeout(uint32_t seconds) {
  this->presence_timeout_s_ = seconds;
  this->core_.set_presence_timeout(seconds);
}

void Footfall::set_paused_(bool paused) {
  if (paused != this->paused()) {
    this->advance_();
    if (paused) {
      this->core_.pause(this->core_.now_us());
    } else {
      this->core_.resume(this->core_.now_us());
    }
    ESP_LOGI(TAG, "%s", paused ? "Paused: nothing is heard" : "Listening");
    this->pause_preference_.save(&paused);
    // Not at the next interval: the power may be cut before.
    if (!global_preferences->sync())
      ESP_LOGE(TAG, "Could not write this to flash: it does not outlive a restart");
  }
#ifdef USE_SWITCH
  if (this->listening_switch_ != nullptr)
    this->listening_switch_->publish_state(!paused);
#endif
}

void Footfall::poll(uint64_t hub, int32_t cursor, uint32_t wait_ms, uint32_t call) {
  uint32_t superseded;
  PollSlot *slot = this->polls_.take(hub, call, cursor, wait_ms, millis(), &superseded);
  if (superseded != 0)
    fail(superseded, "superseded");
  if (slot == nullptr) {
    fail(call, "busy");
    return;
  }
  if (!slot->answered)
    slot->boot_id = this->core_.boot_id();
  // What the cursor says that the hub has is taken note of before the ring goes on.
  uint32_t missed;
  this->core_.ring().acknowledge(this->core_.ring().resolve(cursor, &missed));
  this->advance_();
  this->answer_due_();
}

void Footfall::answer_due_() {
  const uint32_t now_ms = millis();
  for (PollSlot &slot : this->polls_) {
    if (slot.call == 0)
      continue;
    if (this->pulled_()) {
      uint32_t missed;
      this->fill_(this->core_.ring().resolve(slot.cursor, &missed), this->floor_(now_ms));
    }
    if (this->due_(slot, now_ms))
      this->answer_(&slot, now_ms);
  }
}

bool Footfall::due_(const PollSlot &slot, uint32_t now_ms) const {
  uint32_t missed;
  const uint32_t cursor = this->core_.ring().resolve(slot.cursor, &missed);
  if (this->pulled_()) {
    // It went as far as it could: to wait would bring nothing more.
    if (this->core_.ring().available(cursor) > 0)
      return true;
  } else if (!PollSlots::spaced(slot, now_ms)) {
    return false;
  }
  const uint16_t flags = this->source_flags_() | (this->paused() ? FLAG_PAUSED : 0);
  return this->core_.ring().arrival_since(cursor) || this->core_.ring().available(cursor) >= ANSWER_SIGHTINGS ||
         slot.boot_id != this->core_.boot_id() || ((slot.flags ^ flags) & URGENT_FLAGS) != 0 ||
         PollSlots::overdue(slot, now_ms);
}

void Footfall::answer_(PollSlot *slot, uint32_t now_ms) {
  const Told told = this->core_.answer(slot->hub, slot->cursor, this->source_flags_(), this->answer_buffer_);
  const uint32_t call = slot->call;
  PollSlots::answered(slot, told.boot_id, told.flags, now_ms);
  respond(call, std::span(this->answer_buffer_).first(told.length));
}

/// The cursor of the furthest behind among the hubs that still poll.
uint32_t Footfall::floor_(uint32_t now_ms) const {
  const auto &ring = this->core_.ring();
  uint32_t floor = ring.newest();
  for (const PollSlot &slot : this->polls_) {
    if (!slot.used || (slot.call == 0 && now_ms - slot.answered_ms > HUB_PATIENCE_MS))
      continue;
    uint32_t missed;
    const uint32_t cursor = ring.resolve(slot.cursor, &missed);
    if (ring.available(cursor) > ring.available(floor))
      floor = cursor;
  }
  return floor;
}

void Footfall::refuse_version(uint32_t call) {
  const size_t length = this->core_.answer_wrong_version(this->answer_buffer_);
  respond(call, std::span(this->answer_buffer_).first(length));
}

void Footfall::fail(uint32_t call, const char *message) {
  api::global_api_server->send_action_response(call, false, StringRef(message));
  api::global_api_server->unregister_active_action_call(call);
}

void Footfall::respond(uint32_t call, std::span<const uint8_t> data) {
  api::global_api_server->send_action_response(call, true, StringRef(), data.data(), data.size());
  api::global_api_server->unregister_active_action_call(call);
}

bool Footfall::secured_() const {
#ifdef USE_API_NOISE
  return api::global_api_server->get_noise_ctx().has_psk();
#else
  return false;
#endif
}

KeyStatus Footfall::set_keys(const KeyRequest &request) {
  if (!this->secured_())
    return KeyStatus::NOT_ENCRYPTED;
  this->advance_();
  const KeyStatus status = this->core_.set_keys(request);
  if (status == KeyStatus::ACCEPTED) {
    ESP_LOGI(TAG, "Key of epoch %u taken", request.epoch);
  }
  return status;
}

OwnerStatus Footfall::owner_status(uint64_t hub, uint64_t token) {
  if (!this->secured_())
    return OwnerStatus::NOT_ENCRYPTED;
  this->advance_();
  return this->core_.proved_by(hub, token) ? OwnerStatus::ACCEPTED : OwnerStatus::NOT_OWNER;
}

}  // namespace esphome::footfall
