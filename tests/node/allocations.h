#pragma once

// Counts what a test program asks of the heap: the address sanitizer, which all of them are built with, calls this for
// malloc and new alike.

#include <cstddef>
#include <cstdint>

namespace allocations {

/// How often memory was asked for since the program began.
inline uint64_t count = 0;

}  // namespace allocations

extern "C" void __sanitizer_malloc_hook(const volatile void * /*memory*/, std::size_t /*size*/) {
  allocations::count++;
}
