// The reader of 802.11 frames. The input is a frame.

#include "frame_80211.h"
#include "fuzz.h"

using namespace esphome::footfall;
using fuzz::Exact;

static constexpr Key KEY{0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77,
                         0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF};
static constexpr size_t TRANSMITTER = 10;
static constexpr size_t SEQUENCE_CONTROL = 22;
static constexpr int8_t RSSI = -42;
static constexpr uint8_t CHANNEL = 13;

using Reader = ReadResult (*)(std::span<const uint8_t>, Observation *);

static bool same(const Observation &a, const Observation &b) {
  return a.address == b.address && a.radio == b.radio && a.kind == b.kind && a.device_class == b.device_class &&
         a.channel == b.channel && a.rssi == b.rssi && a.sequence == b.sequence;
}

/// Reads twice, from two memories: a reader that looks beyond the frame, or keeps something, tells two things.
static ReadResult read(Reader reader, const Exact &frame, Observation *out) {
  *out = {};
  out->rssi = RSSI;
  out->channel = CHANNEL;
  const ReadResult result = reader(frame.bytes(), out);
  Observation again{};
  again.address.fill(0xEE);
  again.rssi = RSSI;
  again.channel = CHANNEL;
  const Exact copy(frame.bytes());
  HOLDS(reader(copy.bytes(), &again) == result);
  if (result == ReadResult::READ)
    HOLDS(same(*out, again));
  return result;
}

static void check_transmitter(std::span<const uint8_t> frame, const Observation &seen) {
  HOLDS((seen.address[0] & 0x01) == 0);
  HOLDS(seen.address != Address{});
  HOLDS(std::equal(seen.address.begin(), seen.address.end(), frame.begin() + TRANSMITTER));
  HOLDS(seen.radio == Radio::WIFI);
  HOLDS(seen.kind == ((seen.address[0] & 0x02) != 0 ? AddressKind::RANDOM : AddressKind::PUBLIC));
  HOLDS(seen.device_class == DeviceClass::UNKNOWN);
  HOLDS(seen.rssi == RSSI && seen.channel == CHANNEL);
}

/// Writes another network's name into every element that has one.
static void look_for_another_network(std::span<uint8_t> frame) {
  for (size_t at = (frame[1] & FLAG_HT_CONTROL) != 0 ? 28 : 24; at + 2 <= frame.size(); at += 2U + frame[at + 1]) {
    if (frame[at] != 0)
      continue;
    for (size_t i = 0; i < frame[at + 1]; i++)
      frame[at + 2 + i] ^= 0x5A;
  }
}

/// A phone that looks for another network under another address stays the same model.
static void check_fingerprint(const Exact &frame) {
  const uint32_t fingerprint = probe_request_fingerprint(KEY, frame.bytes());
  Exact other(frame.bytes());
  HOLDS(probe_request_fingerprint(KEY, other.bytes()) == fingerprint);
  for (size_t i = 0; i < 6; i++)
    other.bytes()[TRANSMITTER + i] = static_cast<uint8_t>(i == 0 ? 0x02 : i);
  other.bytes()[SEQUENCE_CONTROL] ^= 0xF0;
  look_for_another_network(other.bytes());
  Observation seen;
  HOLDS(read_probe_request(other.bytes(), &seen) == ReadResult::READ);
  HOLDS(probe_request_fingerprint(KEY, other.bytes()) == fingerprint);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const Exact frame({data, size});
  Observation probe;
  Observation station;
  const ReadResult as_probe = read(read_probe_request, frame, &probe);
  const ReadResult as_station = read(read_station_frame, frame, &station);
  if (as_probe == ReadResult::READ) {
    check_transmitter(frame.bytes(), probe);
    HOLDS(probe.sequence <= 4095);
    check_fingerprint(frame);
    HOLDS(as_station == ReadResult::OTHER);
  } else {
    // Nobody may ask for it, but whoever does gets a number and no more.
    static_cast<void>(probe_request_fingerprint(KEY, frame.bytes()));
  }
  if (as_station == ReadResult::READ) {
    check_transmitter(frame.bytes(), station);
    HOLDS(station.sequence == NO_SEQUENCE);
    HOLDS(as_probe == ReadResult::OTHER);
  }
  // The first look never turns away what could be read.
  HOLDS(wanted_frame(frame.bytes(), false) || as_probe != ReadResult::READ);
  HOLDS(wanted_frame(frame.bytes(), true) || (as_probe != ReadResult::READ && as_station != ReadResult::READ));
  HOLDS(!wanted_frame(frame.bytes(), false) || wanted_frame(frame.bytes(), true));
  return 0;
}
