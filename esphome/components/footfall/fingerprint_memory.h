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

  /// Multiplies secrets with secrets, each 16 bytes once: as both factors hang on the key, nobody without it can make
  /// two bodies that come to the same, which multiplication with one secret alone lets through. Never 0.
  static uint64_t digest_(const Key &key, std::span<const uint8_t> bytes) {
    // The golden ratio's bits and those of the square root of two, so that a key of few bits does as well.
    const uint64_t mask = SipState::read_word(key.data()) ^ 0x9E3779B97F4A7C15;
    uint64_t digest = (SipState::read_word(key.data() + 8) ^ 0x6A09E667F3BCC909) + bytes.size();
    const uint8_t *from = bytes.data();
    uint64_t first = 0;
    uint64_t second = 0;
    if (bytes.size() >= 16) {
      // The last words may overlap those before them.
      const uint8_t *const last = from + bytes.size() - 16;
      for (; from < last; from += 16)
        digest = mix_(SipState::read_word(from) ^ mask, SipState::read_word(from + 8) ^ digest);
      first = SipState::read_word(last);
      second = SipState::read_word(last + 8);
    } else {
      for (const uint8_t byte : bytes) {
        first = first << 8 | second >> 56;
        second = second << 8 | byte;
      }
    }
    digest = mix_(first ^ mask, second ^ digest);
    digest = mix_(mask, digest);
    return digest == 0 ? 1 : digest;
  }

  /// The halves' products, one half of each factor (NH of Black, Halevi, Krawczyk, Krovetz and Rogaway, "UMAC: Fast and
  /// Secure Message Authentication", 1999), on top of the second factor, so that a half of zeros hides nothing.
  static uint64_t mix_(uint64_t a, uint64_t b) {
    const uint64_t low = uint64_t{static_cast<uint32_t>(a)} * static_cast<uint32_t>(b);
    const uint64_t high = (a >> 32) * (b >> 32);
    return low + high + std::rotl(b, 32);
  }

  std::array<Entry, 1U << ENTRY_BITS> entries_{};
};

}  // namespace esphome::footfall
