"""What the tests of the tools share."""

from __future__ import annotations

import pytest

from tests.tools.small_editions import Tree, make_tree


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return two editions of the tiny reader in one tree, built once."""
    return make_tree(tmp_path_factory.mktemp("editions"))
