"""What can be wrong between the hub and a node, each with its own text in the translations."""

from __future__ import annotations

from enum import StrEnum

from homeassistant.exceptions import HomeAssistantError

from .const import DOMAIN


class Problem(StrEnum):
    """Why a node cannot be used; a key of the flows' errors and of the exceptions in the translations."""

    UNREACHABLE = "unreachable"
    NOT_ESPHOME = "not_esphome"
    KEY_REQUIRED = "key_required"
    KEY_WRONG = "key_wrong"
    KEY_MALFORMED = "key_malformed"
    NOT_ENCRYPTED = "not_encrypted"
    NOT_FOOTFALL = "not_footfall"
    PROTOCOL_TOO_OLD = "protocol_too_old"
    PROTOCOL_TOO_NEW = "protocol_too_new"
    TOO_OLD_FOR_ANONYMOUS = "too_old_for_anonymous"
    NOT_ANONYMOUS = "not_anonymous"
    OWNED = "owned"
    NOT_OWNER = "not_owner"
    PAUSED = "paused"
    OTHER_NODE = "other_node"
    BUSY = "busy"
    SUPERSEDED = "superseded"
    SILENT = "silent"
    LOST = "lost"
    DAMAGED = "damaged"
    NO_SCANNER = "no_scanner"
    NOT_SCANNING = "not_scanning"


KEY_PROBLEMS = frozenset({Problem.KEY_REQUIRED, Problem.KEY_WRONG, Problem.KEY_MALFORMED})
"""What another key can cure."""


class NodeError(HomeAssistantError):
    """A node cannot be used, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(translation_domain=DOMAIN, translation_key=problem.value)
        self.problem = problem
