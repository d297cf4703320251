#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "observation.h"

namespace esphome::footfall {

using Key = std::array<uint8_t, 16>;

static_assert(std::endian::native == std::endian::little, "words are read from memory as they lie there");

/// The state of SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012).
struct SipState {
  explicit SipState(const Key &key) {
    const uint64_t k0 = read_word(key.data());
    const uint64_t k1 = read_word(key.data() + 8);
    this->v0 = k0 ^ 0x736f6d6570736575ULL;
    this->v1 = k1 ^ 0x646f72616e646f6dULL;
    this->v2 = k0 ^ 0x6c7967656e657261ULL;
    this->v3 = k1 ^ 0x7465646279746573ULL;
  }

  /// The 8 bytes at a place, the first lowest.
  static uint64_t read_word(const uint8_t *bytes) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof(word));
    return word;
  }

  // Inlined, so that the state stays in registers while many words are taken.
  [[gnu::always_inline]] void take(uint64_t word) {
    this->v3 ^= word;
    this->round_();
    this->round_();
    this->v0 ^= word;
  }

  uint64_t finish() {
    this->v2 ^= 0xFF;
    for (int i = 0; i < 4; i++)
      this->round_();
    return this->v0 ^ this->v1 ^ this->v2 ^ this->v3;
  }

  uint64_t v0;
  uint64_t v1;
  uint64_t v2;
  uint64_t v3;

 protected:
  [[gnu::always_inline]] void round_() {
    this->v0 += this->v1;
    this->v1 = std::rotl(this->v1, 13) ^ this->v0;
    this->v0 = std::rotl(this->v0, 32);
    this->v2 += this->v3;
    this->v3 = std::rotl(this->v3, 16) ^ this->v2;
    this->v0 += this->v3;
    this->v3 = std::rotl(this->v3, 21) ^ this->v0;
    this->v2 += this->v1;
    this->v1 = std::rotl(this->v1, 17) ^ this->v2;
    this->v2 = std::rotl(this->v2, 32);
  }
};

/// SipHash-2-4 with a 64-bit result, fed piece by piece. Pieces are gathered and then hashed many words in a go; where
/// they end does not matter. 176 bytes, nothing is allocated.
class SipHash final {
 public:
  explicit SipHash(const Key &key) : state_(key) {}

  void update(uint8_t byte) { this->update_word(byte, 1); }

  void update(std::span<const uint8_t> bytes) {
    const uint8_t *from = bytes.data();
    size_t size = bytes.size();
    for (size_t room; size > (room = CAPACITY - this->filled_); from += room, size -= room) {
      copy_(this->gathered_.data() + this->filled_, from, room);
      this->filled_ = CAPACITY;
      this->drain_();
    }
    copy_(this->gathered_.data() + this->filled_, from, size);
    this->filled_ += static_cast<uint32_t>(size);
  }

  /// Feeds the first `count` bytes, 0 to 8, of a word; the first is the lowest.
  void update_word(uint64_t bytes, uint32_t count) {
    if (this->filled_ > CAPACITY - 8)
      this->drain_();
    std::memcpy(this->gathered_.data() + this->filled_, &bytes, sizeof(bytes));
    this->filled_ += count;
  }

  /// The hash of all bytes so far. Ends the object's use: nothing may be fed after it.
  uint64_t finish() {
    // The last word: what is left, then zeros, then the length.
    const uint32_t length = this->length();
    this->update_word(0, 8);
    this->filled_ &= ~7U;
    this->gathered_[this->filled_ - 1] = static_cast<uint8_t>(length);
    this->drain_();
    return this->state_.finish();
  }

  /// Bytes fed so far, modulo 2^32.
  uint32_t length() const { return this->hashed_ + this->filled_; }

 protected:
  /// As much as a phone's elements need, as a rule.
  static constexpr uint32_t CAPACITY = 128;

  /// Copies without a call: pieces are short.
  static void copy_(uint8_t *to, const uint8_t *from, size_t size) {
    if (size < 8) {
      for (; size > 0; size--)
        *to++ = *from++;
      return;
    }
    // The last word may overlap the one before it.
    const uint8_t *const last = from + size - 8;
    uint8_t *const last_to = to + size - 8;
    for (; from < last; to += 8, from += 8)
      std::memcpy(to, from, 8);
    std::memcpy(last_to, last, 8);
  }

  /// Hashes the whole words that are gathered; what is left of the last one stays.
  [[gnu::noinline]] void drain_() {
    SipState state = this->state_;
    const uint32_t whole = this->filled_ & ~7U;
    for (uint32_t at = 0; at < whole; at += 8)
      state.take(SipState::read_word(this->gathered_.data() + at));
    this->state_ = state;
    std::memcpy(this->gathered_.data(), this->gathered_.data() + whole, 8);
    this->hashed_ += whole;
    this->filled_ -= whole;
  }

  SipState state_;
  uint32_t filled_{0};
  uint32_t hashed_{0};
  std::array<uint8_t, CAPACITY + 8> gathered_;
};

/// The pseudonym of an address under an epoch's key: SipHash over the address as printed and one tag byte.
inline uint64_t pseudonym(const Key &key, const Address &address, Radio radio, AddressKind kind) {
  uint8_t tag = 0x57;  // Wi-Fi, whoever administers the address
  if (radio == Radio::BLUETOOTH)
    tag = kind == AddressKind::PUBLIC ? 0x50 : 0x52;
  // Seven bytes and their count are one word.
  uint64_t word = uint64_t{tag} << 48 | uint64_t{7} << 56;
  std::memcpy(&word, address.data(), address.size());
  SipState state(key);
  state.take(word);
  return state.finish();
}

/// The pseudonym of an iBeacon's identity under an epoch's key: SipHash over the identity as sent and one tag byte.
inline uint64_t pseudonym(const Key &key, const BeaconIdentity &identity) {
  SipHash hash(key);
  hash.update(identity);
  hash.update(0x49);
  return hash.finish();
}

/// The 32 bits of a hash that serve as a fingerprint. 0 is kept for "the frame says nothing of its model".
inline uint32_t fingerprint_of(SipHash *hash) {
  const auto fingerprint = static_cast<uint32_t>(hash->finish());
  return fingerprint == 0 ? 1 : fingerprint;
}

}  // namespace esphome::footfall
