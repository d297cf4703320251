#pragma once

#include <array>
#include <span>

#include "esphome/core/component.h"
#include "esphome/core/defines.h"
#ifdef USE_BINARY_SENSOR
#include "esphome/components/binary_sensor/binary_sensor.h"
#endif
#ifdef USE_SENSOR
#include "esphome/components/sensor/sensor.h"
#endif

#include "actions.h"
#include "core.h"
#include "poll_slots.h"

namespace esphome::footfall {

/// The node: holds the core, answers the hubs' polls, publishes the plain counts. The sources of frames (the sniffer,
/// the Bluetooth listener, the capture player) hand their frames to core().
class Footfall : public PollingComponent {
#ifdef USE_SENSOR
  SUB_SENSOR(wifi_devices)
  SUB_SENSOR(bluetooth_devices)
  SUB_SENSOR(frames)
  SUB_SENSOR(dropped)
#endif
#ifdef USE_BINARY_SENSOR
  SUB_BINARY_SENSOR(occupied)
#endif

 public:
  Footfall();
  void setup() override;
  void loop() override;
  void update() override;
  void dump_config() override;
  float get_setup_priority() const override { return setup_priority::AFTER_CONNECTION; }

  void set_gate(int8_t gate_dbm) { this->core_.set_gate(gate_dbm); }
  void set_presence_timeout(uint32_t seconds) { this->core_.set_presence_timeout(seconds); }

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
  uint32_t heard_before_{0};
  uint32_t updated_ms_{0};
  uint32_t boot_id_before_{0};
};

}  // namespace esphome::footfall
