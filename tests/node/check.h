#pragma once

// Tests of the node's platform-free C++: a program a file, a function a test.
//
//   TEST(says_what_is_expected) { CHECK(condition); CHECK_EQUAL(actual, expected); }
//
// A program runs the tests named on its command line, all of them without a name. The first check that does not hold
// ends the program with status 1. It runs in the folder `tests`. test_cpp_units.py builds and runs all test_*.cpp here.

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

namespace check {

struct Test {
  const char *name;
  void (*run)();
};

inline std::vector<Test> &tests() {
  static std::vector<Test> all;
  return all;
}

struct Registration {
  Registration(const char *name, void (*run)()) { tests().push_back({name, run}); }
};

/// A check that does not hold. It is thrown, so that what a test has made is put away.
struct Failure {
  std::string message;
};

[[noreturn]] inline void fail(const char *file, int line, const std::string &message) {
  throw Failure{std::string(file) + ":" + std::to_string(line) + ": " + message};
}

/// A value as text: numbers as numbers, small enumerations and characters too.
template<typename T> std::string show(const T &value) {
  std::ostringstream out;
  if constexpr (std::is_enum_v<T>) {
    out << static_cast<int64_t>(value);
  } else if constexpr (std::is_integral_v<T> && sizeof(T) == 1) {
    out << static_cast<int>(value);
  } else {
    out << value;
  }
  return out.str();
}

template<typename A, typename B>
void equal(const A &actual, const B &expected, const char *text, const char *file, int line) {
  if (!(actual == expected))
    fail(file, line, std::string(text) + " is " + show(actual) + ", expected " + show(expected));
}

/// A pseudo-random sequence that is the same everywhere (xorshift64*, Vigna 2016).
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint32_t below(uint32_t limit) {
    this->state_ ^= this->state_ >> 12;
    this->state_ ^= this->state_ << 25;
    this->state_ ^= this->state_ >> 27;
    return static_cast<uint32_t>((this->state_ * 0x2545F4914F6CDD1DULL) >> 33) % limit;
  }
  uint8_t byte() { return static_cast<uint8_t>(this->below(256)); }

 protected:
  uint64_t state_;
};

}  // namespace check

#define TEST(name) \
  static void test_##name(); \
  static const check::Registration registration_##name(#name, test_##name); \
  static void test_##name()

#define CHECK(condition) \
  do { \
    if (!(condition)) \
      check::fail(__FILE__, __LINE__, "not so: " #condition); \
  } while (false)

#define CHECK_EQUAL(actual, expected) check::equal((actual), (expected), #actual, __FILE__, __LINE__)

int main(int argc, char **argv) {
  int ran = 0;
  for (const check::Test &test : check::tests()) {
    bool wanted = argc == 1;
    for (int i = 1; i < argc; i++)
      wanted = wanted || std::strcmp(argv[i], test.name) == 0;
    if (!wanted)
      continue;
    try {
      test.run();
    } catch (const check::Failure &failure) {
      std::fprintf(stderr, "%s\n", failure.message.c_str());
      return 1;
    }
    ran++;
  }
  std::printf("%d tests passed\n", ran);
  return ran > 0 ? 0 : 2;
}
