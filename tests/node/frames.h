#pragma once

// Makes the frames and files that the tests read. Nothing in here was ever on the air.

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "observation.h"

namespace frames {

using Bytes = std::vector<uint8_t>;

inline void add(Bytes *to, std::span<const uint8_t> bytes) { to->insert(to->end(), bytes.begin(), bytes.end()); }

inline void add_16(Bytes *to, uint32_t value, bool big = false) {
  const auto low = static_cast<uint8_t>(value);
  const auto high = static_cast<uint8_t>(value >> 8);
  to->push_back(big ? high : low);
  to->push_back(big ? low : high);
}

inline void add_32(Bytes *to, uint32_t value, bool big = false) {
  add_16(to, big ? value >> 16 : value, big);
  add_16(to, big ? value : value >> 16, big);
}

/// An information element.
inline Bytes element(uint8_t id, std::initializer_list<uint8_t> content) {
  Bytes bytes{id, static_cast<uint8_t>(content.size())};
  bytes.insert(bytes.end(), content);
  return bytes;
}

/// The elements of a phone of no make: rates, extended rates, HT and extended capabilities, one vendor.
inline std::vector<Bytes> phone_elements() {
  return {
      element(0, {}),
      element(1, {0x02, 0x04, 0x0B, 0x16}),
      element(50, {0x0C, 0x12, 0x18, 0x24, 0x30, 0x48, 0x60, 0x6C}),
      element(3, {6}),
      element(45, {0x21, 0x01, 0x17, 0xFF, 0x00, 0x00}),
      element(127, {0x00, 0x00, 0x08, 0x04, 0x00, 0x00, 0x00, 0x40}),
      element(221, {0x00, 0x17, 0xF2, 0x0A, 0x00, 0x01}),
  };
}

inline Bytes probe_request(const esphome::footfall::Address &address, uint16_t sequence,
                           const std::vector<Bytes> &elements) {
  Bytes frame{0x40, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  add(&frame, address);
  frame.insert(frame.end(), 6, 0xFF);
  add_16(&frame, static_cast<uint32_t>(sequence << 4));
  for (const Bytes &one : elements)
    add(&frame, one);
  return frame;
}

/// An advertising data structure.
inline Bytes structure(uint8_t type, std::initializer_list<uint8_t> content) {
  Bytes bytes{static_cast<uint8_t>(content.size() + 1), type};
  bytes.insert(bytes.end(), content);
  return bytes;
}

inline Bytes joined(const std::vector<Bytes> &parts) {
  Bytes all;
  for (const Bytes &part : parts)
    add(&all, part);
  return all;
}

}  // namespace frames
