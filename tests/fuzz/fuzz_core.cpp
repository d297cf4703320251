// The core as a whole: from frames, keys, polls and a clock to sightings. The input is a sequence of steps, one byte
// for what is done and as many as that needs. After each step a hub that asks for everything at once looks at what was
// told, and the core's promises are checked.

#include <array>
#include <bitset>
#include <memory>
#include <optional>

#include "advertisement.h"
#include "core_promises.h"
#include "frame_80211.h"
#include "no_heap.h"

namespace {

using namespace esphome::footfall;
using fuzz::Exact;
using fuzz::Input;
using fuzz::NoHeap;

constexpr int64_t BEGIN_US = 1000 * SECOND_US;
constexpr uint8_t CHANNELS[] = {1, 6, 11, 37};

/// A source of randomness that is the same each time.
void counting(uint8_t *out, size_t length) {
  static uint8_t next = 1;
  for (size_t i = 0; i < length; i++)
    out[i] = next++;
}

Address address_of(uint32_t device) {
  // Devices from 0x80 on have an address of the maker's.
  return {static_cast<uint8_t>((device & 0x80) != 0 ? 0x00 : 0x02),
          0,
          static_cast<uint8_t>(device >> 24),
          static_cast<uint8_t>(device >> 16),
          static_cast<uint8_t>(device >> 8),
          static_cast<uint8_t>(device)};
}

/// Whether the keys of this epoch are given as such under which no sequence numbers are told.
bool is_anonymous(uint8_t epoch) { return epoch % 2 == 0 && epoch != 0; }

class Session {
 public:
  explicit Session(Input *input) : input_(input), core_(std::make_unique<Core>(counting)) {
    this->core_->restart(BEGIN_US, TimeBase::UPTIME);
    this->boot_id_ = this->core_->boot_id();
  }

  void run() {
    static constexpr void (Session::*STEPS[])() = {
        &Session::wait_a_little, &Session::wait_long,  &Session::wait_us, &Session::hear_probe,
        &Session::hear_station,  &Session::hear_frame, &Session::hear_ad, &Session::hear_payload,
        &Session::set_keys,      &Session::poll,       &Session::set,     &Session::pause_or_resume,
        &Session::flood,         &Session::own,        &Session::restart, &Session::note,
    };
    while (!this->input_->ended()) {
      (this->*STEPS[this->input_->byte() & 15])();
      this->check();
    }
  }

 protected:
  // Each of these is a step.

  void wait_a_little() { this->wait(this->input_->byte() * int64_t{10000}); }
  void wait_long() { this->wait(this->input_->byte() * 16 * SECOND_US); }
  void wait_us() { this->wait(this->input_->number_16()); }

  void hear_probe() {
    const uint8_t device = this->input_->byte();
    const uint8_t how = this->input_->byte();
    this->hear_probe_of(device, rssi_of(how), CHANNELS[how & 3]);
  }

  void hear_station() {
    const uint8_t device = this->input_->byte();
    const uint8_t how = this->input_->byte();
    std::array<uint8_t, 24> frame{0x48, 0x01, 0, 0, 0x02, 0, 0, 0, 0, 0xAA};
    const Address address = address_of(device);
    std::copy(address.begin(), address.end(), frame.begin() + 10);
    this->hear_wifi(frame, rssi_of(how), CHANNELS[how & 3]);
  }

  void hear_frame() {
    const uint8_t how = this->input_->byte();
    const Exact frame(this->input_->bytes());
    this->hear_wifi(frame.bytes(), rssi_of(how), CHANNELS[how & 3]);
  }

  void hear_ad() {
    // Flags alone, an iPhone, Fast Pair of an ear plug, a heart rate belt, an iBeacon.
    static constexpr uint8_t PAYLOADS[][31] = {{2, 0x01, 0x06},
                                               {6, 0xFF, 0x4C, 0x00, 0x10, 0x01, 0x00},
                                               {3, 0x03, 0x2C, 0xFE},
                                               {3, 0x03, 0x0D, 0x18},
                                               {26, 0xFF, 0x4C, 0x00, 0x02, 0x15, 1, 2, 3}};
    const uint8_t device = this->input_->byte();
    const uint8_t how = this->input_->byte();
    this->hear_bluetooth(device, PAYLOADS[this->input_->byte() % std::size(PAYLOADS)], how);
  }

  void hear_payload() {
    const uint8_t how = this->input_->byte();
    const Exact payload(this->input_->bytes());
    this->hear_bluetooth(how, payload.bytes(), how);
  }

  void set_keys() {
    const uint8_t how = this->input_->byte();
    KeyRequest request{};
    request.hub = how & 1;
    request.token = how >> 1 & 1;
    request.take_over = (how & 4) != 0;
    request.epoch = static_cast<uint8_t>(1 + (how >> 3 & 3));
    request.next_epoch = (how & 0x20) != 0 ? static_cast<uint8_t>(request.epoch + 1) : uint8_t{0};
    request.key.fill(request.epoch);
    request.next_key.fill(request.next_epoch);
    request.seconds = std::max<uint32_t>(this->input_->number_16(), 1);
    if ((how & 0x40) != 0)
      request.seconds = 0x7FFFFFFF;
    request.next_seconds = request.next_epoch != 0 ? request.seconds : 0;
    // By the epoch's id alone, so that what is told under it can be held against it.
    request.anonymous = is_anonymous(request.epoch);
    request.next_anonymous = is_anonymous(request.next_epoch);
    const bool proved = this->core_->proved_by(request.hub, request.token);
    {
      const NoHeap guard;
      const KeyStatus status = this->core_->set_keys(request);
      HOLDS(status == KeyStatus::ACCEPTED || (status == KeyStatus::OWNED && !proved && !request.take_over));
      if (status != KeyStatus::ACCEPTED)
        return;
    }
    HOLDS(this->core_->proved_by(request.hub, request.token));
    HOLDS(this->core_->keyed() && this->core_->key_answer(KeyStatus::ACCEPTED).epoch == request.epoch);
    HOLDS(proved || this->forgot_the_owner());
    const int64_t from_us = this->core_->now_us();
    const int64_t until_us = from_us + request.seconds * SECOND_US;
    this->current_ = {request.epoch, from_us, until_us};
    this->following_ = {request.next_epoch, until_us, until_us + request.next_seconds * SECOND_US};
    this->epochs_.set(request.epoch);
    this->epochs_.set(request.next_epoch);
  }

  void poll() {
    const uint8_t how = this->input_->byte();
    int32_t cursor = (how & 2) != 0 ? -1 : static_cast<int32_t>(this->next_[how & 1]);
    if ((how & 4) != 0)
      cursor = static_cast<int32_t>((this->core_->ring().newest() + this->input_->number_32()) & CURSOR_MASK);
    std::array<uint8_t, ANSWER_SIZE> bytes;
    Told told;
    {
      const NoHeap guard;
      told = this->core_->answer(how & 1, cursor, (how & 8) != 0 ? FLAG_ENDED : uint16_t{0}, bytes);
    }
    this->next_[how & 1] = fuzz::check_answer(*this->core_, cursor, told, bytes);
    const bool is_all = this->next_[how & 1] == this->core_->ring().newest();
    HOLDS((told.flags & FLAG_ENDED) == 0 || is_all);
    HOLDS(!is_all || !this->core_->ring().arrival_since(this->next_[how & 1]));
  }

  void set() {
    const uint8_t which = this->input_->byte();
    if ((which & 1) != 0) {
      this->core_->set_gate(static_cast<int8_t>(this->input_->byte()));
    } else {
      this->core_->set_presence_timeout(std::max<uint32_t>(this->input_->number_16(), 1));
      this->core_->advance(this->core_->now_us());
    }
    this->core_->set_hear_stations((which & 2) != 0);
  }

  void pause_or_resume() {
    {
      const NoHeap guard;
      if (this->core_->paused()) {
        this->core_->resume(this->core_->now_us());
        return;
      }
      this->core_->pause(this->core_->now_us());
    }
    HOLDS(this->core_->table().used() == 0 && !this->core_->equipment().active_for(0));
    HOLDS(!this->core_->equipment().active_for(1) && this->core_->wifi_channel() == 0);
  }

  /// Addresses that are heard once: random ones, as of a phone that changes them with each frame, or makers'; or one
  /// that is heard more often than a sighting can count.
  void flood() {
    const uint8_t count = this->input_->byte() & 31;
    const uint8_t how = this->input_->byte();
    if ((how & 1) != 0) {
      for (int i = 0; i < count * 10; i++)
        this->hear_probe_of(0, rssi_of(how), CHANNELS[how & 3]);
      return;
    }
    for (uint8_t i = 0; i < count; i++) {
      const uint32_t kind = (how & 2) != 0 ? 0x80 : 0;
      this->hear_probe_of((this->flooded_++ << 8) | 0x10000000 | kind, rssi_of(how), CHANNELS[how & 3]);
      this->check();
    }
  }

  /// What the owner alone may ask for.
  void own() {
    const uint8_t how = this->input_->byte();
    const uint64_t hub = how & 1;
    if (!this->core_->proved_by(hub, how >> 1 & 1))
      return;
    const NoHeap guard;
    if ((how & 4) != 0) {
      BeaconIdentity identity{1, 2, 3};
      HOLDS(this->core_->beacons().set(std::span(&identity, (how & 8) != 0 ? 1 : 0)));
    } else if ((how & 8) != 0) {
      this->core_->equipment().forget();
    } else if (this->core_->equipment().active_for(hub)) {
      this->core_->equipment().ask(this->core_->now_us());
    } else {
      this->core_->equipment().start(hub, this->core_->now_us(), 1U + (how >> 4) * 59U, -60);
    }
  }

  void restart() {
    const int64_t time_us = this->input_->number_32() * SECOND_US;
    {
      const NoHeap guard;
      this->core_->restart(time_us, TimeBase::CAPTURE);
      this->core_->advance(time_us);
    }
    // What was open before was told by that, and belongs to the time before.
    this->look();
    this->complete_us_.reset();
    HOLDS(this->core_->boot_id() != this->boot_id_);
    HOLDS(this->core_->table().used() == 0 && this->core_->ring().lost() == 0);
    this->boot_id_ = this->core_->boot_id();
  }

  void note() {
    const uint8_t how = this->input_->byte();
    if ((how & 1) != 0)
      this->core_->close_all();
    this->core_->add_queue_losses(how);
    this->core_->add_damaged(how);
    std::array<uint8_t, ANSWER_SIZE> bytes;
    HOLDS(this->core_->answer_wrong_version(bytes) == HEADER_SIZE && bytes[0] == 1 && bytes[3] == 1);
  }

  // What the steps are made of.

  void wait(int64_t for_us) {
    const NoHeap guard;
    this->core_->advance(this->core_->now_us() + for_us);
  }

  static int8_t rssi_of(uint8_t how) {
    return (how & 0xFC) == 0xFC ? RSSI_UNKNOWN : static_cast<int8_t>(-100 + (how >> 2));
  }

  void hear_probe_of(uint32_t device, int8_t rssi, uint8_t channel) {
    std::array<uint8_t, 31> frame{0x40, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    const uint8_t elements[] = {0, 0, 1, 3, 0x02, 0x04, static_cast<uint8_t>(device >> 4)};
    const Address address = address_of(device);
    std::copy(address.begin(), address.end(), frame.begin() + 10);
    std::copy(std::begin(elements), std::end(elements), frame.begin() + 24);
    this->hear_wifi(frame, rssi, channel);
  }

  void hear_wifi(std::span<const uint8_t> frame, int8_t rssi, uint8_t channel) {
    const Counters before = this->core_->counters();
    {
      const NoHeap guard;
      this->core_->hear_wifi(frame, rssi, channel, this->core_->now_us());
    }
    const Counters &after = this->core_->counters();
    HOLDS(after.heard_bluetooth == before.heard_bluetooth);
    if (!this->count(before, after.heard_wifi - before.heard_wifi))
      return;
    Observation seen;
    if (read_probe_request(frame, &seen) == ReadResult::READ) {
      this->check_row(pseudonym(this->key(), seen.address, seen.radio, seen.kind), channel,
                      probe_request_fingerprint(this->key(), frame));
    } else {
      HOLDS(read_station_frame(frame, &seen) == ReadResult::READ);
      this->check_row(pseudonym(this->key(), seen.address, seen.radio, seen.kind), channel, 0);
    }
  }

  void hear_bluetooth(uint8_t device, std::span<const uint8_t> payload, uint8_t how) {
    static constexpr AddressKind KINDS[] = {AddressKind::PUBLIC, AddressKind::STATIC, AddressKind::RESOLVABLE,
                                            AddressKind::NON_RESOLVABLE};
    const Counters before = this->core_->counters();
    const Address address = address_of(device & 0x3F);
    const AddressKind kind = KINDS[device >> 6];
    {
      const NoHeap guard;
      this->core_->hear_advertisement(kind, address, payload, rssi_of(how), CHANNELS[how & 3], this->core_->now_us());
    }
    const Counters &after = this->core_->counters();
    HOLDS(after.heard_wifi == before.heard_wifi);
    if (!this->count(before, after.heard_bluetooth - before.heard_bluetooth))
      return;
    BeaconIdentity identity;
    const bool asked = read_ibeacon_identity(payload, &identity) && this->core_->beacons().contains(identity);
    this->check_row(asked ? pseudonym(this->key(), identity) : pseudonym(this->key(), address, Radio::BLUETOOTH, kind),
                    CHANNELS[how & 3], advertisement_fingerprint(this->key(), payload));
  }

  /// The sender of a frame that was taken just now has a row that says so.
  void check_row(uint64_t device, uint8_t channel, uint32_t fingerprint) {
    const auto &table = this->core_->table();
    const uint16_t index = table.find(device);
    HOLDS(index != table.NONE);
    const PresenceRow &row = table[index];
    HOLDS(row.last_us == this->core_->now_us());
    // Since it was a crowd, what came before a Bluetooth frame may be told with it.
    const bool earlier = this->seldom_ && (row.kind & 0x80) != 0;
    HOLDS(row.withheld || (earlier && row.frames == 0) || row.channel == channel);
    if (!row.withheld && !earlier && row.frames <= 1)
      HOLDS(row.fingerprint == fingerprint);
  }

  /// A frame is counted as heard once or not at all, lost for one reason at most, and not at all while paused.
  /// @return whether it was taken under a hub's key.
  bool count(const Counters &before, uint32_t heard) {
    const Counters &after = this->core_->counters();
    const uint32_t gated = after.lost_gate - before.lost_gate;
    const uint32_t damaged = after.lost_damaged - before.lost_damaged;
    const uint32_t unkeyed = after.unkeyed - before.unkeyed;
    HOLDS(heard <= 1 && gated + damaged + unkeyed <= 1);
    HOLDS(heard == 1 || (gated == 0 && unkeyed == 0));
    HOLDS(!this->core_->paused() || (heard == 0 && damaged == 0));
    HOLDS(unkeyed == 0 || !this->core_->keyed());
    this->taken_ += heard - gated - unkeyed;
    return heard > gated + unkeyed;
  }

  /// The key in use is the one that the hub's validities say.
  void check_key() {
    const int64_t now_us = this->core_->now_us();
    while (this->current_.epoch != 0 && now_us >= this->current_.until_us) {
      this->current_ = this->following_;
      this->following_ = {};
    }
    const bool valid = this->current_.epoch != 0 && now_us >= this->current_.from_us;
    HOLDS(this->is_owned() == (this->current_.epoch != 0) && this->core_->keyed() == valid);
    const KeyAnswer answer = this->core_->key_answer(KeyStatus::ACCEPTED);
    HOLDS(answer.epoch == (valid ? this->current_.epoch : 0) && answer.next_epoch == this->following_.epoch);
    const int64_t left_us = valid ? this->current_.until_us - now_us : 0;
    HOLDS(answer.epoch_left_s == static_cast<uint32_t>((left_us + SECOND_US - 1) / SECOND_US));
  }

  /// The key in use, as set_keys() makes keys.
  Key key() const {
    Key key;
    key.fill(this->core_->key_answer(KeyStatus::ACCEPTED).epoch);
    return key;
  }

  bool forgot_the_owner() {
    Equipment &equipment = this->core_->equipment();
    return this->core_->beacons().empty() && equipment.entries().empty() && !equipment.active_for(0) &&
           !equipment.active_for(1);
  }

  bool is_owned() const {
    for (const uint64_t hub : {0U, 1U}) {
      if (this->core_->proved_by(hub, 0) || this->core_->proved_by(hub, 1))
        return true;
    }
    return false;
  }

  void check() {
    this->look();
    const fuzz::Rows rows = fuzz::check_table(this->core_->table());
    const int64_t now_us = this->core_->now_us();
    HOLDS(this->core_->open_count() == rows.open && this->core_->people_like() == rows.people_like);
    HOLDS(this->core_->complete_us() == (rows.open == 0 ? now_us : rows.longest_silent_open_us));
    // No window is longer than 5 s.
    HOLDS(rows.open == 0 || rows.longest_silent_open_us > now_us - 5 * SECOND_US);
    HOLDS(!this->core_->paused() || rows.used == 0);
    this->check_key();
    HOLDS(this->is_owned() || this->forgot_the_owner());
    this->check_equipment();
    // Where no arrival had to wait, and it was no crowd, every frame stands in one sighting, told or open.
    this->seldom_ = this->seldom_ || rows.seldom;
    this->exact_ = this->exact_ && !rows.withheld && !rows.saturated && !this->seldom_;
    if (this->exact_ && this->core_->keyed())
      HOLDS(this->told_ + rows.open_frames == this->taken_);
    if (this->core_->keyed())
      HOLDS(this->told_ + rows.open_frames <= this->taken_);
    HOLDS(!this->complete_us_ || this->core_->complete_us() >= *this->complete_us_);
    this->complete_us_ = this->core_->complete_us();
  }

  /// What is learned are addresses for life that are near, and it fits the answer.
  void check_equipment() {
    const Equipment &equipment = this->core_->equipment();
    const int64_t now_us = this->core_->now_us();
    const auto entries = equipment.entries();
    HOLDS(entries.size() <= Equipment::ROOM);
    for (const EquipmentEntry &entry : entries) {
      HOLDS(entry.kind == 0x00 || entry.kind == 0x80 || entry.kind == 0x82);
      HOLDS(entry.rssi >= -60 && entry.rssi != RSSI_UNKNOWN);
    }
    HOLDS((equipment.seconds_left(now_us) > 0) == equipment.listening(now_us));
    HOLDS(equipment.seconds_left(now_us) + equipment.heard_s(now_us) <= 901);
    std::array<uint8_t, EQUIPMENT_ANSWER_SIZE> bytes;
    const NoHeap guard;
    HOLDS(encode_equipment_answer({}, entries, bytes) == EQUIPMENT_HEADER_SIZE + 8 * entries.size());
    HOLDS(bytes[4] == entries.size());
  }

  /// Reads what was told since it looked last.
  void look() {
    const auto &ring = this->core_->ring();
    HOLDS(cursor_distance(ring.oldest(), ring.newest()) <= RING_SIZE);
    // No step tells of more than all that is open, and one arrival.
    HOLDS(cursor_distance(this->seen_, ring.newest()) <= TABLE_ROWS + 1);
    for (; this->seen_ != ring.newest(); this->seen_ = (this->seen_ + 1) & CURSOR_MASK) {
      const Sighting &sighting = ring.at(this->seen_);
      HOLDS(sighting.frames >= 1 && fuzz::is_kind(sighting.kind));
      HOLDS(sighting.device_class <= DeviceClass::COMPUTER);
      HOLDS(sighting.sequence <= 4095 || sighting.sequence == NO_SEQUENCE);
      HOLDS(!is_anonymous(sighting.epoch) || sighting.sequence == NO_SEQUENCE);
      HOLDS(sighting.epoch != 0 && this->epochs_[sighting.epoch]);
      HOLDS(!this->complete_us_ || sighting.time_us >= *this->complete_us_);
      this->told_ += sighting.frames;
    }
  }

  struct Validity {
    uint8_t epoch;  ///< 0: nothing here
    int64_t from_us;
    int64_t until_us;
  };

  Input *input_;
  std::unique_ptr<Core> core_;
  Validity current_{};
  Validity following_{};
  std::bitset<256> epochs_;
  std::array<uint32_t, 2> next_{};
  std::optional<int64_t> complete_us_;
  uint32_t seen_{0};
  uint32_t boot_id_;
  uint32_t flooded_{0};
  uint64_t taken_{0};  ///< frames that were above the gate while there was a key
  uint64_t told_{0};   ///< frames of the sightings told
  bool exact_{true};
  bool seldom_{false};  ///< whether it was a crowd that something was gathered in
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Input input(data, size);
  Session(&input).run();
  return 0;
}
