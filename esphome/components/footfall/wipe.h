#pragma once

#include <cstddef>
#include <cstring>

namespace esphome::footfall {

/// Overwrites memory that held a secret. The compiler must assume that the zeros are read, so it cannot leave the
/// write out as it may with a plain memset() before the memory's end of life.
inline void wipe(void *memory, size_t length) {
  memset(memory, 0, length);
  __asm__ __volatile__("" : : "r"(memory) : "memory");
}

}  // namespace esphome::footfall
