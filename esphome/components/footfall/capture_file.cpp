#include "capture_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace esphome::footfall {

CaptureFile::~CaptureFile() { this->close_(); }

void CaptureFile::close_() {
  if (this->file_ != nullptr)
    std::fclose(this->file_);
  this->file_ = nullptr;
  this->begin_ = 0;
  this->end_ = 0;
  this->offset_ = 0;
  this->trouble_ = 0;
}

int CaptureFile::open(const char *path) {
  this->close_();
  this->file_ = std::fopen(path, "rb");
  if (this->file_ == nullptr)
    return errno;
  // The buffer here is the only one.
  std::setvbuf(this->file_, nullptr, _IONBF, 0);
  this->buffer_.resize(BUFFER_SIZE);
  // A directory opens, and says what it is when it is read.
  this->peek(1);
  return this->trouble_;
}

std::span<const uint8_t> CaptureFile::peek(size_t size) {
  size = std::min(size, this->buffer_.size());
  if (this->end_ - this->begin_ < size && this->file_ != nullptr && this->trouble_ == 0) {
    std::memmove(this->buffer_.data(), this->buffer_.data() + this->begin_, this->end_ - this->begin_);
    this->end_ -= this->begin_;
    this->begin_ = 0;
    this->end_ += std::fread(this->buffer_.data() + this->end_, 1, this->buffer_.size() - this->end_, this->file_);
    if (std::ferror(this->file_) != 0)
      this->trouble_ = errno;
  }
  return {this->buffer_.data() + this->begin_, std::min(size, this->end_ - this->begin_)};
}

bool CaptureFile::skip(uint64_t size) {
  while (size > 0) {
    const size_t step = this->peek(static_cast<size_t>(std::min<uint64_t>(size, BUFFER_SIZE))).size();
    if (step == 0)
      return false;
    this->begin_ += step;
    this->offset_ += step;
    size -= step;
  }
  return true;
}

}  // namespace esphome::footfall
