#include "key_store.h"

#include "sizes.h"
#include "wipe.h"

namespace esphome::footfall {

void KeyStore::set(const KeyRequest &request, int64_t now_us) {
  this->forget();
  this->owner_ = request.hub;
  this->token_ = request.token;
  const int64_t until_us = now_us + request.seconds * SECOND_US;
  // Member by member: a whole Validity would be put together on the stack first, and its key would stay there.
  this->current_.key = request.key;
  this->current_.from_us = now_us;
  this->current_.until_us = until_us;
  this->current_.epoch = request.epoch;
  this->current_.anonymous = request.anonymous;
  if (request.next_epoch == 0)
    return;
  this->next_.key = request.next_key;
  this->next_.from_us = until_us;
  this->next_.until_us = until_us + request.next_seconds * SECOND_US;
  this->next_.epoch = request.next_epoch;
  this->next_.anonymous = request.next_anonymous;
}

void KeyStore::roll() {
  if (this->next_.epoch == 0) {
    this->forget();
    return;
  }
  this->current_ = this->next_;
  wipe(&this->next_, sizeof(this->next_));
}

void KeyStore::forget() {
  wipe(&this->current_, sizeof(this->current_));
  wipe(&this->next_, sizeof(this->next_));
  wipe(&this->token_, sizeof(this->token_));
  this->owner_ = 0;
}

uint32_t KeyStore::seconds_left(int64_t now_us) const {
  if (!this->valid(now_us))
    return 0;
  return static_cast<uint32_t>((this->current_.until_us - now_us + SECOND_US - 1) / SECOND_US);
}

}  // namespace esphome::footfall
