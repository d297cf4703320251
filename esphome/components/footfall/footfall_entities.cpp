#include "footfall.h"

#include <cmath>

#include "esphome/core/hal.h"
#include "esphome/core/log.h"

// What the node shows by itself, without a hub. An entity is published where what it shows changes.

namespace esphome::footfall {

static const char *const TAG = "footfall";

#ifdef USE_SENSOR
static void publish(sensor::Sensor *sensor, float value) {
  if (sensor == nullptr)
    return;
  const float shown = sensor->get_raw_state();
  if (!sensor->has_state() || (value != shown && !(std::isnan(value) && std::isnan(shown))))
    sensor->publish_state(value);
}
#endif

void Footfall::follow_() {
#ifdef USE_BINARY_SENSOR
  if (this->key_valid_binary_sensor_ != nullptr)
    this->key_valid_binary_sensor_->publish_state(this->has_key());
#endif
  const int64_t known_us = this->core_.now_us() - this->core_.filling_since_us();
  const bool complete = known_us >= this->presence_timeout_s_ * SECOND_US;
  Occupancy flip = Occupancy::UNKNOWN;
  if (this->paused()) {
    this->people_like_.forget();
    this->wifi_.forget();
    this->bluetooth_.forget();
    this->occupancy_.forget();
  } else {
    this->people_like_.update(this->core_.people_like(), complete);
    this->wifi_.update(this->core_.table().present(Radio::WIFI), complete);
    this->bluetooth_.update(this->core_.table().present(Radio::BLUETOOTH), complete);
    flip = this->occupancy_.update(this->people_like_.value(), complete);
  }
#ifdef USE_BINARY_SENSOR
  if (this->occupied_binary_sensor_ != nullptr) {
    if (this->occupancy_.value() == Occupancy::UNKNOWN) {
      this->occupied_binary_sensor_->invalidate_state();
    } else {
      this->occupied_binary_sensor_->publish_state(this->is_occupied());
    }
  }
#endif
  if (this->paused())
    return;
  const Counts counts{this->people_like_.value(), this->wifi_.value(), this->bluetooth_.value()};
  this->occupancy_triggers_.follow(flip);
  this->count_triggers_.follow(counts, complete);
}

void Footfall::update() {
#ifdef USE_SENSOR
  this->publish_counts_();
  this->publish_rates_();
  this->publish_losses_();
#endif
}

#ifdef USE_SENSOR

void Footfall::publish_counts_() {
  const bool paused = this->paused();
  publish(this->people_like_devices_sensor_, paused ? NAN : this->people_like_.value());
  publish(this->wifi_devices_sensor_, paused ? NAN : this->wifi_.value());
  publish(this->bluetooth_devices_sensor_, paused ? NAN : this->bluetooth_.value());
  const float use = static_cast<float>(this->core_.table().used()) / static_cast<float>(TABLE_ROWS);
  publish(this->table_use_sensor_, std::round(100.0f * use));
  publish(this->wifi_channel_sensor_, paused || this->channel_ == 0 ? NAN : this->channel_);
}

void Footfall::publish_rates_() {
  const Counters &counters = this->core_.counters();
  // Each start counts from 0.
  if (this->core_.boot_id() != this->boot_id_before_) {
    this->boot_id_before_ = this->core_.boot_id();
    this->wifi_before_ = 0;
    this->bluetooth_before_ = 0;
  }
  const uint32_t now_ms = millis();
  const auto seconds = static_cast<float>(now_ms - this->updated_ms_) / 1000.0f;
  // Rounded as it is shown, or it would change every time.
  const auto rate = [this, seconds](uint32_t frames) {
    return this->paused() || seconds <= 0.0f ? NAN : std::round(10.0f * static_cast<float>(frames) / seconds) / 10.0f;
  };
  const uint32_t wifi = counters.heard_wifi - this->wifi_before_;
  const uint32_t bluetooth = counters.heard_bluetooth - this->bluetooth_before_;
  publish(this->frames_sensor_, rate(wifi + bluetooth));
  publish(this->wifi_frames_sensor_, rate(wifi));
  publish(this->bluetooth_frames_sensor_, rate(bluetooth));
  this->wifi_before_ = counters.heard_wifi;
  this->bluetooth_before_ = counters.heard_bluetooth;
  this->updated_ms_ = now_ms;
}

void Footfall::publish_losses_() {
  const Counters &counters = this->core_.counters();
  const uint32_t ring = this->core_.ring().lost();
  publish(this->dropped_sensor_, static_cast<float>(counters.lost_queue + counters.lost_table + ring));
  publish(this->dropped_gate_sensor_, static_cast<float>(counters.lost_gate));
  publish(this->dropped_queue_sensor_, static_cast<float>(counters.lost_queue));
  publish(this->dropped_table_sensor_, static_cast<float>(counters.lost_table));
  publish(this->dropped_ring_sensor_, static_cast<float>(ring));
}

#endif  // USE_SENSOR

void Footfall::dump_config() {
  ESP_LOGCONFIG(TAG,
                "Footfall:\n"
                "  Node protocol: %u\n"
                "  Signal gate: %d dBm\n"
                "  Presence time-out: %u s\n"
                "  Presence table: %u rows of %u bytes\n"
                "  Ring: %u sightings of %u bytes\n"
                "  Memory: %u bytes\n"
                "  Listening: %s",
                PROTOCOL_VERSION, this->gate_dbm_, static_cast<unsigned>(this->presence_timeout_s_),
                static_cast<unsigned>(TABLE_ROWS), static_cast<unsigned>(sizeof(PresenceRow)),
                static_cast<unsigned>(RING_SIZE), static_cast<unsigned>(sizeof(Sighting)),
                static_cast<unsigned>(sizeof(*this)), YESNO(!this->paused()));
  LOG_UPDATE_INTERVAL(this);
#ifdef USE_SENSOR
  LOG_SENSOR("  ", "People-like devices", this->people_like_devices_sensor_);
  LOG_SENSOR("  ", "Wi-Fi devices", this->wifi_devices_sensor_);
  LOG_SENSOR("  ", "Bluetooth devices", this->bluetooth_devices_sensor_);
  LOG_SENSOR("  ", "Frames", this->frames_sensor_);
  LOG_SENSOR("  ", "Wi-Fi frames", this->wifi_frames_sensor_);
  LOG_SENSOR("  ", "Bluetooth frames", this->bluetooth_frames_sensor_);
  LOG_SENSOR("  ", "Dropped", this->dropped_sensor_);
  LOG_SENSOR("  ", "Dropped at the gate", this->dropped_gate_sensor_);
  LOG_SENSOR("  ", "Dropped at the queue", this->dropped_queue_sensor_);
  LOG_SENSOR("  ", "Dropped at the table", this->dropped_table_sensor_);
  LOG_SENSOR("  ", "Dropped at the ring", this->dropped_ring_sensor_);
  LOG_SENSOR("  ", "Table use", this->table_use_sensor_);
  LOG_SENSOR("  ", "Wi-Fi channel", this->wifi_channel_sensor_);
#endif
#ifdef USE_BINARY_SENSOR
  LOG_BINARY_SENSOR("  ", "Occupied", this->occupied_binary_sensor_);
  LOG_BINARY_SENSOR("  ", "Key valid", this->key_valid_binary_sensor_);
#endif
#ifdef USE_NUMBER
  LOG_NUMBER("  ", "Signal gate", this->signal_gate_number_);
  LOG_NUMBER("  ", "Presence time-out", this->presence_timeout_number_);
#endif
#ifdef USE_SWITCH
  LOG_SWITCH("  ", "Listening", this->listening_switch_);
#endif
}

}  // namespace esphome::footfall
