// What a receiver puts before a frame in a capture: radiotap, Bluetooth's pseudo-header and whitening. The input is one
// byte that chooses the link type and the length of the frame check sequence, one of bytes that were cut off, and the
// packet.

#include "capture_link.h"
#include "fuzz.h"

using namespace esphome::footfall;
using fuzz::Exact;

static bool within(std::span<const uint8_t> part, std::span<const uint8_t> whole) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

static void check_wifi(const LinkPacket &packet) {
  CaptureRecord record{};
  if (read_80211_packet(packet, &record) != ReadResult::READ)
    return;
  HOLDS(record.radio == Radio::WIFI);
  HOLDS(within(record.frame, packet.bytes));
  HOLDS(record.channel <= 233);
  if (packet.link_type == LINK_80211) {
    HOLDS(record.rssi == RSSI_UNKNOWN && record.channel == 0);
    HOLDS(record.frame.data() == packet.bytes.data());
  }
}

static void check_bluetooth(const LinkPacket &packet) {
  BluetoothScratch scratch{};
  CaptureRecord record{};
  if (read_bluetooth_packet(packet, &scratch, &record) != ReadResult::READ)
    return;
  HOLDS(record.radio == Radio::BLUETOOTH);
  HOLDS(record.frame.empty() || within(record.frame, packet.bytes) || within(record.frame, scratch));
  HOLDS(record.frame.size() <= 255);
  HOLDS(record.channel <= 39);
  HOLDS(record.kind == AddressKind::PUBLIC || record.kind == AddressKind::STATIC ||
        record.kind == AddressKind::RESOLVABLE || record.kind == AddressKind::NON_RESOLVABLE);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static constexpr uint32_t LINK_TYPES[] = {LINK_80211, LINK_80211_RADIOTAP, LINK_BLUETOOTH_LE,
                                            LINK_BLUETOOTH_LE_WITH_PHDR};
  fuzz::Input input(data, size);
  const uint8_t choice = input.byte();
  const uint32_t cut = input.byte();
  const Exact bytes(input.rest());
  const LinkPacket packet{LINK_TYPES[choice & 3], static_cast<uint32_t>(choice >> 2), cut, bytes.bytes()};
  if ((choice & 2) == 0) {
    check_wifi(packet);
  } else {
    check_bluetooth(packet);
  }
  return 0;
}
