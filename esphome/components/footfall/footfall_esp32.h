#pragma once

#ifdef USE_ESP32

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

#include "esphome/core/component.h"
#include "esphome/core/defines.h"
#include "esphome/core/event_pool.h"
#include "esphome/core/lock_free_queue.h"
#include "esphome/core/string_ref.h"
#ifdef USE_FOOTFALL_BLUETOOTH
#include "esphome/components/ble_device_base/ble_device.h"
#endif
#ifdef USE_FOOTFALL_WIFI
#include <esp_err.h>
#include <esp_event.h>
#include <esp_wifi.h>

#ifdef USE_WIFI
#include "esphome/components/wifi/wifi_component.h"
#endif
#endif

#include "footfall.h"
#include "wifi_listener.h"
#include "wipe.h"

namespace esphome::footfall {

#ifdef USE_FOOTFALL_WIFI

/// A frame on its way from the Wi-Fi driver's task to the main loop.
struct SniffedFrame {
  /// Probe requests have 100 to 300 bytes; a longer one than this is dropped and counted.
  static constexpr size_t CAPACITY = 512;

  void release() { wipe(this->bytes.data(), this->length); }

  int64_t time_us;
  uint16_t length;
  int8_t rssi;
  uint8_t channel;
  std::array<uint8_t, CAPACITY> bytes;
};

/// ESP-IDF's Wi-Fi driver.
class EspWifiDriver final : public WifiDriver {
 public:
  explicit EspWifiDriver(wifi_promiscuous_cb_t receive) : receive_(receive) {}
  /// Whether data frames are handed over besides those of management.
  void set_data(bool data) { this->data_ = data; }
  /// Where the radio is nobody else's: whether it must go to channels 12 and 13, which the driver refuses unless told.
  void set_all_channels(bool all_channels) { this->all_channels_ = all_channels; }

  /// Watches for starts of the driver, which take its settings away.
  void watch_starts();
  /// Whether the driver was started since this was last asked.
  bool was_started() { return this->started_.exchange(false, std::memory_order_relaxed); }
  /// What the last call that failed said.
  const char *error() const { return esp_err_to_name(this->error_); }

  bool start() override;
  bool listen() override;
  bool listening() override;
  bool stop() override;
  bool set_channel(uint8_t channel) override;
  uint8_t channel() override;

 protected:
  /// In the task of events.
  static void on_start(void *self, esp_event_base_t base, int32_t id, void *data);
  esp_err_t initialize_();
  esp_err_t set_up_();
  bool succeeded_(esp_err_t error);

  wifi_promiscuous_cb_t receive_;
  esp_err_t error_{ESP_OK};
  std::atomic<bool> started_{false};
  bool data_{false};
  bool all_channels_{false};
};

/// Hears frames with the Wi-Fi driver in promiscuous mode, beside ESPHome's Wi-Fi component or without one.
#ifdef USE_WIFI
class WifiSniffer final : public Component, public wifi::WiFiConnectStateListener {
#else
class WifiSniffer final : public Component {
#endif
 public:
  explicit WifiSniffer(Footfall *parent) : parent_(parent) {}
  void set_channels(std::initializer_list<uint8_t> channels) {
    this->listener_.set_channels(std::span(channels.begin(), channels.size()));
  }
  void set_dwell(uint32_t dwell_ms) { this->listener_.set_dwell(dwell_ms); }
  void set_stations(bool stations) { this->stations_ = stations; }

  void setup() override;
  void loop() override;
  void dump_config() override;
  float get_setup_priority() const override { return setup_priority::AFTER_WIFI; }
#ifdef USE_WIFI
  void on_wifi_connect_state(StringRef ssid, std::span<const uint8_t, 6> bssid) override;
#endif

 protected:
  /// Frames that can wait for the main loop.
  static constexpr uint8_t POOL_SIZE = FOOTFALL_QUEUE_SIZE;

  /// In the driver's task: no log, no heap, no hash, no wait.
  static void received(void *buffer, wifi_promiscuous_pkt_type_t type);
  void take_(std::span<const uint8_t> frame, int8_t rssi, uint8_t channel);
  Station station_() const;
  void tick_();
  void tell_(WifiNotice notice);

  Footfall *parent_;
  EspWifiDriver driver_{&WifiSniffer::received};
  WifiListener listener_{&this->driver_};
  // One more than the pool, so that whatever could be allocated can be pushed.
  LockFreeQueue<SniffedFrame, POOL_SIZE + 1> queue_;
  EventPool<SniffedFrame, POOL_SIZE> pool_;
  std::atomic<uint32_t> gated_{0};  ///< since the last tick
  std::atomic<int8_t> gate_dbm_{INT8_MIN};
  uint8_t reported_channel_{0};
  bool stations_{false};
};

#endif  // USE_FOOTFALL_WIFI

#ifdef USE_FOOTFALL_BLUETOOTH

/// Hears the advertisements that the Bluetooth tracker receives, on the main loop.
class BluetoothListener final : public ble_device_base::ESPBTDeviceListener {
 public:
  explicit BluetoothListener(Footfall *parent) : parent_(parent) {}
  bool parse_device(const ble_device_base::ESPBTDevice &device) override;

 protected:
  Footfall *parent_;
};

#endif  // USE_FOOTFALL_BLUETOOTH

}  // namespace esphome::footfall

#endif  // USE_ESP32
