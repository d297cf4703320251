#pragma once

#ifdef USE_ESP32

#include <array>
#include <cstddef>
#include <cstdint>
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
#include <esp_wifi.h>

#include "esphome/components/wifi/wifi_component.h"
#endif

#include "footfall.h"
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

/// Hears probe requests with the Wi-Fi driver in promiscuous mode, on the channel of the access point that the node is
/// connected to: to change it would drop the connection.
class WifiSniffer final : public Component, public wifi::WiFiConnectStateListener {
 public:
  explicit WifiSniffer(Footfall *parent) : parent_(parent) {}
  void setup() override;
  void loop() override;
  void dump_config() override;
  float get_setup_priority() const override { return setup_priority::AFTER_WIFI; }
  void on_wifi_connect_state(StringRef ssid, std::span<const uint8_t, 6> bssid) override;

 protected:
  /// Frames that can wait for the main loop: 24 in 50 ms are twice what a full room sends.
  static constexpr uint8_t QUEUE_SIZE = 25;

  /// In the driver's task: no log, no heap, no hash, no wait.
  static void received(void *buffer, wifi_promiscuous_pkt_type_t type);
  void arm_();
  void arm_again_();

  Footfall *parent_;
  LockFreeQueue<SniffedFrame, QUEUE_SIZE> queue_;
  // One less than the queue, so that whatever could be allocated can be pushed.
  EventPool<SniffedFrame, QUEUE_SIZE - 1> pool_;
  bool armed_{false};
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
