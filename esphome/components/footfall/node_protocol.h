#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "equipment.h"
#include "sighting_ring.h"

namespace esphome::footfall {

// Version 1 of the node protocol; docs/protocol.md says what each field means.
static constexpr uint8_t PROTOCOL_VERSION = 1;
static constexpr size_t HEADER_SIZE = 96;
static constexpr size_t SIGHTING_SIZE = 24;
static constexpr size_t ANSWER_SIGHTINGS = 46;
static constexpr size_t ANSWER_SIZE = HEADER_SIZE + ANSWER_SIGHTINGS * SIGHTING_SIZE;
static constexpr size_t KEY_ANSWER_SIZE = 16;
static constexpr size_t BEACONS_ANSWER_SIZE = 8;
static constexpr size_t EQUIPMENT_HEADER_SIZE = 16;
static constexpr size_t EQUIPMENT_ENTRY_SIZE = 8;
static constexpr size_t EQUIPMENT_ANSWER_SIZE = EQUIPMENT_HEADER_SIZE + Equipment::ROOM * EQUIPMENT_ENTRY_SIZE;
static_assert(ANSWER_SIZE == 1200);
static_assert(EQUIPMENT_ANSWER_SIZE == 528);

enum class AnswerStatus : uint8_t { OK = 0, WRONG_VERSION = 1 };
enum class KeyStatus : uint8_t { ACCEPTED = 0, WRONG_VERSION = 1, OWNED = 2, NOT_ENCRYPTED = 3, BAD_ARGUMENTS = 4 };
/// The outcome of an action that is the owner's alone; the numbers that it shares with KeyStatus mean the same.
enum class OwnerStatus : uint8_t {
  ACCEPTED = 0,
  WRONG_VERSION = 1,
  NOT_ENCRYPTED = 3,
  BAD_ARGUMENTS = 4,
  NOT_OWNER = 5,
};
enum class TimeBase : uint8_t { UPTIME = 0, CAPTURE = 1 };

// Flags of the header.
static constexpr uint16_t FLAG_PAUSED = 1 << 0;
static constexpr uint16_t FLAG_OWNED = 1 << 1;
static constexpr uint16_t FLAG_OWNER = 1 << 2;
static constexpr uint16_t FLAG_NO_KEY = 1 << 3;
static constexpr uint16_t FLAG_ENDED = 1 << 4;
static constexpr uint16_t FLAG_WAITS_FOR_KEY = 1 << 5;
static constexpr uint16_t FLAG_ANONYMOUS = 1 << 6;

/// What an answer to `footfall_pull` begins with.
struct AnswerHeader {
  AnswerStatus status;
  uint16_t flags;
  uint16_t count;
  uint32_t boot_id;
  TimeBase time_base;
  uint8_t epoch;
  uint16_t table_used;
  int64_t now_us;
  int64_t base_us;
  int64_t complete_us;
  uint32_t oldest;
  uint32_t newest;
  uint32_t next;
  uint32_t missed;
  uint32_t epoch_left_s;
  uint32_t heard_wifi;
  uint32_t heard_bluetooth;
  uint32_t lost_gate;
  uint32_t lost_queue;
  uint32_t lost_table;
  uint32_t lost_ring;
  uint32_t lost_damaged;
  uint32_t unkeyed;
  uint16_t table_rows;
  uint8_t next_epoch;
};

/// The answer to `footfall_set_key`.
struct KeyAnswer {
  KeyStatus status;
  uint8_t epoch;
  uint32_t boot_id;
  uint32_t epoch_left_s;
  uint8_t next_epoch;
};

/// The answer to `footfall_set_beacons`.
struct BeaconsAnswer {
  OwnerStatus status;
  uint8_t count;  ///< identities taken
  uint32_t boot_id;
};

// Flags of the answer to `footfall_learn_equipment`.
static constexpr uint8_t EQUIPMENT_FLAG_LISTENING = 1 << 0;
static constexpr uint8_t EQUIPMENT_FLAG_PAUSED = 1 << 1;

/// What an answer to `footfall_learn_equipment` begins with.
struct EquipmentAnswer {
  OwnerStatus status;
  uint8_t flags;
  uint16_t seconds_left;
  uint32_t boot_id;
  uint16_t heard_s;
};

void encode_header(const AnswerHeader &header, std::span<uint8_t, HEADER_SIZE> out);
/// @param base_us of the header; at most 2^32 - 1 ms before the sighting's time, and not after it.
void encode_sighting(const Sighting &sighting, int64_t base_us, std::span<uint8_t, SIGHTING_SIZE> out);
void encode_key_answer(const KeyAnswer &answer, std::span<uint8_t, KEY_ANSWER_SIZE> out);
void encode_beacons_answer(const BeaconsAnswer &answer, std::span<uint8_t, BEACONS_ANSWER_SIZE> out);
/// @param entries at most Equipment::ROOM
/// @return bytes written
size_t encode_equipment_answer(const EquipmentAnswer &answer, std::span<const EquipmentEntry> entries,
                               std::span<uint8_t, EQUIPMENT_ANSWER_SIZE> out);

}  // namespace esphome::footfall
