#include "footfall_esp32.h"

#ifdef USE_ESP32

#include <algorithm>
#include <cstring>

#include "advertisement.h"
#include "esphome/core/hal.h"
#include "esphome/core/log.h"
#include "frame_80211.h"
#ifdef USE_FOOTFALL_WIFI
#include <esp_timer.h>
#endif

namespace esphome::footfall {

#ifdef USE_FOOTFALL_WIFI

static const char *const TAG = "footfall.wifi";

static constexpr size_t FCS_SIZE = 4;
/// As much of a data, association or authentication frame as is read: its header.
static constexpr size_t STATION_FRAME_SIZE = 24;
/// The main loop goes on after so many frames and comes back for the rest: half a millisecond, by the instructions that
/// a frame takes.
static constexpr uint8_t FRAMES_PER_LOOP = 32;
/// How exactly a dwell is kept, and how late a pause or a new network may be noticed.
static constexpr uint32_t TICK_MS = 50;
/// The highest channel that the driver goes to by itself, in its world-safe setting.
static constexpr uint8_t HIGHEST_WORLDWIDE_CHANNEL = 11;

void EspWifiDriver::watch_starts() {
  const esp_err_t error =
      esp_event_handler_instance_register(WIFI_EVENT, WIFI_EVENT_STA_START, &EspWifiDriver::on_start, this, nullptr);
  if (error != ESP_OK) {
    // What is left is to ask the driver every few seconds.
    ESP_LOGW(TAG, "Cannot watch the driver's starts: %s", esp_err_to_name(error));
  }
}

void EspWifiDriver::on_start(void *self, esp_event_base_t base, int32_t id, void *data) {
  static_cast<EspWifiDriver *>(self)->started_.store(true, std::memory_order_relaxed);
}

bool EspWifiDriver::succeeded_(esp_err_t error) {
  if (error != ESP_OK)
    this->error_ = error;
  return error == ESP_OK;
}

/// The network component has made ready what the driver stands on: its interfaces and the loop of events.
esp_err_t EspWifiDriver::initialize_() {
  wifi_init_config_t config = WIFI_INIT_CONFIG_DEFAULT();
  // There is no network to remember.
  config.nvs_enable = 0;
  const esp_err_t error = esp_wifi_init(&config);
  return error == ESP_OK ? esp_wifi_set_storage(WIFI_STORAGE_RAM) : error;
}

/// Where the radio is ours alone. It never sends: the country says where it may listen.
esp_err_t EspWifiDriver::set_up_() {
#ifndef USE_WIFI
#ifdef USE_FOOTFALL_WIFI_ALONE
  const esp_err_t error = esp_wifi_set_ps(WIFI_PS_NONE);
  if (error != ESP_OK)
    return error;
#endif
  if (this->all_channels_) {
    wifi_country_t country{};
    memcpy(country.cc, "01", 2);
    country.schan = 1;
    country.nchan = WifiListener::MAX_CHANNEL;
    country.policy = WIFI_COUNTRY_POLICY_MANUAL;
    return esp_wifi_set_country(&country);
  }
#endif
  return ESP_OK;
}

bool EspWifiDriver::start() {
  wifi_mode_t mode = WIFI_MODE_NULL;
  esp_err_t error = esp_wifi_get_mode(&mode);
  if (error == ESP_ERR_WIFI_NOT_INIT) {
    error = this->initialize_();
    mode = WIFI_MODE_NULL;
  }
  if (error == ESP_OK && mode != WIFI_MODE_STA)
    error = esp_wifi_set_mode(WIFI_MODE_STA);
  if (error == ESP_OK)
    error = esp_wifi_start();
  if (error == ESP_OK)
    error = this->set_up_();
  return this->succeeded_(error);
}

bool EspWifiDriver::listen() {
  wifi_promiscuous_filter_t filter{};
  filter.filter_mask = WIFI_PROMIS_FILTER_MASK_MGMT;
  if (this->data_)
    filter.filter_mask |= WIFI_PROMIS_FILTER_MASK_DATA;
  esp_err_t error = esp_wifi_set_promiscuous_filter(&filter);
  if (error == ESP_OK)
    error = esp_wifi_set_promiscuous_rx_cb(this->receive_);
  if (error == ESP_OK)
    error = esp_wifi_set_promiscuous(true);
  return this->succeeded_(error);
}

bool EspWifiDriver::listening() {
  bool listening = false;
  return esp_wifi_get_promiscuous(&listening) == ESP_OK && listening;
}

bool EspWifiDriver::stop() { return this->succeeded_(esp_wifi_set_promiscuous(false)); }

bool EspWifiDriver::set_channel(uint8_t channel) {
  return this->succeeded_(esp_wifi_set_channel(channel, WIFI_SECOND_CHAN_NONE));
}

uint8_t EspWifiDriver::channel() {
  uint8_t primary = 0;
  wifi_second_chan_t second = WIFI_SECOND_CHAN_NONE;
  return esp_wifi_get_channel(&primary, &second) == ESP_OK ? primary : 0;
}

// The driver's callback has no argument for it.
static WifiSniffer *global_sniffer = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void WifiSniffer::setup() {
  if (!this->pool_.warm()) {
    ESP_LOGE(TAG, "Not enough memory for a queue of %u frames: lower 'queue_size'", POOL_SIZE);
    this->mark_failed();
    return;
  }
  global_sniffer = this;
  const std::span<const uint8_t> channels = this->listener_.channels();
  this->driver_.set_data(this->stations_);
  this->driver_.set_all_channels(*std::max_element(channels.begin(), channels.end()) > HIGHEST_WORLDWIDE_CHANNEL);
  this->driver_.watch_starts();
  this->parent_->core().set_hear_stations(this->stations_);
#ifdef USE_WIFI
  wifi::global_wifi_component->add_connect_state_listener(this);
  wifi::global_wifi_component->request_roaming_suppression();
#ifdef USE_FOOTFALL_WIFI_ALONE
  // While the modem sleeps between its access point's beacons nothing is heard.
  wifi::global_wifi_component->request_high_performance();
#endif
#else
  // Here, because it takes longer than the main loop should be held up. If it fails, the first tick tries and tells.
  this->driver_.start();
#endif
  this->set_interval(TICK_MS, [this]() { this->tick_(); });
  this->disable_loop();
}

#ifdef USE_WIFI
void WifiSniffer::on_wifi_connect_state(StringRef ssid, std::span<const uint8_t, 6> bssid) { this->listener_.rearm(); }
#endif

Station WifiSniffer::station_() const {
#ifdef USE_WIFI
  wifi::WiFiComponent *wifi = wifi::global_wifi_component;
  if (wifi->is_connected())
    return Station::CONNECTED;
  if (wifi->is_disabled())
    return Station::DISABLED;
  if (wifi->has_sta() || wifi->has_ap())
    return Station::BUSY;
#endif
  return Station::NONE;
}

void WifiSniffer::tick_() {
  if (this->driver_.was_started())
    this->listener_.rearm();
  Core &core = this->parent_->core();
  this->gate_dbm_.store(this->parent_->gate(), std::memory_order_relaxed);
  this->tell_(this->listener_.run(this->station_(), core.paused(), millis()));
  if (this->listener_.channel() != this->reported_channel_) {
    this->reported_channel_ = this->listener_.channel();
    this->parent_->report_channel(this->reported_channel_);
  }
  core.add_gated_wifi(this->gated_.exchange(0, std::memory_order_relaxed));
  core.add_queue_losses(this->queue_.get_and_reset_dropped_count());
  // For a frame that came just as the loop was left: see take_().
  if (!this->queue_.empty())
    this->enable_loop();
}

void WifiSniffer::tell_(WifiNotice notice) {
  switch (notice) {
    case WifiNotice::NONE:
      return;
    case WifiNotice::LISTENING:
      ESP_LOGI(TAG, "Listening");
      break;
    case WifiNotice::INTERRUPTED:
      ESP_LOGW(TAG, "The Wi-Fi driver had stopped listening; listening again");
      break;
    case WifiNotice::STOPPED:
      ESP_LOGI(TAG, "Paused");
      break;
    case WifiNotice::CHANNEL_REFUSED:
      ESP_LOGW(TAG, "The Wi-Fi driver does not go to channel %u (%s); the others are listened to",
               this->listener_.refused(), this->driver_.error());
      return;
    case WifiNotice::START_FAILED:
      ESP_LOGE(TAG, "Cannot start Wi-Fi: %s; trying again", this->driver_.error());
      this->status_set_warning(LOG_STR("cannot start Wi-Fi"));
      return;
    case WifiNotice::LISTEN_FAILED:
      ESP_LOGE(TAG, "Cannot listen: %s; trying again", this->driver_.error());
      this->status_set_warning(LOG_STR("cannot listen"));
      return;
    case WifiNotice::STOP_FAILED:
      ESP_LOGE(TAG, "Cannot stop listening: %s; what is heard is dropped, trying again", this->driver_.error());
      this->status_set_warning(LOG_STR("cannot stop listening"));
      return;
  }
  this->status_clear_warning();
}

void WifiSniffer::received(void *buffer, wifi_promiscuous_pkt_type_t type) {
  // Without payload.
  if (type == WIFI_PKT_MISC)
    return;
  const auto *packet = static_cast<const wifi_promiscuous_pkt_t *>(buffer);
  const size_t length = packet->rx_ctrl.sig_len;
  const std::span<const uint8_t> frame(packet->payload, length > FCS_SIZE ? length - FCS_SIZE : 0);
  WifiSniffer *self = global_sniffer;
  // Every beacon of every access point comes by here, ten a second each.
  if (!wanted_frame(frame, self->stations_))
    return;
  // What is too weak takes no place in the queue from what is not.
  const auto rssi = static_cast<int8_t>(packet->rx_ctrl.rssi);
  if (rssi < self->gate_dbm_.load(std::memory_order_relaxed)) {
    self->gated_.fetch_add(1, std::memory_order_relaxed);
    return;
  }
  self->take_(frame, rssi, static_cast<uint8_t>(packet->rx_ctrl.channel));
}

void WifiSniffer::take_(std::span<const uint8_t> frame, int8_t rssi, uint8_t channel) {
  if (frame[0] != PROBE_REQUEST)
    frame = frame.first(std::min(frame.size(), STATION_FRAME_SIZE));
  SniffedFrame *slot = frame.size() <= SniffedFrame::CAPACITY ? this->pool_.allocate() : nullptr;
  if (slot == nullptr) {
    this->queue_.increment_dropped_count();
    return;
  }
  slot->time_us = esp_timer_get_time();
  slot->length = static_cast<uint16_t>(frame.size());
  slot->rssi = rssi;
  slot->channel = channel;
  memcpy(slot->bytes.data(), frame.data(), frame.size());
  this->queue_.push(slot);
  // Where others wait already, the main loop was woken for them. That it has taken them in this very moment, and does
  // not see this one, is possible and rare: tick_() looks again.
  if (this->queue_.size() == 1)
    this->enable_loop_soon_any_context();
}

void WifiSniffer::loop() {
  Core &core = this->parent_->core();
  for (uint8_t i = 0; i < FRAMES_PER_LOOP; i++) {
    SniffedFrame *frame = this->queue_.pop();
    if (frame == nullptr) {
      this->disable_loop();
      return;
    }
    core.hear_wifi(std::span<const uint8_t>(frame->bytes).first(frame->length), frame->rssi, frame->channel,
                   frame->time_us);
    this->pool_.release(frame);
  }
}

void WifiSniffer::dump_config() {
  ESP_LOGCONFIG(TAG,
                "Footfall Wi-Fi sniffer:\n"
                "  Hears: %s\n"
                "  Without a network: %u channels, %u ms each\n"
                "  Queue: %u frames\n"
                "  Listening: %s",
                this->stations_ ? LOG_STR_LITERAL("probe requests, and what is sent to access points")
                                : LOG_STR_LITERAL("probe requests"),
                static_cast<unsigned>(this->listener_.channels().size()),
                static_cast<unsigned>(this->listener_.dwell_ms()), POOL_SIZE, YESNO(this->listener_.listening()));
}

#endif  // USE_FOOTFALL_WIFI

#ifdef USE_FOOTFALL_BLUETOOTH

bool BluetoothListener::parse_device(const ble_device_base::ESPBTDevice &device) {
  // Claimed, or the tracker would log its address in scans that are not continuous.
  if (this->parent_->core().paused())
    return true;
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
  return true;
}

#endif  // USE_FOOTFALL_BLUETOOTH

}  // namespace esphome::footfall

#endif  // USE_ESP32
