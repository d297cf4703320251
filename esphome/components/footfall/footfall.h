#pragma once

#include <array>
#include <span>

#include "esphome/core/component.h"
#include "esphome/core/defines.h"
#include "esphome/core/preferences.h"
#ifdef USE_BINARY_SENSOR
#include "esphome/components/binary_sensor/binary_sensor.h"
#endif
#ifdef USE_NUMBER
#include "esphome/components/number/number.h"
#endif
#ifdef USE_SENSOR
#include "esphome/components/sensor/sensor.h"
#endif
#ifdef USE_SWITCH
#include "esphome/components/switch/switch.h"
#endif

#include "actions.h"
#include "automation.h"
#include "core.h"
#include "occupancy.h"
#include "poll_slots.h"

namespace esphome::footfall {

/// The node: holds the core, answers the hubs' polls, publishes the plain counts. The sources of frames (the sniffer,
/// the Bluetooth listener, the capture player) hand their frames to core().
class Footfall : public PollingComponent {
#ifdef USE_SENSOR
  SUB_SENSOR(people_like_devices)
  SUB_SENSOR(wifi_devices)
  SUB_SENSOR(bluetooth_devices)
  SUB_SENSOR(frames)
  SUB_SENSOR(wifi_frames)
  SUB_SENSOR(bluetooth_frames)
  SUB_SENSOR(dropped)
  SUB_SENSOR(dropped_gate)
  SUB_SENSOR(dropped_queue)
  SUB_SENSOR(dropped_table)
  SUB_SENSOR(dropped_ring)
  SUB_SENSOR(table_use)
  SUB_SENSOR(wifi_channel)
#endif
#ifdef USE_BINARY_SENSOR
  SUB_BINARY_SENSOR(occupied)
  SUB_BINARY_SENSOR(key_valid)
#endif
#ifdef USE_NUMBER
  SUB_NUMBER(signal_gate)
  SUB_NUMBER(presence_timeout)
#endif
#ifdef USE_SWITCH
  SUB_SWITCH(listening)
#endif

 public:
  Footfall();
  void setup() override;
  void loop() override;
  void update() override;
  void dump_config() override;
  void on_shutdown() override { this->core_.forget_keys(); }
  /// Before the radios: a node that was paused must not listen for a moment after a restart.
  float get_setup_priority() const override { return setup_priority::HARDWARE; }

  void set_gate(int8_t gate_dbm);
  int8_t gate() const { return this->gate_dbm_; }
  void set_presence_timeout(uint32_t seconds);
  uint32_t presence_timeout() const { return this->presence_timeout_s_; }

  /// Stops listening, for privacy, until resume(), over restarts and power cuts.
  void pause() { this->set_paused_(true); }
  void resume() { this->set_paused_(false); }
  bool paused() const { return this->core_.paused(); }
  /// Whether people are near. Not where it is not known: while paused, and at first.
  bool is_occupied() const { return this->occupancy_.value() == Occupancy::PRESENT; }
  /// Whether a hub's key is valid.
  bool has_key() const { return this->core_.keyed(); }
  /// The Wi-Fi channel that is listened on; 0: none, or several in turn.
  void report_channel(uint8_t channel) { this->channel_ = channel; }

  void add_occupancy_trigger(OccupancyTrigger *trigger) { this->occupancy_triggers_.add(trigger); }
  void add_count_trigger(CountTrigger *trigger) { this->count_triggers_.add(trigger); }

  Core &core() { return this->core_; }
  /// The node's clock, in microseconds: the time since it started.
  static int64_t uptime_us();

  /// Takes a poll whose arguments are well formed; its call is answered now or later.
  void poll(uint64_t hub, int32_t cursor, uint32_t wait_ms, uint32_t call);
  /// Answers a poll in a version that is not spoken.
  void refuse_version(uint32_t call);
  /// Ends a call with an error that the caller sees.
  static void fail(uint32_t call, const char *message);
  static void respond(uint32_t call, std::span<const uint8_t> data);
  /// Takes keys where the connection may carry them, and answers the polls that waited for them.
  KeyStatus set_keys(const KeyRequest &request);
  /// Brings the core up to now and says whether a caller owns the node, proves it, and may be answered over its
  /// connection.
  OwnerStatus owner_status(uint64_t hub, uint64_t token);

 protected:
  /// Brings the core up to the node's clock.
  virtual void advance_() { this->core_.advance(uptime_us()); }
  /// What the source of frames adds to the flags of an answer.
  virtual uint16_t source_flags_() const { return 0; }
  /// Whether the source goes forward only as it is pulled: nothing is then gained by spacing the answers.
  virtual bool pulled_() const { return false; }
  /// Lets such a source go forward until an answer from this cursor is full.
  /// @param floor the cursor of the hub that is furthest behind; nothing from there on may be overwritten.
  virtual void fill_(uint32_t cursor, uint32_t floor) {}
  /// Whether a key that arrives now cannot be read on its way.
  virtual bool secured_() const;

  void set_paused_(bool paused);
  /// Follows who is near: tells the entities that change at once, and the triggers.
  void follow_();
  void publish_counts_();
  void publish_rates_();
  void publish_losses_();

  void answer_due_();
  bool due_(const PollSlot &slot, uint32_t now_ms) const;
  void answer_(PollSlot *slot, uint32_t now_ms);
  uint32_t floor_(uint32_t now_ms) const;

  Core core_;
  PollSlots polls_;
  PullAction pull_action_;
  SetKeyAction set_key_action_;
  SetBeaconsAction set_beacons_action_;
  LearnEquipmentAction learn_equipment_action_;
  std::array<uint8_t, ANSWER_SIZE> answer_buffer_{};
  TriggerList<OccupancyTrigger> occupancy_triggers_;
  TriggerList<CountTrigger> count_triggers_;
  ESPPreferenceObject pause_preference_;
  uint32_t presence_timeout_s_{300};
  uint32_t wifi_before_{0};
  uint32_t bluetooth_before_{0};
  uint32_t updated_ms_{0};
  uint32_t boot_id_before_{0};
  HeldCount people_like_;
  HeldCount wifi_;
  HeldCount bluetooth_;
  OccupancyState occupancy_;
  int8_t gate_dbm_{-90};
  uint8_t channel_{0};
};

}  // namespace esphome::footfall
