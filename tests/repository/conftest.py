"""The checkout as the tests of the repository see it."""

import pytest

from scripts.bootstrap.paths import ROOT
from scripts.tools.checks.tree import Tree, checkout


@pytest.fixture(scope="session")
def tree() -> Tree:
    return checkout(ROOT)
