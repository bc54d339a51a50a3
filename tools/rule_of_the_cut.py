"""Find sentences that conclude from what lies outside the words seen.

A source that was seen in part is quoted for what it says, never for what it lacks. This tool reports each
sentence of the book that names a source which was not seen whole, and has a verb of lack: leaves out, does
not mention, never names. The verbs stand in ``rule-of-the-cut.toml`` beside this file, with the sentences
that an editor allows, each with the reason.

``python -m tools.rule_of_the_cut`` exits with 1 where it has something to report. It knows a sentence by
its line: the house writes one sentence a line.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pybtex.database import parse_file

RULES = Path("tools/rule-of-the-cut.toml")
BOOK = Path("docs")
BIBLIOGRAPHY = Path("sources/references.bib")
READ = ("chapters", "documents", "lessons", "parts", "reference")
"""The folders of the book whose sentences speak about sources."""
ROLE = re.compile(r"\{(?P<role>quote|claim|document|cite:?\w*)\}`(?P<words>[^`<]*)(?:<(?P<id>[^>`]+)>)?`")
CLAIM = re.compile(r"^:{3,}\{claim\}[^\n]*\n(?P<body>.*?)^:{3,}\s*$", re.DOTALL | re.MULTILINE)
OPTION = re.compile(r"^:(?P<name>[\w-]+): (?P<value>.+)$", re.MULTILINE)
DOCUMENT = re.compile(r"^\((?P<id>[\w-]+)\)=\n.*?^:{3,}\{document\} (?P<work>\S+)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that may break the rule, with its place, its verb and the sources seen in part."""

    path: Path
    line: int
    verb: str
    sources: tuple[str, ...]
    sentence: str

    def __str__(self) -> str:
        """Return the finding as an editor reads it."""
        return (
            f"{self.path}:{self.line}: “{self.verb}” beside {', '.join(self.sources)}, which was not seen "
            f"whole. Say what the source says; or allow the sentence in {RULES.name}, with the reason.\n"
            f"    {self.sentence}"
        )


def seen_of_works(bibliography: Path) -> dict[str, str]:
    """Return how much of each work was seen, by its key; empty where the entry does not say it."""
    entries = parse_file(str(bibliography)).entries
    return {key: entry.fields.get("seen", "") for key, entry in entries.items()}


def seen_of_ids(texts: Iterable[str], works: Mapping[str, str]) -> dict[str, str]:
    """Return how much was seen of the source of each claim and each document, by its id."""
    seen = dict(works)
    for text in texts:
        for match in CLAIM.finditer(text):
            options = dict(OPTION.findall(match["body"]))
            work = str(options.get("source") or options.get("quoted-in") or "")
            given = options.get("seen", "quoted" if "quoted-in" in options else works.get(work, ""))
            if "id" in options:
                seen[options["id"]] = given
        for match in DOCUMENT.finditer(text):
            seen[match["id"]] = works.get(match["work"], "")
    return seen


def sources_in(sentence: str) -> list[str]:
    """Return the ids of claims, documents and works that the roles of a sentence name."""
    found = []
    for match in ROLE.finditer(sentence):
        names = match["id"] or match["words"]
        found += [re.split(r"[:{]", name.strip())[0] for name in names.split(",")]
    return found


def without_quotations(sentence: str) -> str:
    """Return a sentence without the words of its roles and quotations: those are not the editor’s."""
    return re.sub(r"[“‘][^”]*[”’]", " ", ROLE.sub(" ", sentence))


def find(
    path: Path, text: str, seen: Mapping[str, str], verbs: re.Pattern[str], allowed: Iterable[str]
) -> Iterator[Finding]:
    """Yield the findings of one file. *allowed* are the beginnings of the sentences that may stay."""
    allowed = tuple(allowed)
    for number, line in enumerate(text.split("\n"), start=1):
        sentence = line.strip()
        if sentence.startswith((">", ":")) or (allowed and sentence.startswith(allowed)):
            continue
        verb = verbs.search(without_quotations(sentence))
        partly = [id_ for id_ in dict.fromkeys(sources_in(sentence)) if seen.get(id_, "whole") != "whole"]
        if verb and partly:
            yield Finding(path, number, verb[0], tuple(partly), sentence)


def place_of(start: str) -> str:
    """Return the file and the line of an allowed sentence that begins so."""
    lines = enumerate(RULES.read_text(encoding="utf-8").split("\n"), start=1)
    typed = f"sentence = {json.dumps(start, ensure_ascii=False)}"
    return f"{RULES}:{next((number for number, line in lines if line.startswith(typed)), 1)}"


def main() -> int:
    """Print the findings, and the allowed sentences that stand nowhere; return 1 if there is one."""
    rules = tomllib.loads(RULES.read_text(encoding="utf-8"))
    verbs = re.compile(r"\b(?:" + "|".join(rules["verbs"]) + r")\b", re.IGNORECASE)
    pages = {
        path: path.read_text(encoding="utf-8")
        for name in READ
        for path in sorted((BOOK / name).rglob("*.md"))
    }
    seen = seen_of_ids(pages.values(), seen_of_works(BIBLIOGRAPHY))
    allowed = [one["sentence"] for one in rules.get("allowed", ())]
    findings = [finding for path, text in pages.items() for finding in find(path, text, seen, verbs, allowed)]
    lines = {line.strip() for text in pages.values() for line in text.split("\n")}
    stale = [start for start in allowed if not any(line.startswith(start) for line in lines)]
    for finding in findings:
        print(finding)
    for start in stale:
        print(f"{place_of(start)}: “{start}”: no sentence begins so any more. Take it out.")
    return 1 if findings or stale else 0


if __name__ == "__main__":
    sys.exit(main())
