#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "capture_reader.h"
#include "core.h"

namespace esphome::footfall {

/// The clocks that a player goes by, in microseconds.
struct Clocks {
  int64_t utc_us;
  int64_t steady_us;
};

/// How fast a capture is played.
enum class Pace : uint8_t {
  PULLED,  ///< only as it is pulled
  LIVE,    ///< what is stamped up to now as it is pulled, the rest at its own time
  FACTOR,  ///< so many times as fast as it was heard, from the first frame on
};

/// Plays captures into a core, whose clock is then that of the captures: UTC. Each file is a start of its own, with a
/// new boot id, once every hub has what came before. While it is pulled nothing is lost: it holds where the ring is
/// full, where no key is valid, and at the end of a file. Host only.
class CapturePlayer final {
 public:
  explicit CapturePlayer(Core *core) : core_(core) {}

  /// @param factor of Pace::FACTOR, above 0.
  void start(std::vector<std::string> files, Pace pace, double factor, const Clocks &clocks);
  /// Plays what is due by the clocks, unless it is pulled.
  void run(const Clocks &clocks);
  /// Plays until an answer from this cursor is full, a capture begins anew, or something holds it.
  /// @param floor the cursor of the hub that is furthest behind.
  void fill(uint32_t cursor, uint32_t floor, const Clocks &clocks);

  bool pulled() const { return this->pulled_ && !this->ended_; }
  uint16_t flags() const;

 protected:
  enum class Step : uint8_t { PLAYED, EARLY, HELD };

  /// Plays the next frame.
  /// @param limit_us frames after this are EARLY.
  /// @param drained  whether all that came before was pulled, so that a new start may be made.
  Step step_(int64_t limit_us, bool drained, const Clocks &clocks);
  /// Reads on to the next frame, over the ends of files.
  void load_();
  bool open_next_();
  void finish_file_();
  void begin_(const Clocks &clocks);
  void hear_(int64_t time_us);
  /// How far the captures' clock has come, where they are not pulled.
  int64_t capture_now_us_(const Clocks &clocks) const;
  void report_(const char *what, uint64_t offset) const;

  Core *core_;
  std::vector<std::string> files_;
  CaptureReader reader_;
  CaptureRecord record_{};
  size_t file_{0};
  uint64_t frames_{0};  ///< played of this file
  uint32_t damaged_{0};
  double factor_{1.0};
  Clocks anchor_{};
  int64_t anchor_capture_us_{0};
  Pace pace_{Pace::PULLED};
  bool pulled_{true};
  bool open_{false};
  bool loaded_{false};  ///< record_ waits to be played
  bool anew_{true};     ///< it is the first after a start
  bool ended_{false};
  bool waits_for_key_{false};
};

}  // namespace esphome::footfall
