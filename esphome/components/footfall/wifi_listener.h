#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace esphome::footfall {

/// Who decides on which channel the radio is.
enum class Station : uint8_t {
  NONE,       ///< nobody: no network is wanted by Wi-Fi, the radio is the listener's alone
  BUSY,       ///< the station, which scans or connects, or an access point: the channel is theirs
  CONNECTED,  ///< the station's access point
  DISABLED,   ///< Wi-Fi is switched off, and the radio with it
};

/// The Wi-Fi driver, as far as listening needs it. What fails says so; nothing blocks.
class WifiDriver {
 public:
  /// Brings the radio up where nobody else does; without effect where it is up.
  virtual bool start() = 0;
  /// Begins to hand over frames, whatever it was set to before.
  virtual bool listen() = 0;
  /// Whether frames are still handed over: the driver may have been stopped and started by others.
  virtual bool listening() = 0;
  /// Ends to hand over frames. The radio stays up.
  virtual bool stop() = 0;
  virtual bool set_channel(uint8_t channel) = 0;
  /// The channel that the radio is on, 0 where it is not known.
  virtual uint8_t channel() = 0;

 protected:
  ~WifiDriver() = default;
};

/// What is worth a line in the log.
enum class WifiNotice : uint8_t {
  NONE,
  LISTENING,        ///< it listens now, and did not before
  INTERRUPTED,      ///< the driver had stopped to listen; it listens again
  STOPPED,          ///< it listens no more, as it was told
  START_FAILED,     ///< the first of failures in a row; it is tried again
  LISTEN_FAILED,    ///< the same
  STOP_FAILED,      ///< the same
  CHANNEL_REFUSED,  ///< the driver does not go to refused(), for the first time since it last did
};

/// Keeps a driver listening: on the channel of the network where there is one, else on each of its channels in turn.
/// Knows no clock and no platform: it is told the time in milliseconds, which may wrap, and is run often.
class WifiListener final {
 public:
  static constexpr uint8_t MAX_CHANNEL = 13;
  /// How often it is looked whether the driver still listens, and on which channel.
  static constexpr uint32_t CHECK_MS = 2000;
  /// What failed is tried again after this time, then after twice as long each time, up to the longest.
  static constexpr uint32_t FIRST_WAIT_MS = 1000;
  static constexpr uint32_t LONGEST_WAIT_MS = 64000;

  explicit WifiListener(WifiDriver *driver) : driver_(driver) {}

  /// The channels to hop over where no network says one: 1 to 13 of them, each 1 to 13. More are left out.
  void set_channels(std::span<const uint8_t> channels);
  /// How long it stays on each, in milliseconds.
  void set_dwell(uint32_t dwell_ms) { this->dwell_ms_ = dwell_ms; }
  std::span<const uint8_t> channels() const { return std::span(this->channels_).first(this->channel_count_); }
  uint32_t dwell_ms() const { return this->dwell_ms_; }

  /// Tells that the driver was started, or has connected: what it was set to may be gone.
  void rearm() { this->due_ = true; }
  /// Does what is due.
  WifiNotice run(Station station, bool paused, uint32_t now_ms);

  bool listening() const { return this->listening_; }
  /// The channel that is listened on and stays; 0 while it changes, is not known, or nothing is listened to.
  uint8_t channel() const { return this->channel_; }
  /// The channel that was refused last.
  uint8_t refused() const { return this->refused_; }

 protected:
  WifiNotice check_(uint32_t now_ms);
  WifiNotice stop_();
  WifiNotice listen_();
  WifiNotice hop_(uint32_t now_ms);
  WifiNotice fail_(WifiNotice failure);
  void watch_channel_();
  void succeed_();

  WifiDriver *driver_;
  uint32_t dwell_ms_{500};
  uint32_t checked_ms_{0};
  uint32_t hopped_ms_{0};
  uint32_t wait_ms_{FIRST_WAIT_MS};
  uint16_t refused_channels_{0};  ///< a bit a channel
  std::array<uint8_t, MAX_CHANNEL> channels_{1, 6, 11};
  uint8_t channel_count_{3};
  uint8_t position_{0};  ///< among the channels
  uint8_t channel_{0};
  uint8_t refused_{0};
  Station station_{Station::DISABLED};
  WifiNotice failure_{WifiNotice::NONE};
  bool paused_{false};
  bool due_{true};  ///< to check at once
  bool listening_{false};
  bool settled_{false};  ///< the radio was sent to the channel
};

}  // namespace esphome::footfall
