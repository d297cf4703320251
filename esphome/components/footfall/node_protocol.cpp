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

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9')
    return digit - '0';
  if (digit >= 'a' && digit <= 'f')
    return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F')
    return digit - 'A' + 10;
  return -1;
}

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
  return true;
}

bool parse_key_request(const KeyArguments &arguments, KeyRequest *out) {
  *out = {};
  if (!parse_identity(arguments.hub, &out->hub) || !parse_identity(arguments.token, &out->token))
    return false;
  if (arguments.epoch < 1 || arguments.epoch > 255 || arguments.seconds < 1 || !parse_hex(arguments.key, out->key))
    return false;
  out->epoch = static_cast<uint8_t>(arguments.epoch);
  out->seconds = static_cast<uint32_t>(arguments.seconds);
  out->take_over = arguments.take_over;
  if (arguments.next_epoch == 0)
    return arguments.next_key.empty();
  if (arguments.next_epoch < 0 || arguments.next_epoch > 255 || arguments.next_epoch == arguments.epoch ||
      arguments.next_seconds < 1 || !parse_hex(arguments.next_key, out->next_key))
    return false;
  out->next_epoch = static_cast<uint8_t>(arguments.next_epoch);
  out->next_seconds = static_cast<uint32_t>(arguments.next_seconds);
  return true;
}

}  // namespace esphome::footfall
