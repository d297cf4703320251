#pragma once

// Reads the vectors that the Python tests read as well, golden/protocol_v1.txt.

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "check.h"

namespace golden {

/// A line `entry = ADDRESS KIND DBM`, the address without colons.
struct Entry {
  std::string address;
  int64_t kind;
  int64_t rssi;
};

struct Vector {
  std::string kind;
  std::string name;
  std::map<std::string, std::string> fields;
  std::vector<std::vector<int64_t>> sightings;
  std::vector<Entry> entries;

  int64_t number(const std::string &field) const {
    const auto found = this->fields.find(field);
    if (found == this->fields.end())
      check::fail(__FILE__, __LINE__, this->name + " has no " + field);
    return static_cast<int64_t>(found->second[0] == '-' ? std::stoll(found->second, nullptr, 0)
                                                        : static_cast<int64_t>(std::stoull(found->second, nullptr, 0)));
  }
  std::vector<uint8_t> bytes(const std::string &field = "bytes") const {
    std::string digits = this->fields.at(field);
    if (digits.starts_with("0x"))
      digits.erase(0, 2);
    std::vector<uint8_t> bytes;
    for (size_t i = 0; i + 1 < digits.size(); i += 2)
      bytes.push_back(static_cast<uint8_t>(std::stoul(digits.substr(i, 2), nullptr, 16)));
    return bytes;
  }
};

inline std::vector<int64_t> numbers(const std::string &text) {
  std::vector<int64_t> numbers;
  std::istringstream words(text);
  std::string word;
  while (words >> word)
    numbers.push_back(word[0] == '-' ? std::stoll(word) : static_cast<int64_t>(std::stoull(word, nullptr, 0)));
  return numbers;
}

inline Entry entry(const std::string &text) {
  Entry entry{};
  std::istringstream words(text);
  words >> entry.address >> entry.kind >> entry.rssi;
  std::erase(entry.address, ':');
  return entry;
}

/// All sections of one kind; the programs run in the folder `tests`.
inline std::vector<Vector> read(const std::string &kind) {
  std::ifstream file("golden/protocol_v1.txt");
  CHECK(file.good());
  std::vector<Vector> found;
  Vector *current = nullptr;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#')
      continue;
    if (line[0] == '[') {
      std::istringstream words(line.substr(1, line.size() - 2));
      Vector next;
      words >> next.kind >> next.name;
      current = nullptr;
      if (next.kind == kind) {
        found.push_back(next);
        current = &found.back();
      }
      continue;
    }
    if (current == nullptr)
      continue;
    const size_t equals = line.find(" = ");
    const std::string field = line.substr(0, equals);
    if (field == "sighting") {
      current->sightings.push_back(numbers(line.substr(equals + 3)));
    } else if (field == "entry") {
      current->entries.push_back(entry(line.substr(equals + 3)));
    } else {
      current->fields[field] = line.substr(equals + 3);
    }
  }
  CHECK(!found.empty());
  return found;
}

}  // namespace golden
