#pragma once

#include <cstdint>
#include <span>

#include "observation.h"
#include "siphash.h"

namespace esphome::footfall {

// The frame control field's first byte: protocol version, type and subtype (IEEE 802.11-2020, 9.2.4.1)
static constexpr uint8_t ASSOCIATION_REQUEST = 0x00;
static constexpr uint8_t REASSOCIATION_REQUEST = 0x20;
static constexpr uint8_t PROBE_REQUEST = 0x40;
static constexpr uint8_t AUTHENTICATION = 0xB0;
static constexpr uint8_t FRAME_TYPE_MASK = 0x0F;
static constexpr uint8_t FRAME_TYPE_DATA = 0x08;

// Its second byte
static constexpr uint8_t FLAG_TO_DS = 0x01;
static constexpr uint8_t FLAG_FROM_DS = 0x02;
static constexpr uint8_t FLAG_PROTECTED = 0x40;
static constexpr uint8_t FLAG_HT_CONTROL = 0x80;

/// The cheapest first look at a frame: whether it is of a kind that is read at all.
/// @param stations whether read_station_frame()'s kinds are wanted besides probe requests. Of authentication frames it
///                 may pass those of an access point, which read_station_frame() then tells.
constexpr bool wanted_frame(std::span<const uint8_t> frame, bool stations) {
  if (frame.empty())
    return false;
  if (frame[0] == PROBE_REQUEST || !stations)
    return frame[0] == PROBE_REQUEST;
  if (frame[0] == ASSOCIATION_REQUEST || frame[0] == REASSOCIATION_REQUEST || frame[0] == AUTHENTICATION)
    return true;
  // Any data frame to the distribution system, and not from it: the other directions are not a phone's.
  return (frame[0] & FRAME_TYPE_MASK) == FRAME_TYPE_DATA && frame.size() > 1 &&
         (frame[1] & (FLAG_TO_DS | FLAG_FROM_DS)) == FLAG_TO_DS;
}

/// Reads a probe request.
/// @param frame the frame from its frame control field on, without radiotap header and frame check sequence.
/// @param out   address, radio, kind, class and sequence number are filled in when READ is returned; rssi and channel
///              belong to the receiver and are left alone.
/// @return OTHER for every other kind of frame; DAMAGED for a probe request that is cut off or has a transmitter that
///         cannot be one (a group's address, or all zero).
ReadResult read_probe_request(std::span<const uint8_t> frame, Observation *out);

/// Reads what a phone sends to an access point, its transmitter's address alone: data frames of any subtype, and
/// association, reassociation and authentication requests.
/// @param frame the frame from its frame control field on, without radiotap header and frame check sequence.
/// @param out   as read_probe_request() fills it, with NO_SEQUENCE: those of data are counted for each priority apart.
/// @return OTHER for every other kind of frame, and where the access point is the transmitter; DAMAGED for a frame that
///         is cut off in its header or has a transmitter that cannot be one.
ReadResult read_station_frame(std::span<const uint8_t> frame, Observation *out);

/// The elements of a probe request that read_probe_request() has accepted, without the network's name at their start:
/// all that its fingerprint may depend on. Equal elements have equal fingerprints.
std::span<const uint8_t> probe_request_elements(std::span<const uint8_t> frame);

/// The fingerprint of the model that sent a probe request that read_probe_request() has accepted: equal for the frames
/// of one phone, whatever network it looks for and whichever address it shows. docs/fingerprints.md says which bytes
/// go in.
/// @return 0 only where the frame is no probe request, or has no element that says anything.
uint32_t probe_request_fingerprint(const Key &key, std::span<const uint8_t> frame);

}  // namespace esphome::footfall
