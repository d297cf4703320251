#pragma once

#include <cstddef>
#include <cstdint>

// The sizes come from code generation (`table_rows`, `ring_size`); these stand where the core is compiled without it.
#ifndef FOOTFALL_TABLE_ROWS
#define FOOTFALL_TABLE_ROWS 512
#endif
#ifndef FOOTFALL_RING_SIZE
#define FOOTFALL_RING_SIZE 512
#endif

namespace esphome::footfall {

/// Devices that can be present at once; 48 bytes each, and 2 to 4 more for finding them.
static constexpr size_t TABLE_ROWS = FOOTFALL_TABLE_ROWS;
/// Sightings kept for hubs that have not pulled them yet; 32 bytes each.
static constexpr size_t RING_SIZE = FOOTFALL_RING_SIZE;

static_assert(TABLE_ROWS >= 16 && TABLE_ROWS <= 32768, "table_rows travels as 16 bits and is indexed by 16 bits");
static_assert(RING_SIZE >= 64 && RING_SIZE <= (1U << 24), "an answer has to fit, and cursors must not meet");

/// The node's clock counts microseconds, as its protocol does.
static constexpr int64_t SECOND_US = 1000000;

}  // namespace esphome::footfall
