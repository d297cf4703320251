#pragma once

#include <array>
#include <cstdint>

namespace esphome::footfall {

/// What a frame was heard on. The numbers travel in the node protocol.
enum class Radio : uint8_t { WIFI = 0, BLUETOOTH = 1 };

/// What a transmitter's address promises. The numbers travel in the node protocol.
enum class AddressKind : uint8_t {
  PUBLIC = 0,          ///< globally administered: the maker's, for life
  RANDOM = 1,          ///< Wi-Fi, locally administered: as stable as the phone pleases
  STATIC = 2,          ///< Bluetooth static random: kept at least until the next power cycle
  RESOLVABLE = 3,      ///< Bluetooth resolvable private: changes about every 15 minutes
  NON_RESOLVABLE = 4,  ///< Bluetooth non-resolvable private: changes at will
  IDENTITY = 5,        ///< no address: the identity of an iBeacon that the hub has asked for
};

/// What kind of thing a transmitter says it is. The numbers travel in the node protocol.
enum class DeviceClass : uint8_t {
  UNKNOWN = 0,
  PHONE = 1,
  WEARABLE = 2,
  AUDIO = 3,
  TAG = 4,
  BEACON = 5,
  FIXTURE = 6,
  COMPUTER = 7,
};

/// What reading a frame came to.
enum class ReadResult : uint8_t {
  READ,     ///< the observation is filled in
  OTHER,    ///< an intact frame of a kind that is not wanted
  DAMAGED,  ///< a frame of the wanted kind that contradicts itself; nothing of it is to be believed
};

/// The six bytes of an address, most significant first: as it is printed.
using Address = std::array<uint8_t, 6>;

/// What an iBeacon says of itself, as it is sent: UUID (16 bytes), major (2) and minor (2), big-endian.
using BeaconIdentity = std::array<uint8_t, 20>;

/// A sequence number that no radio sends: the radio has none.
static constexpr uint16_t NO_SEQUENCE = 0xFFFF;

/// A signal strength that no radio reports: the receiver did not say (the value Bluetooth uses for it).
static constexpr int8_t RSSI_UNKNOWN = 127;

/// One frame, as far as counting needs it.
struct Observation {
  Address address;
  Radio radio;
  AddressKind kind;
  DeviceClass device_class;
  uint8_t channel;    ///< 0 where it is not known
  int8_t rssi;        ///< dBm, RSSI_UNKNOWN where it is not known
  uint16_t sequence;  ///< 0 to 4095, NO_SEQUENCE where the radio has none
};

}  // namespace esphome::footfall
