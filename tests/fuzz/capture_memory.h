#pragma once

#include <cstdint>
#include <span>

namespace fuzz {

/// What every capture file holds: here they are read from memory, by capture_file.cpp in this folder.
inline std::span<const uint8_t> capture_content;

}  // namespace fuzz
