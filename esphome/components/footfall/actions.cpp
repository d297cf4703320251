#include "actions.h"

#include <array>
#include <string_view>

#include "action_arguments.h"
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

}  // namespace esphome::footfall
