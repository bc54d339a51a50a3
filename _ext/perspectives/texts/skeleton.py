"""The skeleton of a document's page: what a text itself says, and a mark where only an editor can write."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perspectives.records.dates import parse_date, say_date
from perspectives.records.unwritten import TODO
from perspectives.texts.tei_names import find_division, name_of, parse_xml
from perspectives.texts.text_model import Text, Words

NUMBER_OF_EDITION = re.compile(r"^\s*[\[(]?[0-9]+[\])]?\s*[.:]\s*")
"""The number of a document in its edition, before its title: “35. ”."""
NUMBERED = re.compile(r"(?P<before>(?:a[0-9]+-p)?)(?P<count>[0-9]+)")
HEADNOTE_HINT = (
    f"{TODO}: who wrote, to whom, why, what came of it, and one caution; at most 120 words. "
    "Then a list of at most two questions, each answerable from paragraphs that it names."
)
LANGUAGE = re.compile(rb"""<(?:html|TEI|text|div)\b[^>]*?\s(?:xml:)?lang\s*=\s*["']([A-Za-z-]+)["']""")


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What a text says of itself. A value is empty where it says nothing.

    :ivar title: its title, without the number of the edition
    :ivar date: its date (EDTF)
    :ivar pages: the printed pages that it stands on, as a locator: ``pp. 86–95``
    :ivar paragraphs: the numbers of its paragraphs, as the option takes them: ``1-12, a1``
    :ivar source_note: what the edition says of the paper
    :ivar language: the language that the file names (BCP 47)
    """

    title: str = ""
    date: str = ""
    pages: str = ""
    paragraphs: str = ""
    source_note: str = ""
    language: str = ""


def facts_of_text(text: Text, content: bytes, division: str = "", is_tei: bool = False) -> TextFacts:
    """Return what a text says of itself.

    :param text: the text as it was read
    :param content: the bytes of its file
    :param division: the division of the file that the text is
    """
    titles = {block.kind: block.words for block in reversed(text.blocks)}
    title = titles.get("title") or titles.get("section-title", "")
    language = LANGUAGE.search(content[:20000])
    return TextFacts(
        title=NUMBER_OF_EDITION.sub("", " ".join(title.split())),
        date=tei_date(content, division) if is_tei else "",
        pages=_pages(text),
        paragraphs=ranges([block.number for block in text.paragraphs()]),
        source_note=" ".join(
            "".join(piece.text for piece in text.source_note if isinstance(piece, Words)).split()
        ),
        language=language[1].decode("ascii") if language and not is_tei else "",
    )


def _pages(text: Text) -> str:
    """Return the pages of the paragraphs; with the mark where the page on which they begin is not known."""
    first: Sequence[str] = next((block.pages for block in text.paragraphs()), ())
    pages = [page for block in text.paragraphs() for page in block.pages]
    if not pages:
        return ""
    if not first:
        return f"{TODO} the page on which it begins is not said; it goes on to p. {pages[-1]}"
    return f"p. {pages[0]}" if pages[0] == pages[-1] else f"pp. {pages[0]}–{pages[-1]}"


def ranges(numbers: Iterable[str]) -> str:
    """Return numbers of paragraphs in ranges, a whole attachment by its name: ``1-12, a1``."""
    counts: dict[str, int] = {}
    for number in numbers:
        match = NUMBERED.fullmatch(number)
        if match:
            counts[match["before"]] = int(match["count"])
    parts = []
    for before, count in counts.items():
        if before:
            parts.append(before.partition("-")[0])
        else:
            parts.append("1" if count == 1 else f"1-{count}")
    return ", ".join(parts)


def tei_date(content: bytes, division: str = "") -> str:
    """Return the date of a division of a TEI file in EDTF: that of its dateline, else the first that it has.

    Empty where there is none, or where it is no date.
    """
    root = parse_xml(content)
    element = find_division(root, division) if division else root
    if element is None:
        return ""
    lines = [one for one in element.iter() if name_of(one) in {"dateline", "opener"}]
    for place in [*lines, element]:
        for date in place.iter():
            if name_of(date) == "date" and (found := _edtf(date)):
                return found
    return ""


def _edtf(date: ET.Element) -> str:
    """Return the date of an element ``date`` in EDTF; empty where its attributes are none."""
    first, last = date.get("when") or date.get("from"), date.get("to")
    ends = [end.partition("T")[0] for end in (first, last) if end]
    text = "/".join(ends)
    try:
        return parse_date(text).text if text else ""
    except ValueError:
        return ""


def page_of_document(
    id_: str, work: str, facts: TextFacts, maker: str = "", needs_date: bool = True, needs_note: bool = True
) -> str:
    """Return the page of a document in Markdown, with the mark where an editor has to write.

    :param id_: the id of the document, which becomes the label of its heading
    :param work: its key in the bibliography
    :param maker: a voice that may have made it; empty where none can be guessed
    :param needs_date: whether the bibliography has no date either
    :param needs_note: whether nothing else says where the paper lies
    """
    title = facts.title or f"{TODO} the title"
    if facts.date and not any(part in title for part in (say_date(facts.date), facts.date[:4])):
        title = f"{title}, {say_date(facts.date)}"
    options = [("by", f"{TODO} perhaps {maker}" if maker else f"{TODO} the voice that made it")]
    if facts.date or needs_date:
        options.append(("date", facts.date or f"{TODO} the date of the paper"))
    options += [("locator", facts.pages)] if facts.pages else []
    options += [("language", facts.language)] if facts.language else []
    options += [("paragraphs", facts.paragraphs)] if facts.paragraphs else []
    if facts.source_note:
        note = f"{TODO} say it in your words, or take the line out: {facts.source_note}"
        options.append(("source-note", note))
    elif needs_note:
        options.append(("source-note", f"{TODO} archive, file, first printing, and the copy used"))
    lines = "\n".join(f":{name}: {_typed(value)}" for name, value in options)
    return (
        f"({id_})=\n# {_heading(title)}\n\n::::{{document}} {work}\n{lines}\n\n"
        f":::{{headnote}}\n{HEADNOTE_HINT}\n:::\n::::\n"
    )


def _typed(value: str) -> str:
    """Return a value as an option takes it: in quotation marks where a sign in it would mean something."""
    if re.search(r": | #|^[\s\"'\[{>|*&!%#`@-]|[\"'\\]|:$", value):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value


def _heading(title: str) -> str:
    """Return a title as Markdown takes it for words."""
    return re.sub(r"([\\`*_{}\[\]<>#$~|])", r"\\\1", title)
