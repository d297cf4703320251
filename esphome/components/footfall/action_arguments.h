#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "beacon_list.h"
#include "key_store.h"
#include "observation.h"

namespace esphome::footfall {

// The arguments of the actions behind the protocol version, as they arrive and as they are meant: strings of any
// length and content become numbers within the bounds of docs/protocol.md, or nothing at all. What comes out may hold
// secrets: whoever has it read wipes it.

static constexpr int32_t MAX_WAIT_MS = 25000;
static constexpr int32_t MAX_LEARN_SECONDS = 900;
static constexpr int32_t MIN_LEARN_SIGNAL_DBM = -80;
/// On top of an epoch's id: no sequence numbers are told under its key.
static constexpr int32_t ANONYMOUS_EPOCH = 256;

/// Reads hexadecimal digits, in either case and exactly as many as fill `out`.
/// @return false for anything else; `out` is then undefined.
bool parse_hex(std::string_view digits, std::span<uint8_t> out);
/// Reads an identity of exactly 16 hexadecimal digits.
bool parse_identity(std::string_view digits, uint64_t *out);

/// `footfall_pull`
struct PullArguments {
  std::string_view hub;
  int32_t cursor;
  int32_t wait_ms;
};
struct PullRequest {
  uint64_t hub;
  int32_t cursor;  ///< -1 for the oldest sighting held
  uint32_t wait_ms;
};
/// @return false where the arguments are not as docs/protocol.md says; `out` is then undefined. So for all of these.
bool parse_pull_request(const PullArguments &arguments, PullRequest *out);

/// `footfall_set_key`
struct KeyArguments {
  std::string_view hub;
  std::string_view token;
  int32_t epoch;
  std::string_view key;
  int32_t seconds;
  int32_t next_epoch;
  std::string_view next_key;
  int32_t next_seconds;
  bool take_over;
};
bool parse_key_request(const KeyArguments &arguments, KeyRequest *out);

/// `footfall_set_beacons`
struct BeaconsArguments {
  std::string_view hub;
  std::string_view token;
  std::string_view identities;
};
struct BeaconsRequest {
  uint64_t hub;
  uint64_t token;
  std::array<BeaconIdentity, BeaconList::ROOM> identities;
  uint8_t count;
};
bool parse_beacons_request(const BeaconsArguments &arguments, BeaconsRequest *out);

/// `footfall_learn_equipment`
struct EquipmentArguments {
  std::string_view hub;
  std::string_view token;
  int32_t seconds;
  int32_t signal;
};
struct EquipmentRequest {
  uint64_t hub;
  uint64_t token;
  uint16_t seconds;  ///< to listen, 0 to 900; 0 ends the session
  int8_t signal;     ///< the weakest frame that counts, -80 to 0 dBm
};
bool parse_equipment_request(const EquipmentArguments &arguments, EquipmentRequest *out);

}  // namespace esphome::footfall
