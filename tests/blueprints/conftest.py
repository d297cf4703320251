"""A Home Assistant to automate a shop in, as the integration's own tests have it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from tests.integration.conftest import _integration, _sockets, _words, hass_config_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["_integration", "_sockets", "_words", "hass_config_dir"]

COMPLAIN = ("homeassistant.components.automation", "homeassistant.components.template", "homeassistant.helpers")


@pytest.fixture(autouse=True)
def _nothing_is_complained_of(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Hold that no blueprint asks for what is not there, or calculates with what is no number."""
    yield
    complaints = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.startswith(COMPLAIN)
    ]
    assert complaints == []
