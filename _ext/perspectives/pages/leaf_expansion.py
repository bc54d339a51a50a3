"""Leaf nodes become ordinary nodes where the builder prints no templates, so that every builder prints every word."""

from __future__ import annotations

from typing import Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives._compat import builder_of
from perspectives.doctree.leaf_nodes import leaf
from perspectives.records.builders import TEMPLATE_BUILDERS


class ExpandLeaves(SphinxPostTransform):
    """Puts ordinary nodes in the place of leaf nodes, for all but the builders that print these by templates."""

    # After the records are filled (5) and retired ids are told (6), before references are resolved (10).
    default_priority = 7

    def run(self, **_options: Any) -> None:
        """Replace every leaf node of the document."""
        if builder_of(self.env).name not in TEMPLATE_BUILDERS:
            for node in list(self.document.findall(leaf)):
                node.replace_self(node.expanded())
