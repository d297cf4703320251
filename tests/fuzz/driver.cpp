// Stands in for libFuzzer where the compiler has none: replays inputs, then makes a seeded number of mutations of them.
// It takes those of libFuzzer's options that it can honour and prints its progress in libFuzzer's form, so that whoever
// starts a target need not know which of the two is in it. It sees no coverage, so it keeps nothing of what it makes.

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz.h"

extern "C" void __sanitizer_set_death_callback(void (*callback)());

namespace {

using Bytes = std::vector<uint8_t>;

struct Options {
  uint64_t runs{0};
  uint64_t seed{1};
  size_t max_len{4096};
  unsigned timeout{60};
  std::string artifact_prefix;
  std::vector<std::filesystem::path> inputs;
};

/// What runs now, where a signal's handler can reach it.
struct {
  const uint8_t *data;
  size_t size;
  const char *prefix;
  char file[4096];
} running;

/// A pseudo-random sequence that is the same everywhere (xorshift64*, Vigna 2016).
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 2 + 1) {}
  size_t below(size_t limit) {
    this->state_ ^= this->state_ >> 12;
    this->state_ ^= this->state_ << 25;
    this->state_ ^= this->state_ >> 27;
    return static_cast<size_t>((this->state_ * 0x2545F4914F6CDD1DULL) >> 33) % limit;
  }

 protected:
  uint64_t state_;
};

void say(const char *words) {
  const ssize_t written = ::write(STDERR_FILENO, words, std::strlen(words));
  static_cast<void>(written);
}

/// Keeps the input that runs: nothing in here may need memory, whose state is unknown.
void save_input() {
  uint64_t hash = 0xCBF29CE484222325;  // FNV-1a
  for (size_t i = 0; i < running.size; i++)
    hash = (hash ^ running.data[i]) * 0x100000001B3;
  std::snprintf(running.file, sizeof(running.file), "%scrash-%016llx", running.prefix,
                static_cast<unsigned long long>(hash));
  std::FILE *const file = std::fopen(running.file, "wb");
  if (file == nullptr || std::fwrite(running.data, 1, running.size, file) != running.size) {
    say("the input could not be written to ");
  } else {
    say("Test unit written to ");
  }
  say(running.file);
  say("\n");
  if (file != nullptr)
    std::fclose(file);
}

[[noreturn]] void stop(int signal) {
  say(signal == SIGALRM ? "SUMMARY: driver: timeout\n" : "SUMMARY: driver: deadly signal\n");
  save_input();
  ::_exit(77);
}

void run(std::span<const uint8_t> input, unsigned timeout) {
  const fuzz::Exact copy(input);
  running.data = copy.bytes().data();
  running.size = input.size();
  ::alarm(timeout);
  LLVMFuzzerTestOneInput(running.data, running.size);
  ::alarm(0);
}

Bytes content_of(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The files named, and those in the folders named, in the order of their names.
std::vector<std::filesystem::path> files_of(const std::vector<std::filesystem::path> &inputs) {
  std::vector<std::filesystem::path> files;
  for (const auto &input : inputs) {
    if (!std::filesystem::is_directory(input)) {
      files.push_back(input);
      continue;
    }
    const size_t begin = files.size();
    for (const auto &entry : std::filesystem::directory_iterator(input))
      files.push_back(entry.path());
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(begin), files.end());
  }
  return files;
}

/// Changes an input in one of the ways that find most: a byte, a bit, a number at a limit, a part gone, doubled or
/// taken from another input, a cut.
void mutate(Bytes *input, const Bytes &other, Random *random) {
  static constexpr uint8_t LIMITS[] = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};
  const size_t size = input->size();
  if (size == 0) {
    input->push_back(static_cast<uint8_t>(random->below(256)));
    return;
  }
  const size_t at = random->below(size);
  const size_t length = 1 + random->below(std::min<size_t>(size - at, 16));
  const auto place = input->begin() + static_cast<std::ptrdiff_t>(at);
  const auto end = place + static_cast<std::ptrdiff_t>(length);
  switch (random->below(8)) {
    case 0:
      *place = static_cast<uint8_t>(random->below(256));
      break;
    case 1:
      *place = static_cast<uint8_t>(*place ^ 1U << random->below(8));
      break;
    case 2:
      *place = LIMITS[random->below(std::size(LIMITS))];
      break;
    case 3:
      *place = static_cast<uint8_t>(*place + random->below(9) - 4);
      break;
    case 4:
      input->erase(place, end);
      break;
    case 5: {
      const Bytes part(place, end);
      input->insert(place, part.begin(), part.end());
      break;
    }
    case 6: {
      if (other.empty())
        break;
      const size_t from = random->below(other.size());
      const size_t count = 1 + random->below(other.size() - from);
      const auto begin = other.begin() + static_cast<std::ptrdiff_t>(from);
      input->insert(place, begin, begin + static_cast<std::ptrdiff_t>(count));
      break;
    }
    default:
      input->resize(at);
  }
}

bool option(const std::string &word, const char *name, std::string *value) {
  const std::string start = std::string("-") + name + "=";
  if (!word.starts_with(start))
    return false;
  *value = word.substr(start.size());
  return true;
}

Options read_options(int argc, char **argv) {
  Options options;
  for (int i = 1; i < argc; i++) {
    const std::string word = argv[i];
    std::string value;
    if (option(word, "runs", &value)) {
      options.runs = std::stoull(value);
    } else if (option(word, "seed", &value)) {
      options.seed = std::stoull(value);
    } else if (option(word, "max_len", &value)) {
      options.max_len = std::stoull(value);
    } else if (option(word, "timeout", &value)) {
      options.timeout = static_cast<unsigned>(std::stoul(value));
    } else if (option(word, "artifact_prefix", &value)) {
      options.artifact_prefix = value;
    } else if (!word.starts_with("-")) {
      options.inputs.emplace_back(word);
    }
  }
  return options;
}

}  // namespace

int main(int argc, char **argv) {
  const Options options = read_options(argc, argv);
  running.prefix = options.artifact_prefix.c_str();
  __sanitizer_set_death_callback(save_input);
  std::signal(SIGABRT, stop);
  std::signal(SIGALRM, stop);

  const auto begun = std::chrono::steady_clock::now();
  uint64_t ran = 0;
  const auto report = [&](const char *what) {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    std::fprintf(stderr, "#%llu\t%s exec/s: %.0f\n", static_cast<unsigned long long>(ran), what,
                 static_cast<double>(ran) / std::max(took.count(), 1e-3));
  };

  std::vector<Bytes> corpus;
  for (const auto &file : files_of(options.inputs)) {
    corpus.push_back(content_of(file));
    run(corpus.back(), options.timeout);
    ran++;
  }
  report("INITED");
  corpus.emplace_back();
  Random random(options.seed);
  while (ran < options.runs) {
    Bytes input = corpus[random.below(corpus.size())];
    for (size_t changes = 1 + random.below(6); changes > 0; changes--)
      mutate(&input, corpus[random.below(corpus.size())], &random);
    input.resize(std::min(input.size(), options.max_len));
    run(input, options.timeout);
    ran++;
    if ((ran & (ran - 1)) == 0)
      report("pulse");
  }
  report("DONE");
  return 0;
}
