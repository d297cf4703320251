#pragma once

// Proves that a piece of code asks for no memory: the address sanitizer tells of each allocation.

#include <cstddef>

#include "fuzz.h"

extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*malloc_hook)(const volatile void *, size_t),
                                                         void (*free_hook)(const volatile void *));

namespace fuzz {

/// As long as one lives, this thread may not allocate.
class NoHeap final {
 public:
  NoHeap() {
    static const int INSTALLED = __sanitizer_install_malloc_and_free_hooks(
        [](const volatile void *, size_t) {
          if (!forbidden)
            return;
          forbidden = false;
          broken(__FILE__, __LINE__, "nothing is allocated");
        },
        [](const volatile void *) {});
    HOLDS(INSTALLED != 0);
    forbidden = true;
  }
  ~NoHeap() { forbidden = false; }
  NoHeap(const NoHeap &) = delete;
  NoHeap &operator=(const NoHeap &) = delete;

 protected:
  static inline thread_local bool forbidden{false};
};

}  // namespace fuzz
