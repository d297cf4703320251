#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "observation.h"

namespace esphome::footfall {

/// One 802.11 frame or Bluetooth advertisement of a capture file.
struct CaptureRecord {
  int64_t time_us;  ///< UTC, microseconds since 1970
  uint64_t offset;  ///< of the packet's header in the file
  Radio radio;
  int8_t rssi;                     ///< dBm, RSSI_UNKNOWN where the file does not say
  uint8_t channel;                 ///< Wi-Fi: channel number; Bluetooth: 37 to 39, or 0 to 36; 0 where it is not known
  std::span<const uint8_t> frame;  ///< Wi-Fi: the frame without FCS; Bluetooth: advertising data. Until the next call
  AddressKind kind;                ///< Bluetooth only
  Address address;                 ///< Bluetooth only
};

/// A packet as a capture file holds it.
struct LinkPacket {
  uint32_t link_type;
  uint32_t fcs_length;  ///< bytes of frame check sequence that the file says every 802.11 frame ends with
  uint32_t cut;         ///< bytes that the packet had on the air and that were not captured
  std::span<const uint8_t> bytes;
};

// Link types (the tcpdump group's registry)
static constexpr uint32_t LINK_80211 = 105;
static constexpr uint32_t LINK_80211_RADIOTAP = 127;
static constexpr uint32_t LINK_BLUETOOTH_LE = 251;
static constexpr uint32_t LINK_BLUETOOTH_LE_WITH_PHDR = 256;

constexpr bool is_link_type_read(uint32_t link_type) {
  return link_type == LINK_80211 || link_type == LINK_80211_RADIOTAP || link_type == LINK_BLUETOOTH_LE ||
         link_type == LINK_BLUETOOTH_LE_WITH_PHDR;
}

/// The number of the Wi-Fi channel at a centre frequency in the 2.4, 5 or 6 GHz band; 0 for any other frequency.
/// Channels of 6 GHz have numbers of their own that repeat those of the other bands.
uint8_t wifi_channel(uint32_t mhz);

/// Takes the receiver's header off an 802.11 packet (link types 105 and 127).
/// @return DAMAGED for a header that contradicts itself, or a frame that the receiver says failed its check.
ReadResult read_80211_packet(const LinkPacket &packet, CaptureRecord *out);

/// The longest advertising packet: access address, coding indicator, header, payload, check sum.
static constexpr size_t BLUETOOTH_PACKET_MAX = 4 + 1 + 2 + 255 + 3;
using BluetoothScratch = std::array<uint8_t, BLUETOOTH_PACKET_MAX>;

/// Takes an advertisement out of a Bluetooth LE packet (link types 251 and 256).
/// @param scratch holds the data afterwards where it had to be de-whitened; it lives as long as the record is used.
/// @return OTHER for connections, scan and connection requests, and advertisements without an address; DAMAGED for one
///         that contradicts itself or failed its check.
ReadResult read_bluetooth_packet(const LinkPacket &packet, BluetoothScratch *scratch, CaptureRecord *out);

}  // namespace esphome::footfall
