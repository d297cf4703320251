#pragma once

#ifdef USE_HOST

#include "capture_player.h"
#include "footfall.h"

namespace esphome::footfall {

/// The node as a program: plays the captures that its environment names, or is silent. docs/node-internals.md has the
/// variables.
class FootfallHost final : public Footfall {
 public:
  FootfallHost() : player_(&this->core_) {}
  void setup() override;
  void loop() override;
  /// Before the API server, whose port is only known now.
  float get_setup_priority() const override { return setup_priority::HARDWARE; }

 protected:
  void advance_() override;
  uint16_t source_flags_() const override { return this->player_.flags(); }
  bool pulled_() const override { return this->plays_ && this->player_.pulled(); }
  void fill_(uint32_t cursor, uint32_t floor) override;
  /// It can be reached over the loopback interface alone.
  bool secured_() const override { return true; }
  void gate_from_environment_();

  CapturePlayer player_;
  bool plays_{false};
  bool announced_{false};
};

}  // namespace esphome::footfall

#endif  // USE_HOST
