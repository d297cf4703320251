"""What the owner of a shop may set about counting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """`gate`: dBm from which a device is near; None takes the profile's. Every signal is moved by the difference."""

    gate: int | None = None
