#ifdef USE_HOST

#include "footfall_host.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iterator>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>

#include "esphome/components/logger/logger.h"
#include "esphome/core/helpers.h"

// One binary serves all uses, so what ESPHome fixes when it builds is set when it starts. The linker sends these two
// calls here (--wrap, see __init__.py): ESPHome listens on all interfaces and takes its address from the build.
extern "C" int real_bind(int fd, const sockaddr *address, socklen_t length) __asm__("__real_bind");
extern "C" int wrap_bind(int fd, const sockaddr *address, socklen_t length) __asm__("__wrap_bind");
namespace esphome {
void real_mac_address(uint8_t *mac) __asm__("__real__ZN7esphome19get_mac_address_rawEPh");
void wrap_mac_address(uint8_t *mac) __asm__("__wrap__ZN7esphome19get_mac_address_rawEPh");
}  // namespace esphome

namespace {

[[noreturn]] void refuse(const char *name, const char *value, const char *wanted) {
  fprintf(stderr, "footfall: %s=%s is not %s\n", name, value, wanted);
  exit(2);
}

/// A whole number from the environment; `otherwise` where the variable is not set.
long number_from_environment(const char *name, long least, long most, long otherwise, const char *wanted) {
  const char *value = getenv(name);
  if (value == nullptr || *value == '\0')
    return otherwise;
  char *end;
  errno = 0;
  const long number = strtol(value, &end, 10);
  if (*end != '\0' || errno != 0 || number < least || number > most)
    refuse(name, value, wanted);
  return number;
}

}  // namespace

int wrap_bind(int fd, const sockaddr *address, socklen_t length) {
  if (address->sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
    sockaddr_in local;
    memcpy(&local, address, sizeof(local));
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return real_bind(fd, reinterpret_cast<const sockaddr *>(&local), sizeof(local));
  }
  if (address->sa_family == AF_INET6 && length >= sizeof(sockaddr_in6)) {
    sockaddr_in6 local;
    memcpy(&local, address, sizeof(local));
    local.sin6_addr = in6addr_loopback;
    return real_bind(fd, reinterpret_cast<const sockaddr *>(&local), sizeof(local));
  }
  return real_bind(fd, address, length);
}

void esphome::wrap_mac_address(uint8_t *mac) {
  const char *value = getenv("FOOTFALL_MAC");
  if (value == nullptr || *value == '\0') {
    esphome::real_mac_address(mac);
    return;
  }
  unsigned bytes[6];
  int length = 0;
  const int count = sscanf(value, "%2x:%2x:%2x:%2x:%2x:%2x%n", &bytes[0], &bytes[1], &bytes[2], &bytes[3], &bytes[4],
                           &bytes[5], &length);
  if (count != 6 || value[length] != '\0')
    refuse("FOOTFALL_MAC", value, "an address like 02:00:00:00:00:01");
  for (size_t i = 0; i < 6; i++)
    mac[i] = static_cast<uint8_t>(bytes[i]);
}

namespace esphome::footfall {

static int64_t clock_us(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return static_cast<int64_t>(time.tv_sec) * SECOND_US + time.tv_nsec / 1000;
}

static Clocks clocks_now() { return {clock_us(CLOCK_REALTIME), clock_us(CLOCK_MONOTONIC)}; }

static std::vector<std::string> captures_from_environment() {
  std::vector<std::string> files;
  const char *value = getenv("FOOTFALL_CAPTURES");
  std::string_view rest = value == nullptr ? "" : value;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0)
      files.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return files;
}

static Pace pace_from_environment(double *factor) {
  const char *value = getenv("FOOTFALL_SPEED");
  if (value == nullptr || *value == '\0' || strcmp(value, "pulled") == 0)
    return Pace::PULLED;
  if (strcmp(value, "live") == 0)
    return Pace::LIVE;
  char *end;
  *factor = strtod(value, &end);
  if (*end != '\0' || !(*factor > 0.0) || *factor > 1e6)
    refuse("FOOTFALL_SPEED", value, "pulled, live or a factor above 0 and up to 1000000");
  return Pace::FACTOR;
}

/// Turns the log to what FOOTFALL_LOG names; the build says all up to VERBOSE.
static void log_from_environment() {
  const char *value = getenv("FOOTFALL_LOG");
  if (value == nullptr || *value == '\0')
    return;
  static const char *const LEVELS[] = {"NONE", "ERROR", "WARN", "INFO", "CONFIG", "DEBUG", "VERBOSE"};
  for (uint8_t level = 0; level < std::size(LEVELS); level++) {
    if (strcmp(value, LEVELS[level]) == 0) {
      logger::global_logger->set_log_level(level);
      return;
    }
  }
  refuse("FOOTFALL_LOG", value, "a level from NONE to VERBOSE");
}

void FootfallHost::setup() {
  log_from_environment();
  api::APIServer *server = api::global_api_server;
  server->set_port(static_cast<uint16_t>(
      number_from_environment("FOOTFALL_PORT", 1, 65535, server->get_port(), "a port from 1 to 65535")));
  Footfall::setup();
  this->gate_from_environment_();
  double factor = 1.0;
  const Pace pace = pace_from_environment(&factor);
  std::vector<std::string> files = captures_from_environment();
  this->plays_ = !files.empty();
  if (this->plays_)
    this->player_.start(std::move(files), pace, factor, clocks_now());
}

/// Whoever starts the program with a gate means it, whatever the number was set to before.
void FootfallHost::gate_from_environment_() {
  const char *gate = getenv("FOOTFALL_GATE");
  if (gate == nullptr || *gate == '\0')
    return;
  this->set_gate(static_cast<int8_t>(number_from_environment("FOOTFALL_GATE", -128, 0, 0, "dBm from -128 to 0")));
#ifdef USE_NUMBER
  if (this->signal_gate_number_ != nullptr)
    this->signal_gate_number_->publish_state(this->gate());
#endif
}

void FootfallHost::loop() {
  if (!this->announced_) {
    this->announced_ = true;
    // The number has been set up since.
    this->gate_from_environment_();
    const uint16_t port = api::global_api_server->get_port();
    // Without a server nobody could reach it, and whoever started it waits for one of these lines.
    if (api::global_api_server->is_failed()) {
      fprintf(stderr, "footfall: cannot listen on port %u, something else may\n", port);
      exit(1);
    }
    fprintf(stderr, "footfall: listening on port %u\n", port);
  }
  Footfall::loop();
  this->report_channel(this->core_.wifi_channel());
}

void FootfallHost::advance_() {
  if (this->plays_) {
    this->player_.run(clocks_now());
  } else {
    Footfall::advance_();
  }
}

void FootfallHost::fill_(uint32_t cursor, uint32_t floor) { this->player_.fill(cursor, floor, clocks_now()); }

}  // namespace esphome::footfall

#endif  // USE_HOST
