#include "actions.h"

#include <array>
#include <string_view>

#include "esphome/core/log.h"

#include "footfall.h"
#include "wipe.h"

namespace esphome::footfall {

using api::enums::SERVICE_ARG_TYPE_BOOL;
using api::enums::SERVICE_ARG_TYPE_INT;
using api::enums::SERVICE_ARG_TYPE_STRING;

// The signatures of docs/protocol.md. They never change: versions travel inside.
static constexpr std::array PULL_ARGUMENTS{
    AnsweringAction::Argument{"protocol", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"hub", SERVICE_ARG_TYPE_STRING},
    AnsweringAction::Argument{"cursor", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"wait_ms", SERVICE_ARG_TYPE_INT},
};
static constexpr std::array SET_KEY_ARGUMENTS{
    AnsweringAction::Argument{"protocol", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"hub", SERVICE_ARG_TYPE_STRING},
    AnsweringAction::Argument{"token", SERVICE_ARG_TYPE_STRING},
    AnsweringAction::Argument{"epoch", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"key", SERVICE_ARG_TYPE_STRING},
    AnsweringAction::Argument{"seconds", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"next_epoch", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"next_key", SERVICE_ARG_TYPE_STRING},
    AnsweringAction::Argument{"next_seconds", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"take_over", SERVICE_ARG_TYPE_BOOL},
};
static constexpr std::array SET_BEACONS_ARGUMENTS{
    AnsweringAction::Argument{"protocol", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"hub", SERVICE_ARG_TYPE_STRING},
    AnsweringAction::Argument{"token", SERVICE_ARG_TYPE_STRING},
    AnsweringAction::Argument{"identities", SERVICE_ARG_TYPE_STRING},
};
static constexpr std::array LEARN_EQUIPMENT_ARGUMENTS{
    AnsweringAction::Argument{"protocol", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"hub", SERVICE_ARG_TYPE_STRING},
    AnsweringAction::Argument{"token", SERVICE_ARG_TYPE_STRING},
    AnsweringAction::Argument{"seconds", SERVICE_ARG_TYPE_INT},
    AnsweringAction::Argument{"signal", SERVICE_ARG_TYPE_INT},
};
static const char *const TAG = "footfall.actions";
static const char *const BAD_ARGUMENTS = "bad arguments";

static int32_t number(const api::ExecuteServiceArgument &argument) {
  return api::get_execute_arg_value<int32_t>(argument);
}

static std::string_view text(const api::ExecuteServiceArgument &argument) {
  return {argument.string_.c_str(), argument.string_.size()};
}

api::ListEntitiesServicesResponse AnsweringAction::encode_list_service_response(std::span<char> /*scratch*/) {
  api::ListEntitiesServicesResponse msg;
  msg.name = StringRef(this->name_);
  msg.key = this->key_;
  msg.supports_response = api::enums::SUPPORTS_RESPONSE_ONLY;
  msg.args.init(this->arguments_.size());
  for (const Argument &argument : this->arguments_) {
    auto &arg = msg.args.emplace_back();
    arg.name = StringRef(argument.name);
    arg.type = argument.type;
  }
  return msg;
}

bool AnsweringAction::execute_service(const api::ExecuteServiceRequest &request, uint32_t call) {
  if (request.key != this->key_)
    return false;
  // A call without an id wants no answer, and these actions do nothing but answer.
  if (call != 0) {
    if (request.args.size() != this->arguments_.size()) {
      Footfall::fail(call, BAD_ARGUMENTS);
    } else {
      this->execute_(request.args, call);
    }
  }
  // They lie in the connection's receive buffer, which would keep a key until something as long arrives.
  for (const auto &argument : request.args)
    wipe(const_cast<char *>(argument.string_.c_str()), argument.string_.size());
  return true;
}

PullAction::PullAction(Footfall *parent) : AnsweringAction(parent, "footfall_pull", PULL_ARGUMENTS) {}

void PullAction::execute_(const Arguments &arguments, uint32_t call) {
  if (number(arguments[0]) != PROTOCOL_VERSION) {
    this->parent_->refuse_version(call);
    return;
  }
  PullRequest request;
  if (!parse_pull_request({text(arguments[1]), number(arguments[2]), number(arguments[3])}, &request)) {
    Footfall::fail(call, BAD_ARGUMENTS);
    return;
  }
  this->parent_->poll(request.hub, request.cursor, request.wait_ms, call);
}

SetKeyAction::SetKeyAction(Footfall *parent) : AnsweringAction(parent, "footfall_set_key", SET_KEY_ARGUMENTS) {}

void SetKeyAction::execute_(const Arguments &arguments, uint32_t call) {
  KeyStatus status = KeyStatus::WRONG_VERSION;
  KeyRequest request;
  if (number(arguments[0]) == PROTOCOL_VERSION) {
    const KeyArguments given{text(arguments[1]), text(arguments[2]),   number(arguments[3]),
                             text(arguments[4]), number(arguments[5]), number(arguments[6]),
                             text(arguments[7]), number(arguments[8]), arguments[9].bool_};
    status = parse_key_request(given, &request) ? this->parent_->set_keys(request) : KeyStatus::BAD_ARGUMENTS;
  }
  wipe(&request, sizeof(request));
  std::array<uint8_t, KEY_ANSWER_SIZE> answer;
  encode_key_answer(this->parent_->core().key_answer(status), answer);
  Footfall::respond(call, answer);
}

SetBeaconsAction::SetBeaconsAction(Footfall *parent)
    : AnsweringAction(parent, "footfall_set_beacons", SET_BEACONS_ARGUMENTS) {}

void SetBeaconsAction::execute_(const Arguments &arguments, uint32_t call) {
  std::array<uint8_t, BEACONS_ANSWER_SIZE> answer;
  encode_beacons_answer(this->serve_(arguments), answer);
  Footfall::respond(call, answer);
}

BeaconsAnswer SetBeaconsAction::serve_(const Arguments &arguments) {
  Core &core = this->parent_->core();
  if (number(arguments[0]) != PROTOCOL_VERSION)
    return {OwnerStatus::WRONG_VERSION, 0, core.boot_id()};
  OwnerStatus status = OwnerStatus::BAD_ARGUMENTS;
  uint8_t taken = 0;
  BeaconsRequest request;
  if (parse_beacons_request({text(arguments[1]), text(arguments[2]), text(arguments[3])}, &request))
    status = this->parent_->owner_status(request.hub, request.token);
  if (status == OwnerStatus::ACCEPTED && core.beacons().set(std::span(request.identities).first(request.count))) {
    taken = request.count;
    ESP_LOGI(TAG, "The owner asks for %u beacons", taken);
  }
  wipe(&request, sizeof(request));
  return {status, taken, core.boot_id()};
}

LearnEquipmentAction::LearnEquipmentAction(Footfall *parent)
    : AnsweringAction(parent, "footfall_learn_equipment", LEARN_EQUIPMENT_ARGUMENTS) {}

void LearnEquipmentAction::execute_(const Arguments &arguments, uint32_t call) {
  OwnerStatus status = OwnerStatus::WRONG_VERSION;
  EquipmentRequest request{};
  if (number(arguments[0]) == PROTOCOL_VERSION) {
    const EquipmentArguments given{text(arguments[1]), text(arguments[2]), number(arguments[3]), number(arguments[4])};
    status = parse_equipment_request(given, &request) ? this->serve_(request) : OwnerStatus::BAD_ARGUMENTS;
  }
  this->answer_(status, call);
  if (status == OwnerStatus::ACCEPTED && request.seconds == 0)
    this->parent_->core().equipment().forget();
  wipe(&request, sizeof(request));
}

OwnerStatus LearnEquipmentAction::serve_(const EquipmentRequest &request) {
  const OwnerStatus status = this->parent_->owner_status(request.hub, request.token);
  if (status != OwnerStatus::ACCEPTED)
    return status;
  Core &core = this->parent_->core();
  Equipment &equipment = core.equipment();
  if (equipment.active_for(request.hub)) {
    equipment.ask(core.now_us());
    if (request.seconds == 0)
      ESP_LOGI(TAG, "The owner fetches %u things as its equipment", static_cast<unsigned>(equipment.entries().size()));
  } else if (request.seconds > 0 && !core.paused()) {
    equipment.start(request.hub, core.now_us(), request.seconds, request.signal);
    ESP_LOGI(TAG, "The owner learns its equipment for %u s", request.seconds);
  }
  return status;
}

void LearnEquipmentAction::answer_(OwnerStatus status, uint32_t call) {
  Core &core = this->parent_->core();
  const Equipment &equipment = core.equipment();
  EquipmentAnswer answer{status, 0, 0, core.boot_id(), 0};
  std::span<const EquipmentEntry> entries;
  if (status == OwnerStatus::ACCEPTED) {
    if (equipment.listening(core.now_us()))
      answer.flags |= EQUIPMENT_FLAG_LISTENING;
    if (core.paused())
      answer.flags |= EQUIPMENT_FLAG_PAUSED;
    answer.seconds_left = equipment.seconds_left(core.now_us());
    answer.heard_s = equipment.heard_s(core.now_us());
    entries = equipment.entries();
  }
  std::array<uint8_t, EQUIPMENT_ANSWER_SIZE> bytes;
  const size_t length = encode_equipment_answer(answer, entries, bytes);
  Footfall::respond(call, std::span(bytes).first(length));
  wipe(bytes.data(), bytes.size());
  // The API has put them together with the message in a buffer that it keeps.
  auto &sent = api::global_api_server->get_shared_buffer_ref();
  if (sent.capacity() > 0)
    wipe(sent.data(), sent.capacity());
}

}  // namespace esphome::footfall
