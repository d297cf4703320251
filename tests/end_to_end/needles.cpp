// Finds many strings at once in much, byte by byte: what that takes hardly depends on how many they are.
//
//   needles FILE <HAYSTACKS
//
// FILE holds needles, each a length of 4 bytes and so many bytes, 4 at least. Standard input holds haystacks, each a
// length of 8 bytes and so many bytes; lengths are little-endian. At the end it prints a line for each needle in each
// haystack that holds it: the haystack's number, the needle's, how often it is there, and at which byte first.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

constexpr size_t CHUNK = size_t{1} << 22;

/// Needles by their first bytes.
template<size_t LENGTH> class Starts {
 public:
  void add(const std::string &needle, uint32_t number) {
    const uint64_t start = read(needle.data());
    this->marked_[slot(start)] = true;
    this->numbers_[start].push_back(number);
  }
  /// The numbers of the needles that begin as what lies here does, nullptr where none does.
  const std::vector<uint32_t> *at(const char *here) const {
    const uint64_t start = read(here);
    if (!this->marked_[slot(start)])
      return nullptr;
    const auto found = this->numbers_.find(start);
    return found == this->numbers_.end() ? nullptr : &found->second;
  }

 private:
  static constexpr unsigned BITS = 22;

  static uint64_t read(const char *from) {
    uint64_t start = 0;
    std::memcpy(&start, from, LENGTH);
    return start;
  }
  static size_t slot(uint64_t start) { return (start * 0x9E3779B97F4A7C15) >> (64 - BITS); }

  std::vector<bool> marked_ = std::vector<bool>(size_t{1} << BITS);
  std::unordered_map<uint64_t, std::vector<uint32_t>> numbers_;
};

struct Hits {
  uint64_t times{0};
  uint64_t first{0};
};

class Search {
 public:
  bool add(const std::string &needle) {
    if (needle.size() < SHORT)
      return false;
    const auto number = static_cast<uint32_t>(this->needles_.size());
    this->needles_.push_back(needle);
    this->longest_ = std::max(this->longest_, needle.size());
    if (needle.size() < LONG) {
      this->short_.add(needle, number);
    } else {
      this->long_.add(needle, number);
    }
    return true;
  }

  /// Searches one haystack; false where it ends too early.
  bool search(std::FILE *from, uint64_t length) {
    this->hits_.clear();
    std::string window;
    uint64_t passed = 0;
    do {
      const auto taken = static_cast<size_t>(std::min<uint64_t>(CHUNK, length));
      const size_t held = window.size();
      window.resize(held + taken);
      if (std::fread(window.data() + held, 1, taken, from) != taken)
        return false;
      length -= taken;
      // What may begin here and end in the next chunk is looked at with that one.
      const size_t starts = length == 0 ? window.size() : window.size() - std::min(window.size(), this->longest_ - 1);
      for (size_t here = 0; here < starts; here++)
        this->look_(window, here, passed + here);
      window.erase(0, starts);
      passed += starts;
    } while (length > 0);
    return true;
  }

  const std::map<uint32_t, Hits> &hits() const { return this->hits_; }

 private:
  static constexpr size_t SHORT = 4;
  static constexpr size_t LONG = 8;

  void look_(const std::string &window, size_t here, uint64_t place) {
    const size_t left = window.size() - here;
    if (left >= SHORT)
      this->compare_(this->short_.at(window.data() + here), window, here, place);
    if (left >= LONG)
      this->compare_(this->long_.at(window.data() + here), window, here, place);
  }
  void compare_(const std::vector<uint32_t> *numbers, const std::string &window, size_t here, uint64_t place) {
    if (numbers == nullptr)
      return;
    for (const uint32_t number : *numbers) {
      const std::string &needle = this->needles_[number];
      if (window.compare(here, needle.size(), needle) != 0)
        continue;
      Hits &hits = this->hits_[number];
      if (hits.times++ == 0)
        hits.first = place;
    }
  }

  std::vector<std::string> needles_;
  Starts<SHORT> short_;
  Starts<LONG> long_;
  size_t longest_{1};
  std::map<uint32_t, Hits> hits_;
};

int fail(const char *what) {
  std::fprintf(stderr, "needles: %s\n", what);
  return 1;
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 2)
    return fail("name the file of the needles");
  std::ifstream file(arguments[1], std::ios::binary);
  Search search;
  uint32_t size;
  while (file.read(reinterpret_cast<char *>(&size), sizeof(size))) {
    std::string needle(size, '\0');
    if (!file.read(needle.data(), size) || !search.add(needle))
      return fail("a needle is cut off, or has less than 4 bytes");
  }
  std::string found;
  uint64_t length;
  for (unsigned number = 0; std::fread(&length, sizeof(length), 1, stdin) == 1; number++) {
    if (!search.search(stdin, length))
      return fail("a haystack is cut off");
    for (const auto &[needle, hits] : search.hits()) {
      found += std::to_string(number) + ' ' + std::to_string(needle) + ' ' + std::to_string(hits.times) + ' ' +
               std::to_string(hits.first) + '\n';
    }
  }
  std::fwrite(found.data(), 1, found.size(), stdout);
  return 0;
}
