// Says how many bytes of memory the node's core and its parts take at the sizes that it is compiled with.

#include <cstdio>

#include "core.h"

int main() {
  using namespace esphome::footfall;
  std::printf("{\"core\": %zu, \"row\": %zu, \"sighting\": %zu}\n", sizeof(Core), sizeof(PresenceRow),
              sizeof(Sighting));
  return 0;
}
