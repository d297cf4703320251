#include "node_protocol.h"

#include <type_traits>

namespace esphome::footfall {

namespace {

/// Writes integers one after the other, little-endian whatever the machine is.
class Writer {
 public:
  explicit Writer(uint8_t *out) : out_(out) {}

  template<typename T> void put(T value) {
    if constexpr (std::is_enum_v<T>) {
      this->put(static_cast<std::underlying_type_t<T>>(value));
    } else {
      const auto bits = static_cast<std::make_unsigned_t<T>>(value);
      for (size_t i = 0; i < sizeof(T); i++)
        *this->out_++ = static_cast<uint8_t>(bits >> (8 * i));
    }
  }

 protected:
  uint8_t *out_;
};

}  // namespace

void encode_header(const AnswerHeader &header, std::span<uint8_t, HEADER_SIZE> out) {
  Writer writer(out.data());
  writer.put(PROTOCOL_VERSION);
  writer.put(static_cast<uint8_t>(HEADER_SIZE));
  writer.put(static_cast<uint8_t>(SIGHTING_SIZE));
  writer.put(header.status);
  writer.put(header.flags);
  writer.put(header.count);
  writer.put(header.boot_id);
  writer.put(header.time_base);
  writer.put(header.epoch);
  writer.put(header.table_used);
  writer.put(header.now_us);
  writer.put(header.base_us);
  writer.put(header.complete_us);
  writer.put(header.oldest);
  writer.put(header.newest);
  writer.put(header.next);
  writer.put(header.missed);
  writer.put(header.epoch_left_s);
  writer.put(header.heard_wifi);
  writer.put(header.heard_bluetooth);
  writer.put(header.lost_gate);
  writer.put(header.lost_queue);
  writer.put(header.lost_table);
  writer.put(header.lost_ring);
  writer.put(header.lost_damaged);
  writer.put(header.unkeyed);
  writer.put(header.table_rows);
  writer.put(header.next_epoch);
  writer.put(uint8_t{0});
}

void encode_sighting(const Sighting &sighting, int64_t base_us, std::span<uint8_t, SIGHTING_SIZE> out) {
  Writer writer(out.data());
  writer.put(sighting.pseudonym);
  writer.put(sighting.fingerprint);
  writer.put(static_cast<uint32_t>((sighting.time_us - base_us) / 1000));
  writer.put(sighting.sequence);
  writer.put(sighting.frames);
  writer.put(sighting.rssi);
  writer.put(sighting.channel);
  writer.put(sighting.kind);
  writer.put(sighting.device_class);
  writer.put(sighting.epoch);
}

void encode_key_answer(const KeyAnswer &answer, std::span<uint8_t, KEY_ANSWER_SIZE> out) {
  Writer writer(out.data());
  writer.put(PROTOCOL_VERSION);
  writer.put(static_cast<uint8_t>(KEY_ANSWER_SIZE));
  writer.put(answer.status);
  writer.put(answer.epoch);
  writer.put(answer.boot_id);
  writer.put(answer.epoch_left_s);
  writer.put(answer.next_epoch);
  writer.put(uint8_t{0});
  writer.put(uint16_t{0});
}

void encode_beacons_answer(const BeaconsAnswer &answer, std::span<uint8_t, BEACONS_ANSWER_SIZE> out) {
  Writer writer(out.data());
  writer.put(PROTOCOL_VERSION);
  writer.put(static_cast<uint8_t>(BEACONS_ANSWER_SIZE));
  writer.put(answer.status);
  writer.put(answer.count);
  writer.put(answer.boot_id);
}

size_t encode_equipment_answer(const EquipmentAnswer &answer, std::span<const EquipmentEntry> entries,
                               std::span<uint8_t, EQUIPMENT_ANSWER_SIZE> out) {
  Writer writer(out.data());
  writer.put(PROTOCOL_VERSION);
  writer.put(static_cast<uint8_t>(EQUIPMENT_HEADER_SIZE));
  writer.put(static_cast<uint8_t>(EQUIPMENT_ENTRY_SIZE));
  writer.put(answer.status);
  writer.put(static_cast<uint8_t>(entries.size()));
  writer.put(answer.flags);
  writer.put(answer.seconds_left);
  writer.put(answer.boot_id);
  writer.put(answer.heard_s);
  writer.put(uint16_t{0});
  for (const EquipmentEntry &entry : entries) {
    for (const uint8_t byte : entry.address)
      writer.put(byte);
    writer.put(entry.kind);
    writer.put(entry.rssi);
  }
  return EQUIPMENT_HEADER_SIZE + entries.size() * EQUIPMENT_ENTRY_SIZE;
}

}  // namespace esphome::footfall
