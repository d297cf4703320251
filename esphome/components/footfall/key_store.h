#pragma once

#include <cstdint>

#include "siphash.h"

namespace esphome::footfall {

/// What a hub hands over with `footfall_set_key`, already checked for form.
struct KeyRequest {
  uint64_t hub;
  uint64_t token;
  Key key;
  Key next_key;
  uint32_t seconds;       ///< of validity from now, 1 to 2^31 - 1
  uint32_t next_seconds;  ///< of validity from the current key's end; 1 to 2^31 - 1 where there is a next key
  uint8_t epoch;          ///< 1 to 255
  uint8_t next_epoch;     ///< 0: no next key
  bool anonymous;         ///< no sequence numbers are told under the current key
  bool next_anonymous;    ///< nor under the next one
  bool take_over;
};

/// The keys that a hub has given, in RAM alone, and who owns the node. The time is the node's own; a moment before a
/// key was given (a capture whose clock jumped back) does not lie within its validity.
class KeyStore final {
 public:
  KeyStore() = default;
  ~KeyStore() { this->forget(); }
  KeyStore(const KeyStore &) = delete;
  KeyStore &operator=(const KeyStore &) = delete;

  /// Whether this hub may set keys: nobody owns the node, it does and proves it, or it takes over.
  bool may_set(const KeyRequest &request) const {
    return !this->owned() || request.take_over || this->proved_by(request.hub, request.token);
  }
  /// Whether a request names the current key, so that nothing is disturbed by it.
  bool continues(const KeyRequest &request, int64_t now_us) const {
    return this->valid(now_us) && request.epoch == this->current_.epoch && request.key == this->current_.key &&
           request.anonymous == this->current_.anonymous;
  }
  /// Takes the keys and the ownership. may_set() is the caller's to ask before.
  void set(const KeyRequest &request, int64_t now_us);

  /// Ends a key whose time is over: the next one becomes the current one, or nobody owns the node any more.
  void roll();
  /// Overwrites everything.
  void forget();

  bool owned() const { return this->current_.epoch != 0; }
  bool owned_by(uint64_t hub) const { return this->owned() && hub == this->owner_; }
  /// Whether this hub owns the node and proves it.
  bool proved_by(uint64_t hub, uint64_t token) const { return this->owned_by(hub) && token == this->token_; }
  /// Whether there is a current key and this moment lies within its validity.
  bool valid(int64_t now_us) const {
    return this->owned() && now_us >= this->current_.from_us && now_us < this->current_.until_us;
  }
  /// Whether the current key, if there is one, is over.
  bool over(int64_t now_us) const { return this->owned() && now_us >= this->current_.until_us; }
  /// When the current key ends.
  int64_t until_us() const { return this->current_.until_us; }
  /// When the current key becomes valid or ends, whichever comes next; INT64_MAX without one.
  int64_t next_change_us(int64_t now_us) const {
    if (!this->owned())
      return INT64_MAX;
    return now_us < this->current_.from_us ? this->current_.from_us : this->current_.until_us;
  }

  const Key &key() const { return this->current_.key; }
  uint8_t epoch() const { return this->current_.epoch; }
  /// Whether no sequence numbers are told under the current key; without one none are told either.
  bool anonymous() const { return this->current_.anonymous; }
  uint8_t next_epoch() const { return this->next_.epoch; }
  /// Seconds until the current key expires, rounded up; 0 without a valid one.
  uint32_t seconds_left(int64_t now_us) const;

 protected:
  struct Validity {
    Key key;
    int64_t from_us;
    int64_t until_us;
    uint8_t epoch;  ///< 0: nothing here
    bool anonymous;
  };

  Validity current_{};
  Validity next_{};
  uint64_t owner_{0};
  uint64_t token_{0};
};

}  // namespace esphome::footfall
