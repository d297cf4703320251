"""Footfall's node: hears the phones around it and tells a hub under pseudonyms (docs/node.md, docs/protocol.md)."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import esphome.codegen as cg
import esphome.config_validation as cv
import esphome.final_validate as fv
from esphome.config_helpers import filter_source_files_from_platform
from esphome.const import (
    CONF_API,
    CONF_DISABLED,
    CONF_ENCRYPTION,
    CONF_ID,
    CONF_LEVEL,
    CONF_LOGGER,
    CONF_MDNS,
    CONF_PORT,
    CONF_PROTOCOL,
    CONF_REBOOT_TIMEOUT,
    CONF_SERVICE,
    CONF_SERVICES,
    CONF_WIFI,
    PlatformFramework,
)
from esphome.core import CORE, CoroPriority, Lambda, coroutine_with_priority

from .automation import TRIGGER_SCHEMA, triggers_to_code
from .names import CONF_PRESENCE_TIMEOUT, CONF_SIGNAL_GATE, GATE_RANGE, TIMEOUT_RANGE, Footfall, footfall_ns
from .radios import CONF_RADIOS, final_validate_radios, radio_schema, radios_to_code
from .sizes import HOST, Sizes, default_sizes

if TYPE_CHECKING:
    from esphome.types import ConfigType

_LOGGER = logging.getLogger(__name__)

CODEOWNERS = ["@footfall-ha"]
DEPENDENCIES = ["api", "logger"]
# The define that lets an action answer with data makes the API include json's header.
AUTO_LOAD = ["json"]

CONF_RING_SIZE = "ring_size"
CONF_TABLE_ROWS = "table_rows"

PROTOCOL_VERSION = 1
SERVICE = "_footfall"

FootfallHost = footfall_ns.class_("FootfallHost", Footfall)

BASE_SCHEMA = (
    cv.Schema(
        {
            cv.GenerateID(): cv.declare_id(Footfall),
            cv.Optional(CONF_SIGNAL_GATE, default=-90): cv.int_range(*GATE_RANGE),
            cv.Optional(CONF_PRESENCE_TIMEOUT, default="5min"): cv.All(
                cv.positive_time_period_seconds,
                cv.Range(*(cv.TimePeriod(seconds=seconds) for seconds in TIMEOUT_RANGE)),
            ),
            # Without a default here: that depends on the chip and on its radios.
            cv.Optional(CONF_TABLE_ROWS): cv.int_range(min=16, max=32768),
            cv.Optional(CONF_RING_SIZE): cv.int_range(min=64, max=65536),
        }
    )
    .extend(TRIGGER_SCHEMA)
    .extend(cv.polling_component_schema("10s"))
)


def _schema(config: ConfigType) -> ConfigType:
    """Validate against the schema of the platform: only an ESP32 has radios."""
    if not CORE.is_esp32:
        return _sized(BASE_SCHEMA(config), HOST)
    from esphome.components.esp32 import get_esp32_variant  # noqa: PLC0415 - only on this platform

    config = BASE_SCHEMA.extend(radio_schema(config))(config)
    return _sized(config, default_sizes(get_esp32_variant(), config[CONF_RADIOS]))


def _sized(config: ConfigType, sizes: Sizes) -> ConfigType:
    return {CONF_TABLE_ROWS: sizes.table_rows, CONF_RING_SIZE: sizes.ring_size, **config}


CONFIG_SCHEMA = cv.All(_schema, cv.only_on(["esp32", "host"]))


def _refuse_talkative_logger(full: ConfigType) -> None:
    # At this level ESPHome prints the arguments of actions, keys among them, and the addresses that it hears.
    if full.get(CONF_LOGGER, {}).get(CONF_LEVEL) == "VERY_VERBOSE":
        raise cv.Invalid("footfall does not run with 'logger: level: VERY_VERBOSE', which would log keys and addresses")


def _require_encryption(full: ConfigType) -> None:
    if CONF_ENCRYPTION not in full[CONF_API]:
        raise cv.Invalid("footfall needs 'api: encryption:', the hub hands over keys on this connection")


def _hint_at_reboots(full: ConfigType) -> None:
    for component in (CONF_API, CONF_WIFI):
        timeout = full.get(component, {}).get(CONF_REBOOT_TIMEOUT)
        if timeout is not None and timeout.total_milliseconds != 0:
            _LOGGER.warning(
                "[footfall] '%s: reboot_timeout' is %s: a node that loses its hub restarts then and forgets who is "
                "near. Set it to 0s to let it count on.",
                component,
                timeout,
            )


def _announce(full: ConfigType) -> None:
    """Add our own service to what mDNS announces, so that a hub finds nodes and not just any ESPHome device."""
    announced = full.get(CONF_MDNS)
    if announced is None or announced[CONF_DISABLED]:
        return
    from esphome.components.mdns import SERVICE_SCHEMA  # noqa: PLC0415 - only on this platform

    service = SERVICE_SCHEMA(
        {
            CONF_SERVICE: SERVICE,
            CONF_PROTOCOL: "_tcp",
            CONF_PORT: full[CONF_API][CONF_PORT],
            "txt": {"protocol": str(PROTOCOL_VERSION), "mac": Lambda("return get_mac_address();")},
        }
    )
    if not any(other[CONF_SERVICE] == SERVICE for other in announced[CONF_SERVICES]):
        announced[CONF_SERVICES].append(service)


def _final_validate(config: ConfigType) -> ConfigType:
    full = fv.full_config.get()
    _refuse_talkative_logger(full)
    if CORE.is_esp32:
        _require_encryption(full)
        final_validate_radios(config, full)
        _hint_at_reboots(full)
        _announce(full)
    return config


FINAL_VALIDATE_SCHEMA = _final_validate


async def to_code(config: ConfigType) -> None:
    """Generate the node, its radios, and the defines that let an action answer."""
    # As flags, because the core includes nothing of ESPHome's.
    cg.add_build_flag(f"-DFOOTFALL_TABLE_ROWS={config[CONF_TABLE_ROWS]}")
    cg.add_build_flag(f"-DFOOTFALL_RING_SIZE={config[CONF_RING_SIZE]}")
    cg.add_define("USE_API_USER_DEFINED_ACTIONS")
    cg.add_define("USE_API_CUSTOM_SERVICES")
    cg.add_define("USE_API_USER_DEFINED_ACTION_RESPONSES")
    cg.add_define("USE_API_USER_DEFINED_ACTION_RESPONSES_JSON")

    if CORE.is_host:
        # ESPHome fixes the interface and the address when it builds; footfall_host.cpp sets them when it starts.
        cg.add_build_flag("-Wl,--wrap=bind")
        cg.add_build_flag("-Wl,--wrap=_ZN7esphome19get_mac_address_rawEPh")
        var = cg.Pvariable(config[CONF_ID], FootfallHost.new(), FootfallHost)
    else:
        var = cg.new_Pvariable(config[CONF_ID])
    await cg.register_component(var, config)
    cg.add(var.set_gate(config[CONF_SIGNAL_GATE]))
    cg.add(var.set_presence_timeout(config[CONF_PRESENCE_TIMEOUT].total_seconds))
    # When all entities are there that automations may name.
    CORE.add_job(coroutine_with_priority(CoroPriority.AUTOMATION)(triggers_to_code), var, config)
    if CORE.is_esp32:
        await radios_to_code(var, config)


FILTER_SOURCE_FILES = filter_source_files_from_platform(
    {
        "footfall_esp32.cpp": {PlatformFramework.ESP32_IDF, PlatformFramework.ESP32_ARDUINO},
        **{
            name: {PlatformFramework.HOST_NATIVE}
            for name in (
                "capture_80211.cpp",
                "capture_bluetooth.cpp",
                "capture_file.cpp",
                "capture_pcapng.cpp",
                "capture_player.cpp",
                "capture_reader.cpp",
                "footfall_host.cpp",
            )
        },
    }
)
