// The reader of capture files, pcap and pcapng. The input is a file.

#include <cstring>
#include <string>
#include <vector>

#include "capture_memory.h"
#include "capture_reader.h"
#include "fuzz.h"

using namespace esphome::footfall;

static constexpr int64_t LAST_US = 253402300800LL * 1000000;  // the end of the year 9999

namespace {

/// What of a record outlives the reader's next step.
struct Told {
  int64_t time_us;
  uint64_t offset;
  std::vector<uint8_t> frame;
  bool operator==(const Told &) const = default;
};

struct Reading {
  std::vector<Told> records;
  std::string error;
  uint64_t error_offset;
  uint32_t passed_over;
};

}  // namespace

static void check_record(const CaptureRecord &record, std::span<const uint8_t> content) {
  HOLDS(record.time_us >= 0 && record.time_us < LAST_US);
  HOLDS(record.offset < content.size());
  HOLDS(record.frame.size() <= content.size() - record.offset);
  // What came de-whitened out of a Bluetooth packet stands nowhere in the file.
  if (record.radio == Radio::BLUETOOTH)
    return;
  const auto packet = content.subspan(record.offset);
  HOLDS(std::search(packet.begin(), packet.end(), record.frame.begin(), record.frame.end()) != packet.end() ||
        record.frame.empty());
}

/// A packet of a pcap file has the time that its header says, which is one.
static void check_time(const CaptureRecord &record, std::span<const uint8_t> content) {
  const bool big = content[0] == 0xA1;
  const bool nanoseconds = content[big ? 3 : 0] == 0x4D;
  const auto number = [&](size_t at) {
    uint32_t value = 0;
    for (size_t i = 0; i < 4; i++)
      value = value << 8 | content[record.offset + at + (big ? i : 3 - i)];
    return int64_t{value};
  };
  const int64_t fraction_us = nanoseconds ? number(4) / 1000 : number(4);
  HOLDS(fraction_us < 1000000);
  HOLDS(record.time_us == number(0) * 1000000 + fraction_us);
}

static Reading read(std::span<const uint8_t> content) {
  // It is used again and again: a file must be read alike whatever was read before it.
  static CaptureReader reader;
  const bool pcapng = content.size() >= 4 && content[0] == 0x0A;
  fuzz::capture_content = content;
  Reading reading{};
  CaptureRecord record{};
  if (reader.open("")) {
    while (reader.next(&record)) {
      check_record(record, content);
      if (!pcapng)
        check_time(record, content);
      HOLDS(!reader.failed());
      HOLDS(reading.records.empty() || record.offset > reading.records.back().offset);
      reading.records.push_back({record.time_us, record.offset, {record.frame.begin(), record.frame.end()}});
    }
    HOLDS(!reader.next(&record));
  } else {
    HOLDS(reader.failed());
  }
  HOLDS(reader.failed() == (std::strlen(reader.error()) > 0));
  HOLDS(!reader.failed() || reader.error_offset() <= content.size());
  reading.error = reader.error();
  reading.error_offset = reader.error_offset();
  reading.passed_over = reader.damaged() + reader.skipped();
  // What comes next is opened while this one is in the middle.
  if (reader.open(""))
    reader.next(&record);
  return reading;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const std::span<const uint8_t> content(data, size);
  const Reading whole = read(content);
  // Every packet has a header of its own.
  HOLDS((whole.records.size() + whole.passed_over) * 16 <= size);

  // What is cut off takes nothing with it that came before.
  uint32_t sum = 0;
  for (const uint8_t byte : content)
    sum = sum * 31 + byte;
  const Reading part = read(content.first(size == 0 ? 0 : sum % size));
  HOLDS(part.records.size() <= whole.records.size());
  HOLDS(std::equal(part.records.begin(), part.records.end(), whole.records.begin()));

  const Reading again = read(content);
  HOLDS(again.records == whole.records && again.error == whole.error && again.error_offset == whole.error_offset);
  return 0;
}
