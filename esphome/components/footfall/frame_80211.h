#pragma once

#include <cstdint>
#include <span>

#include "observation.h"
#include "siphash.h"

namespace esphome::footfall {

/// Reads a probe request.
/// @param frame the frame from its frame control field on, without radiotap header and frame check sequence.
/// @param out   address, radio, kind, class and sequence number are filled in when READ is returned; rssi and channel
///              belong to the receiver and are left alone.
/// @return OTHER for every other kind of frame; DAMAGED for a probe request that is cut off or has a transmitter that
///         cannot be one (a group's address, or all zero).
ReadResult read_probe_request(std::span<const uint8_t> frame, Observation *out);

/// The fingerprint of the model that sent a probe request that read_probe_request() has accepted: equal for the frames
/// of one phone, whatever network it looks for and whichever address it shows. docs/fingerprints.md says which bytes
/// go in.
/// @return 0 only where the frame has no element that says anything.
uint32_t probe_request_fingerprint(const Key &key, std::span<const uint8_t> frame);

}  // namespace esphome::footfall
