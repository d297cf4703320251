#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "frame_80211.h"
#include "siphash.h"
#include "wipe.h"

namespace esphome::footfall {

/// The fingerprints of the probe requests heard lately: phones send the same elements again and again, and phones of
/// one model send the same as each other, so that most need not be taken apart and hashed anew. Elements are known
/// again by 64 bits of a quicker hash, which tells two bodies apart but for one pair in 2^64; they themselves are not
/// kept.
class FingerprintMemory final {
 public:
  FingerprintMemory() = default;
  ~FingerprintMemory() { this->forget(); }
  FingerprintMemory(const FingerprintMemory &) = delete;
  FingerprintMemory &operator=(const FingerprintMemory &) = delete;

  /// What probe_request_fingerprint() says of a frame that read_probe_request() has accepted.
  uint32_t probe_request(const Key &key, std::span<const uint8_t> frame) {
    const uint64_t digest = digest_(key, probe_request_elements(frame));
    Entry &entry = this->entries_[digest >> (64 - ENTRY_BITS)];
    if (entry.digest != digest)
      entry = {digest, probe_request_fingerprint(key, frame)};
    return entry.fingerprint;
  }

  /// Overwrites everything; for a key that is no longer used.
  void forget() { wipe(this->entries_.data(), sizeof(this->entries_)); }

 protected:
  static constexpr int ENTRY_BITS = 5;

  struct Entry {
    uint64_t digest;  ///< 0: nothing here
    uint32_t fingerprint;
  };

  /// Multiplies with a secret for each 8 bytes. Never 0.
  static uint64_t digest_(const Key &key, std::span<const uint8_t> bytes) {
    const uint64_t secret = SipState::read_word(key.data());
    // The golden ratio's bits, so that a key of few bits multiplies as well.
    const uint64_t factor = (secret ^ 0x9E3779B97F4A7C15) | 1;
    uint64_t digest = (SipState::read_word(key.data() + 8) ^ std::rotl(secret, 32)) + bytes.size();
    const uint8_t *from = bytes.data();
    if (bytes.size() >= 8) {
      // The last word may overlap the one before it.
      const uint8_t *const last = from + bytes.size() - 8;
      for (; from < last; from += 8)
        digest = mix_(digest ^ SipState::read_word(from), factor);
      digest ^= SipState::read_word(last);
    } else {
      for (const uint8_t byte : bytes)
        digest = digest << 8 ^ byte;
    }
    digest = mix_(mix_(digest, factor), factor);
    return digest == 0 ? 1 : digest;
  }

  static uint64_t mix_(uint64_t word, uint64_t factor) {
    word *= factor;
    return word ^ word >> 32;
  }

  std::array<Entry, 1U << ENTRY_BITS> entries_{};
};

}  // namespace esphome::footfall
