#include "beacon_list.h"

#include <vector>

#include "check.h"

using namespace esphome::footfall;

static BeaconIdentity identity(uint8_t minor) {
  BeaconIdentity identity{};
  identity.front() = 0xFD;
  identity.back() = minor;
  return identity;
}

static std::vector<BeaconIdentity> identities(uint8_t count) {
  std::vector<BeaconIdentity> all;
  for (uint8_t minor = 1; minor <= count; minor++)
    all.push_back(identity(minor));
  return all;
}

TEST(knows_nobody_unless_told) {
  const BeaconList list;
  CHECK(list.empty());
  CHECK(!list.contains(BeaconIdentity{}));
}

TEST(knows_those_that_it_was_told_and_no_others) {
  BeaconList list;
  CHECK(list.set(identities(16)));
  CHECK_EQUAL(list.size(), 16U);
  CHECK(list.contains(identity(1)));
  CHECK(list.contains(identity(16)));
  CHECK(!list.contains(identity(17)));
  CHECK(!list.contains(BeaconIdentity{}));
}

TEST(newer_list_replaces_the_older) {
  BeaconList list;
  CHECK(list.set(identities(3)));
  const std::vector newer{identity(9)};
  CHECK(list.set(newer));
  CHECK(list.contains(identity(9)));
  CHECK(!list.contains(identity(1)));
  CHECK(list.set({}));
  CHECK(list.empty());
}

TEST(too_long_a_list_changes_nothing) {
  BeaconList list;
  CHECK(list.set(identities(2)));
  CHECK(!list.set(identities(17)));
  CHECK_EQUAL(list.size(), 2U);
  CHECK(list.contains(identity(2)));
}

TEST(forgets_them_all) {
  BeaconList list;
  CHECK(list.set(identities(2)));
  list.forget();
  CHECK(list.empty());
  CHECK(!list.contains(identity(1)));
  CHECK(!list.contains(BeaconIdentity{}));
}
