"""The theme's stylesheets without the rules that match nothing in the book.

What a book uses is read from its pages and scripts, so a new version of the theme, a new page or a new script
needs no work. A rule goes if it cannot match:

* each of its selectors names a class, an id or an element that stands in no page, and no word of a script;
* it declares a face (``@font-face``) or an animation (``@keyframes``) that no rule left uses;
* it sets a custom property that no stylesheet, page or script reads.

What stands in the brackets of ``:not(…)`` and ``:has(…)`` is not looked at: such a rule stays.
The parser is tinycss2, which follows the CSS Syntax Module Level 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import tinycss2

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from tinycss2.ast import Node

    from perspectives.domain.store import PerspectivesDomain
    from perspectives.records.kept_results import Topic

NAMES = re.compile(r'\s(?:class|id)="([^"]*)"')
ELEMENTS = re.compile(r"<([a-z][a-z0-9-]*)")
SCRIPTS = re.compile(r'<script\b[^>]*\ssrc="[^"]*_static/([^"?]*)')
WORDS = re.compile(r"[A-Za-z][\w-]*")
PROPERTIES = re.compile(r"--[\w-]+")
READ_PROPERTIES = re.compile(r"var\(\s*(--[\w-]+)")
CONDITIONAL = {"media", "supports", "layer", "container"}
"""The at-rules that hold rules."""
CHOICE = {"is", "where"}
"""The pseudo-classes that match where one of several selectors does."""


@dataclass(frozen=True, slots=True)
class Used:
    """What the pages and scripts of a book name.

    :ivar names: classes, ids and elements of the pages, and every word of the scripts
    :ivar properties: the custom properties that pages, scripts and stylesheets name
    """

    names: frozenset[str]
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a stylesheet.

    :ivar kind: the word of an at-rule; empty for a style rule
    :ivar head: what stands before the brace, or the whole of a rule without one
    :ivar declarations: name and text of each declaration; None where the rule has none
    :ivar rules: the rules in this one; None where it holds none
    """

    kind: str
    head: str
    declarations: tuple[tuple[str, str], ...] | None = None
    rules: tuple[Rule, ...] | None = None

    @property
    def text(self) -> str:
        """The rule as CSS; empty where nothing is left in it."""
        if self.rules is not None:
            inner = "".join(rule.text for rule in self.rules)
        elif self.declarations is not None:
            inner = ";".join(text for _name, text in self.declarations)
        else:
            return self.head
        return f"{self.head}{{{inner}}}" if inner else ""


def prune_styles(app: Sphinx, exception: Exception | None) -> None:
    """Write the stylesheets that the setting names without the rules of no use (event ``build-finished``)."""
    if exception is not None or app.builder.name not in {"html", "dirhtml"}:
        return
    static = Path(app.outdir, "_static")
    sheets = [path for name in app.config.pruned_styles if (path := static / name).is_file()]
    if not sheets:
        return
    # Where a page or a text has not changed since the last build, it need not be read or parsed again.
    kept = cast("PerspectivesDomain", app.env.domains["perspectives"]).kept.topic(
        f"styles-{app.builder.name}"
    )
    used = used_in(Path(app.outdir), sheets, kept)
    texts = [sheet.read_text(encoding="utf-8") for sheet in sheets]
    facts = (
        tinycss2.VERSION,
        Path(__file__).read_bytes(),
        texts,
        sorted(used.names),
        sorted(used.properties),
    )
    for sheet, text in zip(sheets, kept.of(facts, partial(prune, texts, used)), strict=True):
        sheet.write_text(text, encoding="utf-8")


def used_in(outdir: Path, sheets: Iterable[Path], kept: Topic) -> Used:
    """Return what the pages, scripts and stylesheets below *outdir* name, but the stylesheets *sheets*.

    :param kept: what the last build found in each file
    """
    static = outdir / "_static"
    names: set[str] = set()
    properties: set[str] = set()
    # Some scripts are loaded by others.
    scripts = {path.name for path in static.glob("*.js")}

    for path in outdir.rglob("*.html"):
        if static not in path.parents:
            facts = path.stat()
            known = (path.relative_to(outdir).as_posix(), facts.st_size, facts.st_mtime_ns)
            named, loaded, custom = kept.of(known, partial(_found_in_page, path))
            names |= named
            scripts |= loaded
            properties |= custom
    for name in scripts:
        text = (static / name).read_text(encoding="utf-8") if (static / name).is_file() else ""
        names.update(WORDS.findall(text))
        properties.update(PROPERTIES.findall(text))
    for path in {*static.rglob("*.css")} - {*sheets}:
        properties.update(PROPERTIES.findall(path.read_text(encoding="utf-8")))
    return Used(frozenset(names), frozenset(properties))


def _found_in_page(path: Path) -> list[set[str]]:
    """Return the classes, ids and elements of a page; its scripts; the custom properties that it names."""
    text = path.read_text(encoding="utf-8")
    names = {name for value in set(NAMES.findall(text)) for name in value.split()}
    return [names | {*ELEMENTS.findall(text)}, {*SCRIPTS.findall(text)}, {*PROPERTIES.findall(text)}]


def prune(texts: Sequence[str], used: Used) -> list[str]:
    """Return stylesheets without the rules of no use. Each may use what another declares."""
    sheets = [list(_matching(_rules(tinycss2.parse_stylesheet(text)), used.names)) for text in texts]
    size = -1
    # A property may be read for the value of another that nobody reads.
    while size != (size := sum(len(rule.text) for sheet in sheets for rule in sheet)):
        read = used.properties | {
            name for sheet in sheets for rule in sheet for name in READ_PROPERTIES.findall(rule.text)
        }
        sheets = [list(_without_properties(sheet, read)) for sheet in sheets]
    values = "".join(rule.text for sheet in sheets for rule in sheet if not _names_something(rule))
    return ["".join(rule.text for rule in sheet if _is_named(rule, values)) for sheet in sheets]


def _rules(nodes: Iterable[Node]) -> Iterator[Rule]:
    """Yield the rules of a parsed stylesheet; comments and errors are no rules."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield Rule("", tinycss2.serialize(node.prelude).strip(), tuple(_declarations(node.content)))
        elif node.type == "at-rule":
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            if node.content is None:
                yield Rule(node.lower_at_keyword, f"{head};")
            elif node.lower_at_keyword in CONDITIONAL:
                inner = tinycss2.parse_rule_list(node.content)
                yield Rule(node.lower_at_keyword, head.strip(), rules=tuple(_rules(inner)))
            else:
                whole = f"{head.strip()}{{{tinycss2.serialize(node.content)}}}"
                yield Rule(node.lower_at_keyword, whole)


def _declarations(content: Iterable[Node]) -> Iterator[tuple[str, str]]:
    for node in tinycss2.parse_blocks_contents(content):
        if node.type == "declaration":
            yield node.name, node.serialize()
        elif node.type in {"qualified-rule", "at-rule"}:
            yield "", node.serialize()


def _matching(rules: Iterable[Rule], names: frozenset[str]) -> Iterator[Rule]:
    """Yield the rules that may match, each with those of its selectors that may."""
    for rule in rules:
        if rule.rules is not None:
            yield replace(rule, rules=tuple(_matching(rule.rules, names)))
        elif rule.kind or rule.declarations is None:
            yield rule
        else:
            selectors = _parts(tinycss2.parse_component_value_list(rule.head))
            kept = [tinycss2.serialize(one).strip() for one in selectors if may_match(one, names)]
            if kept:
                yield replace(rule, head=",".join(kept))


def _parts(tokens: Iterable[Node]) -> list[list[Node]]:
    """Return the selectors of a list, which commas separate."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def may_match(selector: Sequence[Node], names: frozenset[str]) -> bool:
    """Return whether a selector may match: whether its classes, ids and elements are in *names*."""
    before = ""
    for token in selector:
        if token.type == "hash" and token.value not in names:
            return False
        if token.type == "ident" and before != ":":
            # A class is written as it is in the page; an element in any case.
            name = token.value if before == "." else token.lower_value
            if name not in names:
                return False
        is_choice = token.type == "function" and before == ":" and token.lower_name in CHOICE
        if is_choice and not any(may_match(one, names) for one in _parts(token.arguments)):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _without_properties(rules: Iterable[Rule], read: frozenset[str]) -> Iterator[Rule]:
    """Yield the rules without the custom properties that are not in *read*."""
    for rule in rules:
        if rule.rules is not None:
            yield replace(rule, rules=tuple(_without_properties(rule.rules, read)))
        elif rule.declarations is not None:
            kept = tuple(one for one in rule.declarations if not one[0].startswith("--") or one[0] in read)
            yield replace(rule, declarations=kept)
        else:
            yield rule


def _names_something(rule: Rule) -> bool:
    """Return whether a rule declares a face or an animation, which others use by its name."""
    return rule.kind == "font-face" or rule.kind.endswith("keyframes")


def _is_named(rule: Rule, values: str) -> bool:
    """Return whether the face or the animation that a rule declares is named in *values*."""
    if rule.kind == "font-face":
        family = re.search(r"font-family:\s*[\"']?([^;\"'}]+)", rule.head)
        return family is None or family[1].strip() in values
    if rule.kind.endswith("keyframes"):
        return rule.head.partition("{")[0].split()[-1] in values
    return True
