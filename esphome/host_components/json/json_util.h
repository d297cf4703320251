#pragma once

#include <string>

class JsonObject;
class JsonDocument;

namespace esphome::json {

/// Named by templates of the API that are never instantiated here.
struct JsonBuilder {
  JsonObject root();
  std::string serialize();
};

}  // namespace esphome::json
