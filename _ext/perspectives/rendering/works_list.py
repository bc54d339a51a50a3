"""Corrections to the output of sphinxcontrib-bibtex: the labels of the list, and keys of unknown works."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets

from perspectives._compat import builder_of


class UnlabelWorks(SphinxPostTransform):
    """Removes the labels from the list of works, as Chicago style has none. Each work keeps its stable id.

    LaTeX keeps the labels: there, the anchor of a citation is part of its label.
    """

    default_priority = 6
    """After sphinxcontrib-bibtex has filled the list (5), before references are resolved (10)."""

    def run(self, **_options: Any) -> None:
        """Replace each citation of the list by a container."""
        if builder_of(self.env).format == "latex":
            return
        for citation in list(self.document.findall(nodes.citation)):
            if citation.get("docname") is None:
                continue
            works = [child for child in citation.children if not isinstance(child, nodes.label)]
            citation.replace_self(nodes.container("", *works, ids=citation["ids"], classes=["ps-work"]))
            # sphinxcontrib-bibtex keeps the citation in its store.
            # The references to other nodes are cut: otherwise the whole page would stay in memory too.
            citation.children, citation.parent = [], None
            citation.document = None  # type: ignore[assignment]  # as for a node outside of any document


class ShowUnknownKeys(SphinxPostTransform):
    """Shows a key that the bibliography lacks as it was typed, so that no text of the editor is lost."""

    default_priority = 6
    """Before references are resolved (10): that would leave out the unknown work."""

    def run(self, **_options: Any) -> None:
        """Remove unknown keys from the references, and show them behind these."""
        entries = self.env.domaindata["cite"]["bibdata"].data.entries
        for reference in list(self.document.findall(addnodes.pending_xref)):
            if reference.get("refdomain") != "cite":
                continue
            targets = list(parse_citation_targets(reference["reftarget"]))
            unknown = [target for target in targets if target.key not in entries]
            if unknown:
                keys = nodes.inline("", f" [{', '.join(_source_text(target) for target in unknown)}]")
                reference["reftarget"] = ",".join(
                    _source_text(target) for target in targets if target not in unknown
                )
                if reference["reftarget"]:
                    reference.parent.insert(reference.parent.index(reference) + 1, keys)
                else:
                    reference.replace_self(keys)


def _source_text(target: CitationTarget) -> str:
    before, after = (f"{{{text}}}" if text else "" for text in (target.pre, target.post))
    return f"{before}{target.key}{after}"
