#include "footfall_esp32.h"

#ifdef USE_ESP32

#include <algorithm>
#include <cstring>

#include "advertisement.h"
#include "esphome/core/log.h"
#ifdef USE_FOOTFALL_WIFI
#include <esp_err.h>
#include <esp_timer.h>
#endif

namespace esphome::footfall {

#ifdef USE_FOOTFALL_WIFI

static const char *const TAG = "footfall.wifi";

/// The first byte of a probe request: management frame, subtype 4, protocol version 0.
static constexpr uint8_t PROBE_REQUEST = 0x40;
static constexpr uint16_t FCS_SIZE = 4;
/// The driver may stop with its adapter and start again without a word.
static constexpr uint32_t CHECK_INTERVAL_MS = 10000;

// The driver's callback has no argument for it.
static WifiSniffer *global_sniffer = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void WifiSniffer::setup() {
  if (!this->pool_.warm()) {
    ESP_LOGE(TAG, "Not enough memory for the queue of frames");
    this->mark_failed();
    return;
  }
  global_sniffer = this;
  wifi::global_wifi_component->add_connect_state_listener(this);
  wifi::global_wifi_component->request_roaming_suppression();
  this->set_interval(CHECK_INTERVAL_MS, [this]() { this->arm_again_(); });
  this->disable_loop();
}

void WifiSniffer::on_wifi_connect_state(StringRef ssid, std::span<const uint8_t, 6> bssid) {
  // Without a network's name it was the end of a connection.
  if (!ssid.empty())
    this->arm_();
}

void WifiSniffer::arm_() {
  wifi_promiscuous_filter_t filter{};
  filter.filter_mask = WIFI_PROMIS_FILTER_MASK_MGMT;
  esp_err_t error = esp_wifi_set_promiscuous_filter(&filter);
  if (error == ESP_OK)
    error = esp_wifi_set_promiscuous_rx_cb(&WifiSniffer::received);
  if (error == ESP_OK)
    error = esp_wifi_set_promiscuous(true);
  if (error != ESP_OK) {
    ESP_LOGW(TAG, "Cannot listen: %s", esp_err_to_name(error));
    this->status_set_warning(LOG_STR("cannot listen"));
    return;
  }
  if (!this->armed_) {
    ESP_LOGI(TAG, "Listening");
  }
  this->armed_ = true;
  this->status_clear_warning();
}

void WifiSniffer::arm_again_() {
  bool listening = false;
  if (!this->armed_ || !wifi::global_wifi_component->is_connected() ||
      (esp_wifi_get_promiscuous(&listening) == ESP_OK && listening))
    return;
  ESP_LOGW(TAG, "The Wi-Fi driver stopped listening; starting again");
  this->arm_();
}

void WifiSniffer::received(void *buffer, wifi_promiscuous_pkt_type_t type) {
  const auto *packet = static_cast<const wifi_promiscuous_pkt_t *>(buffer);
  // Every beacon of every access point comes by here, ten a second each.
  if (type != WIFI_PKT_MGMT || packet->payload[0] != PROBE_REQUEST)
    return;
  const auto length = static_cast<uint16_t>(packet->rx_ctrl.sig_len);
  WifiSniffer *self = global_sniffer;
  SniffedFrame *frame = nullptr;
  if (length >= FCS_SIZE && length - FCS_SIZE <= static_cast<int>(SniffedFrame::CAPACITY))
    frame = self->pool_.allocate();
  if (frame == nullptr) {
    self->queue_.increment_dropped_count();
  } else {
    frame->time_us = esp_timer_get_time();
    frame->length = static_cast<uint16_t>(length - FCS_SIZE);
    frame->rssi = static_cast<int8_t>(packet->rx_ctrl.rssi);
    frame->channel = static_cast<uint8_t>(packet->rx_ctrl.channel);
    memcpy(frame->bytes.data(), packet->payload, frame->length);
    self->queue_.push(frame);
  }
  self->enable_loop_soon_any_context();
}

void WifiSniffer::loop() {
  Core &core = this->parent_->core();
  SniffedFrame *frame;
  while ((frame = this->queue_.pop()) != nullptr) {
    core.hear_wifi(std::span<const uint8_t>(frame->bytes).first(frame->length), frame->rssi, frame->channel,
                   frame->time_us);
    this->pool_.release(frame);
  }
  core.add_queue_losses(this->queue_.get_and_reset_dropped_count());
  this->disable_loop();
}

void WifiSniffer::dump_config() {
  ESP_LOGCONFIG(TAG,
                "Footfall Wi-Fi sniffer:\n"
                "  Queue: %u frames",
                QUEUE_SIZE - 1);
}

#endif  // USE_FOOTFALL_WIFI

#ifdef USE_FOOTFALL_BLUETOOTH

bool BluetoothListener::parse_device(const ble_device_base::ESPBTDevice &device) {
  const esp32_ble::BLEScanResult &result = device.get_scan_result();
  Address address;
  std::copy_n(device.address(), address.size(), address.begin());
  // A controller that has resolved an address reports the identity behind it: public or static random.
  const bool is_public = result.ble_addr_type == ble_device_base::BLE_ADDR_TYPE_PUBLIC ||
                         result.ble_addr_type == ble_device_base::BLE_ADDR_TYPE_RPA_PUBLIC;
  const AddressKind kind = is_public ? AddressKind::PUBLIC : address_kind_of_random(address[0]);
  // The scan response lies right behind the advertisement.
  const size_t length = std::min<size_t>(sizeof(result.ble_adv), result.adv_data_len + result.scan_rsp_len);
  // The tracker does not say on which of the three advertising channels it was.
  this->parent_->core().hear_advertisement(kind, address, std::span<const uint8_t>(result.ble_adv, length), result.rssi,
                                           0, Footfall::uptime_us());
  // Claimed, or the tracker would log its address in scans that are not continuous.
  return true;
}

#endif  // USE_FOOTFALL_BLUETOOTH

}  // namespace esphome::footfall

#endif  // USE_ESP32
