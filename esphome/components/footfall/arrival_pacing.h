#pragma once

#include <algorithm>
#include <cstdint>

#include "sizes.h"
#include "token_bucket.h"

namespace esphome::footfall {

/// How many sightings of devices that were heard in one window only may be told. What a flood of addresses may take of
/// the ring, and of what a hub pulls, leaves the greater part to the devices that stay. A node with room for more
/// devices may expect more to come. A hub pulls up to 920 sightings a second.
using ArrivalPacing = TokenBucket<std::min(TABLE_ROWS, RING_SIZE) / 2, std::min<int64_t>(TABLE_ROWS / 4, 512)>;

}  // namespace esphome::footfall
