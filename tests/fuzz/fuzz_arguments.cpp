// The arguments of the actions. The input is one byte that chooses the action, then its arguments: numbers as they are,
// strings behind a byte with their length. Each reader is compared with what docs/protocol.md says, written down anew.

#include <optional>
#include <string>

#include "action_arguments.h"
#include "fuzz.h"

using namespace esphome::footfall;
using fuzz::Exact;
using fuzz::Input;

static int digit_of(char letter) {
  static constexpr std::string_view DIGITS = "0123456789abcdef";
  const size_t found = DIGITS.find(letter >= 'A' && letter <= 'F' ? static_cast<char>(letter + 32) : letter);
  return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

/// What stands in a string of hexadecimal digits, nothing where it is none of exactly so many bytes.
static std::optional<std::string> bytes_of(std::string_view digits, size_t size) {
  if (digits.size() != 2 * size)
    return {};
  std::string bytes;
  for (size_t i = 0; i < size; i++) {
    const int high = digit_of(digits[2 * i]);
    const int low = digit_of(digits[2 * i + 1]);
    if (high < 0 || low < 0)
      return {};
    bytes.push_back(static_cast<char>(high * 16 + low));
  }
  return bytes;
}

static bool is_identity(std::string_view digits) { return bytes_of(digits, 8).has_value(); }

static void check_identity(std::string_view digits, uint64_t value) {
  const std::string bytes = bytes_of(digits, 8).value();
  for (size_t i = 0; i < 8; i++)
    HOLDS(static_cast<uint8_t>(bytes[i]) == static_cast<uint8_t>(value >> (56 - 8 * i)));
}

static void check_bytes(std::string_view digits, std::span<const uint8_t> value) {
  const std::string bytes = bytes_of(digits, value.size()).value();
  HOLDS(std::equal(value.begin(), value.end(), bytes.begin(),
                   [](uint8_t byte, char expected) { return byte == static_cast<uint8_t>(expected); }));
}

static int32_t number(Input *input) { return static_cast<int32_t>(input->number_32()); }

static bool within(int64_t value, int64_t least, int64_t most) { return value >= least && value <= most; }

static void pull(Input *input) {
  const Exact hub(input->bytes());
  const PullArguments given{hub.text(), number(input), number(input)};
  PullRequest read;
  HOLDS(parse_pull_request(given, &read) ==
        (is_identity(given.hub) && given.cursor >= -1 && within(given.wait_ms, 0, 25000)));
  if (!parse_pull_request(given, &read))
    return;
  check_identity(given.hub, read.hub);
  HOLDS(read.cursor == given.cursor);
  HOLDS(read.wait_ms == static_cast<uint32_t>(given.wait_ms));
}

/// 1 to 255, or 257 to 511 for a key under which no sequence numbers are told.
static bool is_epoch(int32_t given) { return within(given, 1, 255) || within(given, 257, 511); }

static bool is_key_request(const KeyArguments &given) {
  const bool current = is_identity(given.hub) && is_identity(given.token) && is_epoch(given.epoch) &&
                       given.seconds >= 1 && bytes_of(given.key, 16);
  if (given.next_epoch == 0)
    return current && given.next_key.empty();
  return current && is_epoch(given.next_epoch) && given.next_epoch % 256 != given.epoch % 256 &&
         given.next_seconds >= 1 && bytes_of(given.next_key, 16);
}

static void set_key(Input *input) {
  const Exact hub(input->bytes());
  const Exact token(input->bytes());
  const Exact key(input->bytes());
  const Exact next_key(input->bytes());
  const KeyArguments given{hub.text(),      token.text(),  number(input),
                           key.text(),      number(input), number(input),
                           next_key.text(), number(input), (input->byte() & 1) != 0};
  KeyRequest read;
  const bool taken = parse_key_request(given, &read);
  HOLDS(taken == is_key_request(given));
  if (!taken)
    return;
  check_identity(given.hub, read.hub);
  check_identity(given.token, read.token);
  check_bytes(given.key, read.key);
  HOLDS(read.epoch == given.epoch % 256 && read.anonymous == (given.epoch > 255));
  HOLDS(read.next_epoch == given.next_epoch % 256 && read.next_anonymous == (given.next_epoch > 255));
  HOLDS(read.take_over == given.take_over);
  HOLDS(read.seconds == static_cast<uint32_t>(given.seconds));
  if (given.next_epoch == 0)
    return;
  check_bytes(given.next_key, read.next_key);
  HOLDS(read.next_seconds == static_cast<uint32_t>(given.next_seconds));
}

static void set_beacons(Input *input) {
  const Exact hub(input->bytes());
  const Exact token(input->bytes());
  // What is left is sent several times over: sixteen identities would be most of an input.
  const size_t times = input->byte() % 20;
  std::string digits;
  for (size_t i = 0; i < times; i++)
    digits.append(input->rest().begin(), input->rest().end());
  const Exact identities({reinterpret_cast<const uint8_t *>(digits.data()), digits.size()});
  const BeaconsArguments given{hub.text(), token.text(), identities.text()};
  BeaconsRequest read;
  const bool taken = parse_beacons_request(given, &read);
  HOLDS(taken == (is_identity(given.hub) && is_identity(given.token) && digits.size() % 40 == 0 &&
                  digits.size() <= 640 && bytes_of(digits, digits.size() / 2)));
  if (!taken)
    return;
  check_identity(given.hub, read.hub);
  check_identity(given.token, read.token);
  HOLDS(read.count == digits.size() / 40);
  for (size_t i = 0; i < read.count; i++)
    check_bytes(given.identities.substr(40 * i, 40), read.identities[i]);
}

static void learn_equipment(Input *input) {
  const Exact hub(input->bytes());
  const Exact token(input->bytes());
  const EquipmentArguments given{hub.text(), token.text(), number(input), number(input)};
  EquipmentRequest read;
  const bool taken = parse_equipment_request(given, &read);
  HOLDS(taken == (is_identity(given.hub) && is_identity(given.token) && within(given.seconds, 0, 900) &&
                  within(given.signal, -80, 0)));
  if (!taken)
    return;
  check_identity(given.hub, read.hub);
  check_identity(given.token, read.token);
  HOLDS(read.seconds == given.seconds && read.signal == given.signal);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static constexpr void (*ACTIONS[])(Input *) = {pull, set_key, set_beacons, learn_equipment};
  Input input(data, size);
  ACTIONS[input.byte() & 3](&input);
  return 0;
}
