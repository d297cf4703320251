#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "observation.h"

namespace esphome::footfall {

// What published numbers in an advertisement say of the kind of thing that sends it. "Assigned Numbers" is the
// Bluetooth SIG's document of that name.

struct KnownNumber {
  uint16_t number;
  DeviceClass device_class;
};

static constexpr uint16_t COMPANY_MICROSOFT = 0x0006;
static constexpr uint16_t COMPANY_APPLE = 0x004C;
static constexpr uint16_t SERVICE_EDDYSTONE = 0xFEAA;

// 16-bit service UUIDs (Assigned Numbers, 3.4, 3.11)
static constexpr std::array<KnownNumber, 24> SERVICES{{
    {0x180D, DeviceClass::WEARABLE},  // heart rate
    {0x1814, DeviceClass::WEARABLE},  // running speed and cadence
    {0x181A, DeviceClass::FIXTURE},   // environmental sensing
    {0x1827, DeviceClass::FIXTURE},   // mesh provisioning
    {0x1828, DeviceClass::FIXTURE},   // mesh proxy
    {0x1844, DeviceClass::AUDIO},     // volume control
    {0x184E, DeviceClass::AUDIO},     // audio stream control
    {0x1853, DeviceClass::AUDIO},     // common audio
    {0x1854, DeviceClass::AUDIO},     // hearing access
    {0xFCB2, DeviceClass::TAG},       // Apple, detection of unwanted trackers
    {0xFCD2, DeviceClass::FIXTURE},   // BTHome
    {0xFD59, DeviceClass::TAG},       // Samsung SmartTag, not registered
    {0xFD5A, DeviceClass::TAG},       // Samsung SmartTag
    {0xFD6F, DeviceClass::PHONE},     // exposure notification
    {0xFD84, DeviceClass::TAG},       // Tile
    {0xFDF0, DeviceClass::AUDIO},     // Google, hearing aids
    {0xFE2C, DeviceClass::AUDIO},     // Google Fast Pair, sent by accessories
    {0xFE33, DeviceClass::TAG},       // Chipolo
    {0xFEAA, DeviceClass::BEACON},    // Eddystone
    {0xFEE0, DeviceClass::WEARABLE},  // Huami
    {0xFEEC, DeviceClass::TAG},       // Tile
    {0xFEED, DeviceClass::TAG},       // Tile
    {0xFEF3, DeviceClass::PHONE},     // Google, nearby share
    {0xFFF6, DeviceClass::FIXTURE},   // Matter
}};

// Company identifiers (Assigned Numbers, 7.1) whose owner makes one kind of thing
static constexpr std::array<KnownNumber, 7> COMPANIES{{
    {0x0067, DeviceClass::AUDIO},     // GN Audio
    {0x006B, DeviceClass::WEARABLE},  // Polar
    {0x0087, DeviceClass::WEARABLE},  // Garmin
    {0x009E, DeviceClass::AUDIO},     // Bose
    {0x0499, DeviceClass::FIXTURE},   // Ruuvi
    {0x05A7, DeviceClass::FIXTURE},   // Sonos
    {0x067C, DeviceClass::TAG},       // Tile
}};

// Types of Apple's continuity messages (Celosia and Cunche, "Discontinued Privacy", PoPETs 2020; Martin and others,
// "Handoff All Your Privacy", PoPETs 2019)
static constexpr std::array<KnownNumber, 12> CONTINUITY{{
    {0x02, DeviceClass::BEACON},    // iBeacon
    {0x05, DeviceClass::PHONE},     // AirDrop
    {0x06, DeviceClass::FIXTURE},   // HomeKit
    {0x07, DeviceClass::AUDIO},     // proximity pairing: AirPods and Beats
    {0x09, DeviceClass::FIXTURE},   // AirPlay target
    {0x0B, DeviceClass::WEARABLE},  // magic switch: a watch
    {0x0C, DeviceClass::PHONE},     // handoff
    {0x0D, DeviceClass::PHONE},     // tethering target
    {0x0E, DeviceClass::PHONE},     // tethering source
    {0x0F, DeviceClass::PHONE},     // nearby action
    {0x10, DeviceClass::PHONE},     // nearby info
    {0x12, DeviceClass::TAG},       // Find My
}};

// Device types of the connected devices platform ([MS-CDP] 2.2.2.2.2)
static constexpr std::array<KnownNumber, 11> MICROSOFT_DEVICES{{
    {1, DeviceClass::FIXTURE},    // Xbox One
    {6, DeviceClass::PHONE},      // iPhone
    {7, DeviceClass::PHONE},      // iPad
    {8, DeviceClass::PHONE},      // Android
    {9, DeviceClass::COMPUTER},   // Windows desktop
    {11, DeviceClass::PHONE},     // Windows phone
    {12, DeviceClass::COMPUTER},  // Linux
    {13, DeviceClass::FIXTURE},   // Windows IoT
    {14, DeviceClass::FIXTURE},   // Surface Hub
    {15, DeviceClass::COMPUTER},  // Windows laptop
    {16, DeviceClass::COMPUTER},  // Windows tablet
}};

// Categories of the appearance value (Assigned Numbers, 2.6.2), its upper ten bits
static constexpr std::array<KnownNumber, 26> APPEARANCES{{
    {0x01, DeviceClass::PHONE},     // phone
    {0x02, DeviceClass::COMPUTER},  // computer
    {0x03, DeviceClass::WEARABLE},  // watch
    {0x04, DeviceClass::FIXTURE},   // clock
    {0x05, DeviceClass::FIXTURE},   // display
    {0x07, DeviceClass::WEARABLE},  // eye-glasses
    {0x08, DeviceClass::TAG},       // tag
    {0x09, DeviceClass::TAG},       // keyring
    {0x0B, DeviceClass::FIXTURE},   // barcode scanner
    {0x0D, DeviceClass::WEARABLE},  // heart rate sensor
    {0x11, DeviceClass::WEARABLE},  // running sensor
    {0x20, DeviceClass::FIXTURE},   // network device
    {0x21, DeviceClass::FIXTURE},   // sensor
    {0x22, DeviceClass::FIXTURE},   // light fixture
    {0x23, DeviceClass::FIXTURE},   // fan
    {0x24, DeviceClass::FIXTURE},   // HVAC
    {0x25, DeviceClass::FIXTURE},   // air conditioning
    {0x26, DeviceClass::FIXTURE},   // humidifier
    {0x27, DeviceClass::FIXTURE},   // heating
    {0x28, DeviceClass::FIXTURE},   // access control
    {0x2B, DeviceClass::FIXTURE},   // light source
    {0x2D, DeviceClass::AUDIO},     // audio sink
    {0x30, DeviceClass::FIXTURE},   // domestic appliance
    {0x31, DeviceClass::AUDIO},     // wearable audio
    {0x34, DeviceClass::FIXTURE},   // display equipment
    {0x35, DeviceClass::AUDIO},     // hearing aid
}};

/// What a table says of a number, UNKNOWN where it says nothing.
template<size_t N> constexpr DeviceClass look_up(const std::array<KnownNumber, N> &known, uint16_t number) {
  for (const KnownNumber &entry : known) {
    if (entry.number == number)
      return entry.device_class;
  }
  return DeviceClass::UNKNOWN;
}

}  // namespace esphome::footfall
