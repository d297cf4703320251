#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "observation.h"

namespace esphome::footfall {

using Key = std::array<uint8_t, 16>;

/// SipHash-2-4 with a 64-bit result, fed piece by piece (Aumasson and Bernstein, "SipHash: a fast short-input PRF",
/// 2012). The state is 48 bytes, nothing is allocated, and the pieces' boundaries do not matter.
class SipHash final {
 public:
  explicit SipHash(const Key &key) {
    const uint64_t k0 = read_word(key.data());
    const uint64_t k1 = read_word(key.data() + 8);
    this->v0_ = k0 ^ 0x736f6d6570736575ULL;
    this->v1_ = k1 ^ 0x646f72616e646f6dULL;
    this->v2_ = k0 ^ 0x6c7967656e657261ULL;
    this->v3_ = k1 ^ 0x7465646279746573ULL;
  }

  void update(uint8_t byte) {
    this->word_ |= static_cast<uint64_t>(byte) << (8 * (this->length_ & 7));
    if ((++this->length_ & 7) == 0)
      this->take_word_();
  }

  void update(std::span<const uint8_t> bytes) {
    for (const uint8_t byte : bytes)
      this->update(byte);
  }

  /// The hash of all bytes so far. Ends the object's use: nothing may be fed after it.
  uint64_t finish() {
    this->word_ |= static_cast<uint64_t>(this->length_ & 0xFF) << 56;
    this->take_word_();
    this->v2_ ^= 0xFF;
    for (int i = 0; i < 4; i++)
      this->round_();
    return this->v0_ ^ this->v1_ ^ this->v2_ ^ this->v3_;
  }

  /// Bytes fed so far, modulo 2^32.
  uint32_t length() const { return this->length_; }

 protected:
  static uint64_t read_word(const uint8_t *bytes) {
    uint64_t word = 0;
    for (int i = 7; i >= 0; i--)
      word = word << 8 | bytes[i];
    return word;
  }

  void take_word_() {
    this->v3_ ^= this->word_;
    this->round_();
    this->round_();
    this->v0_ ^= this->word_;
    this->word_ = 0;
  }

  void round_() {
    this->v0_ += this->v1_;
    this->v1_ = std::rotl(this->v1_, 13) ^ this->v0_;
    this->v0_ = std::rotl(this->v0_, 32);
    this->v2_ += this->v3_;
    this->v3_ = std::rotl(this->v3_, 16) ^ this->v2_;
    this->v0_ += this->v3_;
    this->v3_ = std::rotl(this->v3_, 21) ^ this->v0_;
    this->v2_ += this->v1_;
    this->v1_ = std::rotl(this->v1_, 17) ^ this->v2_;
    this->v2_ = std::rotl(this->v2_, 32);
  }

  uint64_t v0_;
  uint64_t v1_;
  uint64_t v2_;
  uint64_t v3_;
  uint64_t word_{0};
  uint32_t length_{0};
};

/// The pseudonym of an address under an epoch's key: SipHash over the address as printed and one tag byte.
inline uint64_t pseudonym(const Key &key, const Address &address, Radio radio, AddressKind kind) {
  uint8_t tag = 0x57;  // Wi-Fi, whoever administers the address
  if (radio == Radio::BLUETOOTH)
    tag = kind == AddressKind::PUBLIC ? 0x50 : 0x52;
  SipHash hash(key);
  hash.update(address);
  hash.update(tag);
  return hash.finish();
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
