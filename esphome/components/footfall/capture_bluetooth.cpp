#include "capture_link.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "advertisement.h"

namespace esphome::footfall {

// The pseudo-header of link type 256: RF channel, signal, noise, access address offences, reference access address
// (4 bytes), flags (2 bytes)
static constexpr size_t PHDR_SIZE = 10;
static constexpr uint16_t FLAG_DEWHITENED = 0x0001;
static constexpr uint16_t FLAG_SIGNAL_VALID = 0x0002;
static constexpr uint16_t FLAG_DECRYPTED = 0x0008;
static constexpr uint16_t FLAG_CHECKED = 0x0400;
static constexpr uint16_t FLAG_CHECK_PASSED = 0x0800;
static constexpr uint16_t PDU_KIND_SHIFT = 7;
static constexpr uint16_t PHY_SHIFT = 14;
static constexpr uint16_t PHY_CODED = 2;

static constexpr std::array<uint8_t, 4> ADVERTISING_ACCESS_ADDRESS{0xD6, 0xBE, 0x89, 0x8E};  // least significant first
static constexpr size_t HEADER_SIZE = 2;
static constexpr size_t CHECK_SIZE = 3;
static constexpr size_t ADDRESS_SIZE = 6;
static constexpr size_t LEGACY_DATA_MAX = 31;

// Types of advertising packets (Core specification, volume 6, part B, 2.3)
static constexpr uint8_t ADV_IND = 0;
static constexpr uint8_t ADV_DIRECT_IND = 1;
static constexpr uint8_t ADV_NONCONN_IND = 2;
static constexpr uint8_t SCAN_RSP = 4;
static constexpr uint8_t ADV_SCAN_IND = 6;
static constexpr uint8_t ADV_EXT_IND = 7;  // and all auxiliary ones

static uint8_t channel_index(uint8_t rf_channel) {
  if (rf_channel == 0)
    return 37;
  if (rf_channel == 12)
    return 38;
  if (rf_channel >= 39)
    return 39;
  return static_cast<uint8_t>(rf_channel < 12 ? rf_channel - 1 : rf_channel - 2);
}

/// Undoes the whitening of a packet from its header on (volume 6, part B, 3.2): x^7 + x^4 + 1, started with the
/// channel.
static void dewhiten(std::span<uint8_t> bytes, uint8_t channel) {
  auto state = static_cast<uint8_t>(channel | 0x40);
  for (uint8_t &byte : bytes) {
    for (int bit = 0; bit < 8; bit++) {
      const bool one = (state & 1) != 0;
      state >>= 1;
      if (one) {
        state ^= 0x44;
        byte ^= static_cast<uint8_t>(1 << bit);
      }
    }
  }
}

static void read_address(std::span<const uint8_t> on_air, bool random, CaptureRecord *out) {
  std::reverse_copy(on_air.begin(), on_air.begin() + ADDRESS_SIZE, out->address.begin());
  out->kind = random ? address_kind_of_random(out->address[0]) : AddressKind::PUBLIC;
}

static ReadResult read_legacy(std::span<const uint8_t> payload, bool random, bool has_data, CaptureRecord *out) {
  const size_t most = ADDRESS_SIZE + (has_data ? LEGACY_DATA_MAX : ADDRESS_SIZE);
  const size_t least = ADDRESS_SIZE + (has_data ? 0 : ADDRESS_SIZE);
  if (payload.size() < least || payload.size() > most)
    return ReadResult::DAMAGED;
  read_address(payload, random, out);
  out->frame = has_data ? payload.subspan(ADDRESS_SIZE) : std::span<const uint8_t>{};
  return ReadResult::READ;
}

static ReadResult read_extended(std::span<const uint8_t> payload, bool random, CaptureRecord *out) {
  if (payload.empty())
    return ReadResult::DAMAGED;
  const size_t header = payload[0] & 0x3F;
  if (payload.size() < 1 + header)
    return ReadResult::DAMAGED;
  // The header's first byte says which fields follow; the address is bit 0, and always the first of them.
  if (header == 0 || (payload[1] & 0x01) == 0)
    return ReadResult::OTHER;
  if (header < 1 + ADDRESS_SIZE)
    return ReadResult::DAMAGED;
  read_address(payload.subspan(2), random, out);
  out->frame = payload.subspan(1 + header);
  return ReadResult::READ;
}

static ReadResult read_pdu(std::span<const uint8_t> pdu, uint32_t cut, CaptureRecord *out) {
  if (pdu.size() < HEADER_SIZE)
    return ReadResult::DAMAGED;
  const uint8_t type = pdu[0] & 0x0F;
  const bool random = (pdu[0] & 0x40) != 0;
  const size_t length = pdu[1];
  const size_t check = cut < CHECK_SIZE ? CHECK_SIZE - cut : 0;
  if (pdu.size() != HEADER_SIZE + length + check)
    return ReadResult::DAMAGED;
  const std::span<const uint8_t> payload = pdu.subspan(HEADER_SIZE, length);
  switch (type) {
    case ADV_IND:
    case ADV_NONCONN_IND:
    case ADV_SCAN_IND:
    case SCAN_RSP:
      return read_legacy(payload, random, true, out);
    case ADV_DIRECT_IND:
      return read_legacy(payload, random, false, out);
    case ADV_EXT_IND:
      return read_extended(payload, random, out);
    default:
      return ReadResult::OTHER;
  }
}

ReadResult read_bluetooth_packet(const LinkPacket &packet, BluetoothScratch *scratch, CaptureRecord *out) {
  out->radio = Radio::BLUETOOTH;
  out->rssi = RSSI_UNKNOWN;
  out->channel = 0;
  std::span<const uint8_t> bytes = packet.bytes;
  bool whitened = false;
  bool coded = false;
  if (packet.link_type == LINK_BLUETOOTH_LE_WITH_PHDR) {
    if (bytes.size() < PHDR_SIZE || bytes[0] > 39)
      return ReadResult::DAMAGED;
    const auto flags = static_cast<uint16_t>(bytes[8] | bytes[9] << 8);
    if ((flags & FLAG_CHECKED) != 0 && (flags & FLAG_CHECK_PASSED) == 0)
      return ReadResult::DAMAGED;
    // 0: advertising, or a link whose direction is unknown; 1: auxiliary advertising; above: links and isochronous data
    if ((flags & FLAG_DECRYPTED) != 0 || (flags >> PDU_KIND_SHIFT & 7) > 1)
      return ReadResult::OTHER;
    out->channel = channel_index(bytes[0]);
    if ((flags & FLAG_SIGNAL_VALID) != 0)
      out->rssi = static_cast<int8_t>(bytes[1]);
    whitened = (flags & FLAG_DEWHITENED) == 0;
    coded = flags >> PHY_SHIFT == PHY_CODED;
    bytes = bytes.subspan(PHDR_SIZE);
  }
  if (bytes.size() < ADVERTISING_ACCESS_ADDRESS.size())
    return ReadResult::DAMAGED;
  if (!std::equal(ADVERTISING_ACCESS_ADDRESS.begin(), ADVERTISING_ACCESS_ADDRESS.end(), bytes.begin()))
    return ReadResult::OTHER;
  bytes = bytes.subspan(ADVERTISING_ACCESS_ADDRESS.size());
  // On the coded PHY a byte with the coding indicator comes between.
  if (coded && !bytes.empty())
    bytes = bytes.subspan(1);
  if (whitened) {
    if (bytes.size() > scratch->size())
      return ReadResult::DAMAGED;
    std::copy(bytes.begin(), bytes.end(), scratch->begin());
    const std::span<uint8_t> copy(scratch->data(), bytes.size());
    dewhiten(copy, out->channel);
    bytes = copy;
  }
  return read_pdu(bytes, packet.cut, out);
}

}  // namespace esphome::footfall
