// The reader of Bluetooth advertisements. The input is the address's most significant byte, then the payload.

#include <vector>

#include "advertisement.h"
#include "fuzz.h"

using namespace esphome::footfall;
using fuzz::Exact;

static constexpr Key KEY{0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77,
                         0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF};
static constexpr int8_t RSSI = -42;
static constexpr uint8_t CHANNEL = 38;

static AddressKind kind_of(uint8_t first) {
  // An even byte stands for a random address.
  return (first & 1) == 0 ? address_kind_of_random(first) : AddressKind::PUBLIC;
}

static ReadResult read(AddressKind kind, const Address &address, std::span<const uint8_t> payload, Observation *out) {
  *out = {};
  out->rssi = RSSI;
  out->channel = CHANNEL;
  return read_advertisement(kind, address, payload, out);
}

static void check_identity(std::span<const uint8_t> payload) {
  BeaconIdentity identity;
  identity.fill(0xEE);
  BeaconIdentity again;
  again.fill(0x11);
  const bool found = read_ibeacon_identity(payload, &identity);
  HOLDS(read_ibeacon_identity(payload, &again) == found);
  if (found) {
    HOLDS(identity == again);
    HOLDS(std::search(payload.begin(), payload.end(), identity.begin(), identity.end()) != payload.end());
  } else {
    HOLDS(std::all_of(identity.begin(), identity.end(), [](uint8_t byte) { return byte == 0xEE; }));
  }
}

/// What stands behind the last structure, and says that there is none any more, changes nothing.
static void check_padding(AddressKind kind, const Address &address, std::span<const uint8_t> payload,
                          const Observation &seen) {
  std::vector<uint8_t> longer(payload.begin(), payload.end());
  longer.insert(longer.end(), {0x00, 0xFF, 0x4C});
  const Exact padded(longer);
  Observation other;
  HOLDS(read(kind, address, padded.bytes(), &other) == ReadResult::READ);
  HOLDS(other.device_class == seen.device_class);
  HOLDS(advertisement_fingerprint(KEY, padded.bytes()) == advertisement_fingerprint(KEY, payload));
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  fuzz::Input input(data, size);
  const Address address{input.byte(), 0, 0, 0, 0, 1};
  const AddressKind kind = kind_of(address[0]);
  const Exact payload(input.rest());
  const Exact copy(input.rest());

  Observation seen;
  Observation again;
  const ReadResult result = read(kind, address, payload.bytes(), &seen);
  HOLDS(result != ReadResult::OTHER);
  HOLDS(read(kind, address, copy.bytes(), &again) == result);
  HOLDS(advertisement_fingerprint(KEY, payload.bytes()) == advertisement_fingerprint(KEY, copy.bytes()));
  check_identity(payload.bytes());
  if (result != ReadResult::READ)
    return 0;
  HOLDS(seen.address == address && seen.kind == kind && seen.radio == Radio::BLUETOOTH);
  HOLDS(seen.sequence == NO_SEQUENCE && seen.rssi == RSSI && seen.channel == CHANNEL);
  HOLDS(seen.device_class <= DeviceClass::COMPUTER && seen.device_class == again.device_class);
  check_padding(kind, address, payload.bytes(), seen);
  return 0;
}
