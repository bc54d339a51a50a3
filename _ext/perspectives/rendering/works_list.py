"""What sphinxcontrib-bibtex leaves to be mended after reading: the labels of the list, citations of works that are unknown."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets

from perspectives._compat import builder_of


class UnlabelWorks(SphinxPostTransform):
    """Print the list of works as Chicago does, each work a paragraph under its stable address, without a label.

    LaTeX is left out: there a citation's address hangs on its label.
    """

    default_priority = 6
    """Right after sphinxcontrib-bibtex has filled the list (5), before references are resolved (10)."""

    def run(self, **_options: Any) -> None:
        """Replace the citations of each list."""
        if builder_of(self.env).format == "latex":
            return
        for citation in list(self.document.findall(nodes.citation)):
            if citation.get("docname") is None:
                continue
            works = [child for child in citation.children if not isinstance(child, nodes.label)]
            citation.replace_self(nodes.container("", *works, ids=citation["ids"], classes=["ps-work"]))
            # The store of sphinxcontrib-bibtex keeps the citation, which would keep the whole page it stood on.
            citation.children, citation.parent = [], None
            citation.document = None  # type: ignore[assignment]  # as it is of a node that stands nowhere


class ShowUnknownKeys(SphinxPostTransform):
    """Print a key that the bibliography lacks as it was typed, so that nothing the editor wrote is lost."""

    default_priority = 6
    """Before references are resolved (10), which would leave the unknown work out."""

    def run(self, **_options: Any) -> None:
        """Take unknown keys out of the references, and show them beside."""
        known = self.env.domaindata["cite"]["bibdata"].data.entries
        for reference in list(self.document.findall(addnodes.pending_xref)):
            if reference.get("refdomain") != "cite":
                continue
            targets = list(parse_citation_targets(reference["reftarget"]))
            unknown = [target for target in targets if target.key not in known]
            if unknown:
                shown = nodes.inline("", f" [{', '.join(_typed(target) for target in unknown)}]")
                reference["reftarget"] = ",".join(
                    _typed(target) for target in targets if target not in unknown
                )
                if reference["reftarget"]:
                    reference.parent.insert(reference.parent.index(reference) + 1, shown)
                else:
                    reference.replace_self(shown)


def _typed(target: CitationTarget) -> str:
    before, after = (f"{{{text}}}" if text else "" for text in (target.pre, target.post))
    return f"{before}{target.key}{after}"
