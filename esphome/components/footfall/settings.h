#pragma once

#include "esphome/core/component.h"
#include "esphome/core/defines.h"
#include "esphome/core/preferences.h"
#ifdef USE_NUMBER
#include "esphome/components/number/number.h"
#endif
#ifdef USE_SWITCH
#include "esphome/components/switch/switch.h"
#endif

#include "footfall.h"

// What a user may change while the node runs. All of it outlives a restart.

namespace esphome::footfall {

#ifdef USE_NUMBER

/// A number whose value is that of the YAML until it is changed, and what it was changed to from then on.
class SettingNumber : public number::Number, public Component, public Parented<Footfall> {
 public:
  void setup() override {
    this->preference_ = this->make_entity_preference<float>();
    float value;
    if (this->preference_.load(&value))
      this->set_(value);
    this->publish_state(this->get_());
  }
  /// After the node itself and before the radios, so that not a frame is heard under another setting.
  float get_setup_priority() const override { return setup_priority::DATA; }

 protected:
  virtual void set_(float value) = 0;
  virtual float get_() const = 0;

  void control(float value) override {
    this->set_(value);
    this->preference_.save(&value);
    this->publish_state(value);
  }

  ESPPreferenceObject preference_;
};

class SignalGateNumber final : public SettingNumber {
 protected:
  void set_(float value) override { this->parent_->set_gate(static_cast<int8_t>(value)); }
  float get_() const override { return this->parent_->gate(); }
};

class PresenceTimeoutNumber final : public SettingNumber {
 protected:
  void set_(float value) override { this->parent_->set_presence_timeout(static_cast<uint32_t>(value)); }
  float get_() const override { return static_cast<float>(this->parent_->presence_timeout()); }
};

#endif  // USE_NUMBER

#ifdef USE_SWITCH

/// On while the node listens. The node keeps and publishes the state, which automations change as well.
class ListeningSwitch final : public switch_::Switch, public Parented<Footfall> {
 protected:
  void write_state(bool state) override {
    if (state) {
      this->parent_->resume();
    } else {
      this->parent_->pause();
    }
  }
};

#endif  // USE_SWITCH

}  // namespace esphome::footfall
