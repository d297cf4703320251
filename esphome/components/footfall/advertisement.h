#pragma once

#include <cstdint>
#include <span>

#include "observation.h"
#include "siphash.h"

namespace esphome::footfall {

/// The kind of a Bluetooth address that its sender declares random, by the two top bits of its most significant byte
/// (Core specification, volume 6, part B, 1.3.2). The fourth pattern, 10, is reserved and taken as non-resolvable:
/// nothing may be expected of it.
AddressKind address_kind_of_random(uint8_t most_significant_byte);

/// Reads an advertisement, or a scan response.
/// @param kind    PUBLIC where the address type says public, else address_kind_of_random() of its first byte.
/// @param address the address as printed, most significant byte first.
/// @param payload the advertising data structures, 0 to 1650 bytes.
/// @param out     all but rssi and channel is filled in when READ is returned.
/// @return DAMAGED where a structure's length runs over the payload's end.
ReadResult read_advertisement(AddressKind kind, std::span<const uint8_t, 6> address, std::span<const uint8_t> payload,
                              Observation *out);

/// The fingerprint of the model that sent an advertisement that read_advertisement() has accepted.
/// docs/fingerprints.md says which bytes go in.
/// @return 0 only where the payload says nothing of its model.
uint32_t advertisement_fingerprint(const Key &key, std::span<const uint8_t> payload);

/// Reads the identity out of an iBeacon's advertisement.
/// @return false where the payload holds none; `out` is then left alone.
bool read_ibeacon_identity(std::span<const uint8_t> payload, BeaconIdentity *out);

}  // namespace esphome::footfall
