// Stands in for the component's capture_file.cpp: gives each peek in a memory of its own that ends where the bytes end
// and is gone at the next one, so that the address sanitizer sees whoever reads beyond it or holds on to it.

#include "capture_file.h"

#include <algorithm>

#include "capture_memory.h"

namespace esphome::footfall {

CaptureFile::~CaptureFile() { this->close_(); }

void CaptureFile::close_() {
  this->buffer_ = {};
  this->offset_ = 0;
}

int CaptureFile::open(const char * /*path*/) {
  this->close_();
  return 0;
}

std::span<const uint8_t> CaptureFile::peek(size_t size) {
  const auto rest = fuzz::capture_content.subspan(this->offset_);
  const auto bytes = rest.first(std::min({size, rest.size(), BUFFER_SIZE}));
  std::vector<uint8_t>(bytes.begin(), bytes.end()).swap(this->buffer_);
  return this->buffer_;
}

bool CaptureFile::skip(uint64_t size) {
  this->buffer_ = {};
  const uint64_t rest = fuzz::capture_content.size() - this->offset_;
  this->offset_ += std::min(size, rest);
  return size <= rest;
}

}  // namespace esphome::footfall
