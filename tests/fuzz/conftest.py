"""What the tests of fuzzing share, and a word on what they fuzzed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.tools.fuzz_build import Driver, find_driver
from tests.conftest import AT_THE_END

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def best() -> Driver:
    return find_driver()


@pytest.fixture
def driver(best: Driver, record_property: Callable[[str, object], None]) -> Driver:
    """Give the best driver that this machine has."""
    record_property(AT_THE_END, f"The fuzz targets ran with {best.name} ({best.compiler[0]}).")
    return best
