"""Leaf nodes are replaced by ordinary nodes for builders without templates, so that these print them too."""

from __future__ import annotations

from typing import Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives._compat import builder_of
from perspectives.doctree.leaf_nodes import leaf
from perspectives.records.builders import TEMPLATE_BUILDERS


class ExpandLeaves(SphinxPostTransform):
    """Replaces leaf nodes by ordinary nodes, except for the builders that print them by templates."""

    # After records are filled (5) and notes on retired ids added (6), before references are resolved (10).
    default_priority = 7

    def run(self, **_options: Any) -> None:
        """Replace every leaf node of the document."""
        if builder_of(self.env).name not in TEMPLATE_BUILDERS:
            for node in list(self.document.findall(leaf)):
                node.replace_self(node.ordinary_nodes())
