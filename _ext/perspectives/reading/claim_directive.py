"""The directive ``{claim}``: its words stay as typed, with their originals and variants."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.statemachine import StringList

from perspectives.doctree import comparison_nodes
from perspectives.doctree.paragraphs import mark_verse
from perspectives.reading.character_notes import unseen_problems
from perspectives.reading.declared_fields import added_fields
from perspectives.reading.directive_base import PerspectivesDirective
from perspectives.reading.markdown import parser_of, take_out_empty_quotations
from perspectives.reading.misreadings import misread
from perspectives.reading.quotations import QUOTED, Typed, as_typed, quotations_in, typed_words
from perspectives.reading.wording_lines import WordingLine, read_wordings
from perspectives.records.added_fields import take_further
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.claim_records import Wording
from perspectives.records.fields import FURTHER, readers_of
from perspectives.records.option_values import parse_text

MARKDOWN = "perspectives:markdown"
"""The key under which the parser for :func:`misread` is kept while a page is read."""
ATTRIBUTION = re.compile(r">\s*(?:---?|—|–)\s*\S")


class ClaimDirective(PerspectivesDirective):
    """``{claim} voice``: what one voice says, with its provenance."""

    argument = "the voice"
    argument_anchor = "claim"
    readers: ClassVar = readers_of(CLAIM_FIELDS)
    required = ("id", "source")

    def run(self) -> list[nodes.Node]:
        """Return the claim; its quotations stay as typed."""
        voice = self.read_argument()
        added = added_fields(self.env.events).get("claim", ())
        self.readers = {**self.readers, **readers_of(added)}  # type: ignore[misc]
        values = self.read_options()
        if further := take_further(added, values):
            values[FURTHER] = further
        typed = {name.replace("-", "_") for name in self.options}
        if any(kind == "claim" for kind, _ in self.stack):
            self.problem("nested-claim", voice)
        if not typed & {"source", "quoted_in"}:
            self.problem("missing-source")
        for work in ("source", "quoted_in"):
            locator = "locator" if work == "source" else "quoted_in_locator"
            if locator in typed and work not in typed:
                option = locator.replace("_", "-")
                value = f"{option}: {self.options[option]}"
                self.problem("locator-without-work", value, line=self.option_line(option))
        values["voice"] = voice
        values["accounts"] = next((id_ for kind, id_ in reversed(self.stack) if kind == "accounts"), None)
        said = self.take_wordings()
        is_run_on = self.check_lines()
        quotations = self.take_as_words()
        wordings = self.wordings_of(quotations, said, values)
        node = self.make(comparison_nodes.claim, values)
        node["incomplete"] = "id" not in values or not voice or not {"source", "quoted_in"} & set(values)
        node += self.parse("claim", values.get("id"))
        for quotation in take_out_empty_quotations(node):
            self.problem("empty-body", ">", line=quotation.line)
        if not node.children:
            self.problem("empty-body", voice)
        self.keep_typed(node, quotations, wordings, is_run_on)
        for quotation in node.findall(nodes.block_quote):
            quotation["classes"].append("ps-words")
            quotation["support_smartquotes"] = False
            for element in quotation.findall(nodes.TextElement):
                element["translatable"] = False
                mark_verse(element)
        return [node]

    def take_wordings(self) -> dict[int, WordingLine]:
        """Take the lines out of the content that say what a quotation is; return them by its first line."""
        if not self.in_markdown:
            return {}
        read = read_wordings(list(self.content))
        for fault in read.faults:
            line = self.first_content_line + fault.line
            self.problem(fault.code, fault.value, fault.expected, fault.near, line)
        if read.lines != list(self.content):
            self.content = StringList(read.lines, source=self.get_source_info()[0])
        return read.by_quotation

    def wordings_of(
        self, quotations: list[Typed], said: dict[int, WordingLine], values: dict[str, Any]
    ) -> list[tuple[str, Wording] | None]:
        """Return for each quotation that has words, whether it is an original or a variant, and of which one.

        None for a quotation itself. A wording without a quotation before it is reported.
        It belongs to the first one that follows; where none does, it is a quotation in its language.
        """
        quotations = [one for one in quotations if typed_words(one.lines)]
        number = 0
        found: list[tuple[str, Wording] | None] = []
        has_quotation = any(one.first not in said for one in quotations)
        for one in quotations:
            line = said.get(one.first)
            if line is None:
                number += 1
                found.append(None)
                continue
            place = self.first_content_line + one.first
            if not number:
                self.problem(
                    "wording-without-quotation", line.typed, line=self.first_content_line + line.line
                )
            if not has_quotation:
                if line.is_original and line.language:
                    values.setdefault("language", line.language)
                found.append(None)
                continue
            wording = Wording("", number or 1, line.language, line.work, line.locator, place)
            before = [kept for kept in found if kept and kept[0] == "original" and line.is_original]
            if line.language and any(
                (kept.quotation, kept.language) == (wording.quotation, line.language)
                for _kind, kept in before
            ):
                self.problem("repeated-original", line.typed, line=self.first_content_line + line.line)
            found.append(("original" if line.is_original else "variant", wording))
        return found

    def take_as_words(self) -> list[Typed]:
        """Return the quotations as typed; what Markdown takes for something else is reported.

        In the content, every sign of a quotation that is no understood mark gets a backslash before it.
        """
        if not self.in_markdown:
            return []
        lines = list(self.content)
        quotations = quotations_in(lines)
        markdown = self.env.temp_data.get(MARKDOWN)
        if markdown is None:
            markdown = self.env.temp_data[MARKDOWN] = parser_of(cast(Any, self.env).myst_config)
            markdown.options["typographer"] = False
        first = self.first_content_line
        for quotation in quotations:
            for problem in unseen_problems(quotation, first):
                self.problem(problem.code, problem.value, line=problem.line)
            for one in misread(markdown, quotation):
                line = first + quotation.first + one.line
                self.problem("quotation-is-markup", parse_text(one.text), f"words, not {one.what}", line=line)
            lines[quotation.first : quotation.first + len(quotation.lines)] = as_typed(quotation)
        if quotations:
            self.content = StringList(lines, source=self.get_source_info()[0])
        return quotations

    def keep_typed(
        self,
        node: nodes.Element,
        quotations: list[Typed],
        wordings: list[tuple[str, Wording] | None],
        is_run_on: bool,
    ) -> None:
        """Keep with each quotation the words that were typed, which are compared with those that are kept.

        Where a quotation runs on, that is told: the words that it takes in are no other fault.
        An original and a variant have the attribute ``wording`` with what is said of them.
        """
        if not self.in_markdown:
            return
        found = [child for child in node.children if isinstance(child, nodes.block_quote)]
        typed = [words for one in quotations if (words := typed_words(one.lines))]
        inner = [
            one
            for one in node.findall(nodes.block_quote)
            if not isinstance(one.parent, comparison_nodes.claim)
        ]
        for quotation in inner:
            self.problem("misplaced-quotation", parse_text(quotation.astext()), line=quotation.line)
        if not inner and not is_run_on and len(found) != len(typed):
            self.problem("lost-words", expected=f"{len(typed)} quotations, and there are {len(found)}")
        for quotation, words, wording in zip(found, typed, wordings, strict=False):
            if not is_run_on:
                quotation["typed"] = words
            if wording:
                quotation["kind"], quotation["wording"] = wording

    def check_lines(self) -> bool:
        """Note lines that Markdown would add to a quotation, and lines in it that name the speaker.

        Return whether a line would be added.
        """
        lines = [*self.content, ""]
        fenced = is_run_on = False
        for number, (line, after) in enumerate(pairwise(lines), self.first_content_line):
            fenced ^= line.lstrip().startswith(("```", ":::"))
            if fenced or not QUOTED.match(line):
                continue
            words, next_is_quoted = line.strip("> "), QUOTED.match(after) is not None
            if ATTRIBUTION.match(line) and not next_is_quoted:
                self.problem("attribution-in-quotation", parse_text(line), line=number)
            if (
                words
                and after.strip()
                and not next_is_quoted
                and not after.lstrip().startswith(("```", ":::"))
            ):
                self.problem("run-on-quotation", parse_text(after), line=number + 1)
                is_run_on = True
        return is_run_on
