// Feeds the node's core the frames of a file; scripts/tools/benches/node.py writes them and has the
// instructions of measured frames counted. A line a frame:
//
//   MEASURED RADIO MICROSECONDS DBM CHANNEL KIND ADDRESS BYTES
//
// MEASURED is 1 or 0, RADIO w or b, KIND the Bluetooth address's, ADDRESS and BYTES hexadecimal digits, "-" for none.

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core.h"

using namespace esphome::footfall;

namespace {

/// The same numbers at each run (xorshift64*, Vigna 2016): what is counted must not depend on chance.
void random_bytes(uint8_t *out, size_t length) {
  static uint64_t state = 1;
  for (size_t i = 0; i < length; i++) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    out[i] = static_cast<uint8_t>((state * 0x2545F4914F6CDD1DULL) >> 56);
  }
}

std::vector<uint8_t> bytes_of(const std::string &digits) {
  std::vector<uint8_t> bytes;
  for (size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes.push_back(static_cast<uint8_t>(std::stoul(digits.substr(i, 2), nullptr, 16)));
  return bytes;
}

struct Heard {
  int64_t time_us;
  std::vector<uint8_t> bytes;
  Address address;
  AddressKind kind;
  int8_t rssi;
  uint8_t channel;
};

}  // namespace

// Callgrind counts from entry to exit of these two, and writes a sum for each call. Without something to do behind the
// call they would jump instead, and never be seen to return.
static volatile bool returned = false;

extern "C" {

[[gnu::noinline]] void measured_wifi(Core *core, const Heard *heard) {
  core->hear_wifi(heard->bytes, heard->rssi, heard->channel, heard->time_us);
  returned = true;
}

[[gnu::noinline]] void measured_bluetooth(Core *core, const Heard *heard) {
  core->hear_advertisement(heard->kind, heard->address, heard->bytes, heard->rssi, heard->channel, heard->time_us);
  returned = true;
}
}

static void give_key(Core *core) {
  KeyRequest request{};
  request.hub = 1;
  request.token = 2;
  random_bytes(request.key.data(), request.key.size());
  request.seconds = 1U << 30;
  request.epoch = 1;
  core->set_keys(request);
}

int main(int argc, char **argv) {
  std::ifstream frames(argc == 2 ? argv[1] : "");
  const auto core = std::make_unique<Core>(random_bytes);
  core->restart(0, TimeBase::UPTIME);
  give_key(core.get());
  int measured = 0;
  int kind = 0;
  int rssi = 0;
  int channel = 0;
  char radio = 0;
  std::string address;
  std::string bytes;
  Heard heard{};
  while (frames >> measured >> radio >> heard.time_us >> rssi >> channel >> kind >> address >> bytes) {
    heard.rssi = static_cast<int8_t>(rssi);
    heard.channel = static_cast<uint8_t>(channel);
    heard.kind = static_cast<AddressKind>(kind);
    heard.bytes = bytes_of(bytes);
    const std::vector<uint8_t> six = bytes_of(address);
    std::copy_n(six.begin(), std::min(six.size(), heard.address.size()), heard.address.begin());
    if (measured == 0 && radio == 'w') {
      core->hear_wifi(heard.bytes, heard.rssi, heard.channel, heard.time_us);
    } else if (measured == 0) {
      core->hear_advertisement(heard.kind, heard.address, heard.bytes, heard.rssi, heard.channel, heard.time_us);
    } else if (radio == 'w') {
      measured_wifi(core.get(), &heard);
    } else {
      measured_bluetooth(core.get(), &heard);
    }
  }
  return frames.eof() ? 0 : 1;
}
