#include "action_arguments.h"

#include "wipe.h"

namespace esphome::footfall {

namespace {

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9')
    return digit - '0';
  if (digit >= 'a' && digit <= 'f')
    return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F')
    return digit - 'A' + 10;
  return -1;
}

/// Reads an epoch's id, with ANONYMOUS_EPOCH on top of it or without.
bool parse_epoch(int32_t given, uint8_t *epoch, bool *anonymous) {
  if (given < 1 || given >= 2 * ANONYMOUS_EPOCH || given == ANONYMOUS_EPOCH)
    return false;
  *epoch = static_cast<uint8_t>(given % ANONYMOUS_EPOCH);
  *anonymous = given > ANONYMOUS_EPOCH;
  return true;
}

}  // namespace

bool parse_hex(std::string_view digits, std::span<uint8_t> out) {
  if (digits.size() != 2 * out.size())
    return false;
  for (size_t i = 0; i < out.size(); i++) {
    const int high = hex_value(digits[2 * i]);
    const int low = hex_value(digits[2 * i + 1]);
    if (high < 0 || low < 0)
      return false;
    out[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return true;
}

bool parse_identity(std::string_view digits, uint64_t *out) {
  std::array<uint8_t, 8> bytes;
  if (!parse_hex(digits, bytes))
    return false;
  *out = 0;
  for (const uint8_t byte : bytes)
    *out = *out << 8 | byte;
  wipe(bytes.data(), bytes.size());  // It may be a token.
  return true;
}

bool parse_pull_request(const PullArguments &arguments, PullRequest *out) {
  if (!parse_identity(arguments.hub, &out->hub) || arguments.cursor < -1)
    return false;
  if (arguments.wait_ms < 0 || arguments.wait_ms > MAX_WAIT_MS)
    return false;
  out->cursor = arguments.cursor;
  out->wait_ms = static_cast<uint32_t>(arguments.wait_ms);
  return true;
}

bool parse_key_request(const KeyArguments &arguments, KeyRequest *out) {
  *out = {};
  if (!parse_identity(arguments.hub, &out->hub) || !parse_identity(arguments.token, &out->token))
    return false;
  if (!parse_epoch(arguments.epoch, &out->epoch, &out->anonymous) || arguments.seconds < 1 ||
      !parse_hex(arguments.key, out->key))
    return false;
  out->seconds = static_cast<uint32_t>(arguments.seconds);
  out->take_over = arguments.take_over;
  if (arguments.next_epoch == 0)
    return arguments.next_key.empty();
  if (!parse_epoch(arguments.next_epoch, &out->next_epoch, &out->next_anonymous) || out->next_epoch == out->epoch ||
      arguments.next_seconds < 1 || !parse_hex(arguments.next_key, out->next_key))
    return false;
  out->next_seconds = static_cast<uint32_t>(arguments.next_seconds);
  return true;
}

bool parse_beacons_request(const BeaconsArguments &arguments, BeaconsRequest *out) {
  constexpr size_t DIGITS = 2 * std::tuple_size_v<BeaconIdentity>;
  *out = {};
  if (!parse_identity(arguments.hub, &out->hub) || !parse_identity(arguments.token, &out->token))
    return false;
  const size_t count = arguments.identities.size() / DIGITS;
  if (count > out->identities.size() || count * DIGITS != arguments.identities.size())
    return false;
  for (size_t i = 0; i < count; i++) {
    if (!parse_hex(arguments.identities.substr(i * DIGITS, DIGITS), out->identities[i]))
      return false;
  }
  out->count = static_cast<uint8_t>(count);
  return true;
}

bool parse_equipment_request(const EquipmentArguments &arguments, EquipmentRequest *out) {
  if (!parse_identity(arguments.hub, &out->hub) || !parse_identity(arguments.token, &out->token))
    return false;
  if (arguments.seconds < 0 || arguments.seconds > MAX_LEARN_SECONDS)
    return false;
  if (arguments.signal < MIN_LEARN_SIGNAL_DBM || arguments.signal > 0)
    return false;
  out->seconds = static_cast<uint16_t>(arguments.seconds);
  out->signal = static_cast<int8_t>(arguments.signal);
  return true;
}

}  // namespace esphome::footfall
