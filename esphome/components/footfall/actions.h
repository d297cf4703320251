#pragma once

#include "esphome/components/api/api_server.h"
#include "esphome/components/api/user_services.h"
#include "esphome/core/helpers.h"

#include "action_arguments.h"
#include "node_protocol.h"

namespace esphome::footfall {

class Footfall;

/// An action of the native API that answers its caller alone, now or later. CustomAPIDevice's cannot answer.
class AnsweringAction : public api::UserServiceDescriptor {
 public:
  struct Argument {
    const char *name;
    api::enums::ServiceArgType type;
  };

  AnsweringAction(Footfall *parent, const char *name, std::span<const Argument> arguments)
      : parent_(parent), name_(name), arguments_(arguments), key_(fnv1_hash(name)) {}

  api::ListEntitiesServicesResponse encode_list_service_response(std::span<char> scratch) override;
  bool execute_service(const api::ExecuteServiceRequest &request) override { return this->execute_service(request, 0); }
  bool execute_service(const api::ExecuteServiceRequest &request, uint32_t call) override;

 protected:
  using Arguments = FixedVector<api::ExecuteServiceArgument>;
  /// Executes a call that has as many arguments as it should. They live as long as this call.
  virtual void execute_(const Arguments &arguments, uint32_t call) = 0;

  Footfall *parent_;
  const char *name_;
  std::span<const Argument> arguments_;
  uint32_t key_;
};

/// `footfall_pull`
class PullAction final : public AnsweringAction {
 public:
  explicit PullAction(Footfall *parent);

 protected:
  void execute_(const Arguments &arguments, uint32_t call) override;
};

/// `footfall_set_key`
class SetKeyAction final : public AnsweringAction {
 public:
  explicit SetKeyAction(Footfall *parent);

 protected:
  void execute_(const Arguments &arguments, uint32_t call) override;
};

/// `footfall_set_beacons`
class SetBeaconsAction final : public AnsweringAction {
 public:
  explicit SetBeaconsAction(Footfall *parent);

 protected:
  void execute_(const Arguments &arguments, uint32_t call) override;
  BeaconsAnswer serve_(const Arguments &arguments);
};

/// `footfall_learn_equipment`: the only way on which raw addresses leave a node, and only to its owner.
class LearnEquipmentAction final : public AnsweringAction {
 public:
  explicit LearnEquipmentAction(Footfall *parent);

 protected:
  void execute_(const Arguments &arguments, uint32_t call) override;
  /// Brings the session to what the caller asks for, without ending it.
  OwnerStatus serve_(const EquipmentRequest &request);
  void answer_(OwnerStatus status, uint32_t call);
};

}  // namespace esphome::footfall
