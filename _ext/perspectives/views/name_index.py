"""The view ``index``: persons, bodies, places, things and works, with every place that speaks of them.

In the form ``entries`` each name has its places as numbers of sections. In the form ``sentences`` each place
is told with the sentence around the name; a page may hold some letters of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles, wording
from perspectives.book.name_entries import NameEntry, by_letter, unit_of
from perspectives.book.name_places import Mention
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Inline, Link, Part, separated
from perspectives.doctree.register_leaves import IndexEntry, IndexLine, index_entry
from perspectives.records.indexed_name import IndexedName
from perspectives.records.quoting import marks
from perspectives.views.voices import authority_line, life_dates

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the letters, and under each its entries.

    An entry has the anchor ``name-<id>`` where the page holds the whole index, and in the form ``sentences``.
    """
    letters = options.get("letters")
    groups = [
        (letter, entries)
        for letter, entries in by_letter(printer.book.name_entries)
        if _is_within(letter, letters)
    ]
    with_sentences = options.get("form") == "sentences"
    places = Places(printer)
    content: list[nodes.Node] = [_letters([letter for letter, _entries in groups])] if groups else []
    for letter, entries in groups:
        title = nodes.rubric("", letter, classes=["ps-index-letter"], ids=[_anchor(letter)])
        title["heading-level"] = 2
        content.append(title)
        for entry in entries:
            if not with_sentences:
                anchor = "" if options else entry.name.anchor
                words = " ".join((entry.name.name, *entry.name.spellings))
                content.append(index_entry.of(IndexEntry(anchor, tuple(_lines(places, entry))), words))
            elif entry.mentions:
                ids = [entry.name.anchor]
                content.append(
                    nodes.container("", *_sentences(places, entry), classes=["ps-index-sentences"], ids=ids)
                )
    return content


class Places:
    """The links from one page to the places of mentions."""

    def __init__(self, printer: Printer) -> None:
        self.printer = printer
        self.numbers: dict[str, dict[str, str]] = {}
        self.anchors: dict[tuple[str, str], str] = {}
        self.sentence_pages = [
            (docname, dict(use.filters).get("letters"))
            for docname, records in sorted(printer.book.records.items())
            for use in records.views
            if use.name == "index" and dict(use.filters).get("form") == "sentences"
        ]
        for docname, records in printer.book.records.items():
            for section in records.sections:
                self.anchors[docname, section.label] = section.anchor

    def number(self, docname: str, section: str) -> str:
        """Return the number of a section as its page prints it; empty without one."""
        if docname not in self.numbers:
            self.numbers[docname] = self.printer.domain.section_numbers(docname)
        return self.numbers[docname].get(section, "")

    def links(self, mentions: Iterable[Mention]) -> list[Link | Inline]:
        """Return a link for each section or page that holds *mentions*: its number, or else its title."""
        links: dict[str, Link] = {}
        for mention in mentions:
            docname, text = mention.docname, mention.text
            number = self.number(docname, text.section)
            words = number or self.printer.book.records[docname].title
            if words not in links:
                anchor = unit_of(mention)[1] if number else ""
                anchor = self.anchors.get((docname, anchor), anchor) or text.anchor
                links[words] = self.printer.link(docname, anchor, words)
        ordered: list[Link | Inline] = []
        # Sections stand in their order; pages without a number stay where they are.
        for is_number, group in groupby(links, key=_is_number):
            ordered += [links[words] for words in (sorted(group, key=_parts) if is_number else group)]
        return ordered

    def sentences_of(self, entry: NameEntry) -> tuple[str, str] | None:
        """Return the document and the anchor of an entry's sentences; None where no page has them."""
        if not entry.mentions:
            return None
        pages = (page for page, letters in self.sentence_pages if _is_within(entry.letter, letters))
        page = next(pages, None)
        return (page, entry.name.anchor) if page else None


def _is_number(words: str) -> bool:
    return words.replace(".", "").isdecimal()


def _parts(number: str) -> list[int]:
    return [int(part) for part in number.split(".") if part]


def _lines(places: Places, entry: NameEntry) -> Iterator[IndexLine]:
    """Yield the lines of an entry: its name with the rest of its places, then its sub-entries."""
    name, printer = entry.name, places.printer
    line: list[Part] = [Inline(name.sort, "ps-index-name")]
    if name.see:
        yield IndexLine("", (*line, " ", *_see(printer, _("see"), [name.see])))
        return
    if name.about:
        line += [", ", Inline(name.about, "ps-index-about")]
    voice = _voice_link(places, entry)
    parts: list[Sequence[Part]] = [[voice]] if voice else []
    rest = places.links(entry.rest)
    parts += [list(separated(rest, ", "))] if rest else []
    sentences = places.sentences_of(entry)
    if sentences and len(entry.mentions) > 0:
        parts.append([printer.link(*sentences, _sentence_count(entry), class_="ps-index-count")])
    line += [": " if parts else "", *(part for parts_ in separated(parts, "; ") for part in parts_)]
    if name.see_also:
        line += [". ", *_see(printer, _("See also"), name.see_also)]
    yield IndexLine("", tuple(part for part in line if part))
    for sub in entry.subentries:
        links = places.links(sub.mentions)
        # A page without numbers is named once.
        words = "" if [link.text for link in links] == [sub.words] else f"{sub.words}: "
        yield IndexLine("", (*([words] if words else []), *separated(links, ", ")))


def _see(printer: Printer, word: str, ids: Sequence[str]) -> Iterator[Part]:
    names = printer.book.registry.names
    yield Inline(f"{word} ", "ps-index-see")
    yield from separated(
        [_name_link(printer, names[id_]) if id_ in names else Inline(id_) for id_ in ids], "; "
    )


def _name_link(printer: Printer, name: IndexedName) -> Link | Inline:
    location = printer.domain.location("name", name.id)
    return printer.link(*location, name.sort) if location else Inline(name.sort)


def _voice_link(places: Places, entry: NameEntry) -> Link | None:
    """Return a link to the place of a voice, with the number of its accounts; None for others."""
    location = places.printer.domain.location("voice", entry.name.id) if entry.name.voice else None
    if location is None or not (entry.said or entry.reported):
        return None
    parts = []
    if entry.said:
        parts.append(
            _("speaks in {accounts}").format(
                accounts=wording.quantity(len(entry.said), "account", "accounts")
            )
        )
    if entry.reported:
        parts.append(_("reports {number}").format(number=len(entry.reported)))
    return places.printer.link(*location, ", ".join(parts))


def _sentence_count(entry: NameEntry) -> str:
    return wording.quantity(len(entry.mentions), "sentence", "sentences")


def _sentences(places: Places, entry: NameEntry) -> Iterator[nodes.Node]:
    """Yield the name, who it is, and each place with its sentence."""
    name, printer = entry.name, places.printer
    title = nodes.rubric("", name.sort, classes=["ps-index-title"])
    title["heading-level"] = 3
    yield title
    voice = printer.book.voice(name.id) if name.voice else None
    about = name.about or (voice.about if voice else "")
    facts: list[Sequence[Part]] = [[about.rstrip(".")]] if about else []
    if name.source and name.about:
        facts.append([_("see"), " ", printer.work(name.source)])
    if name.dates:
        facts.append([life_dates(name.dates)])
    link = _voice_link(places, entry)
    facts += [[link]] if link else []
    if facts:
        yield paragraph("index-facts", *(part for parts in separated(facts, " · ") for part in parts))
    if name.authorities and not (name.voice and link):
        yield authority_line(name.authorities)
    for mention in entry.mentions:
        yield _sentence(places, mention)
    if entry.passed_over:
        words = _("Left out: {number} paragraphs of sections that name it once or twice.")
        yield paragraph("index-facts", words.format(number=entry.passed_over))


def _sentence(places: Places, mention: Mention) -> nodes.Node:
    """Return the place of a mention, who says it where a claim does, and the sentence."""
    printer, text = places.printer, mention.text
    number = places.number(mention.docname, text.section)
    words = number or printer.book.records[mention.docname].title
    start, end = mention.words
    node = paragraph("index-mention", printer.link(mention.docname, text.anchor, words), " ")
    claim = printer.book.claims.get(text.claim)
    if claim is not None:
        node += inline("index-voice", f"{record_titles.voice_name(printer.book, claim.voice, short=True)}: ")
    sentence: nodes.Element = nodes.inline("", "", classes=["ps-index-words"]) if text.is_quoted else node
    opening, closing = marks(mention.sentence) if text.is_quoted else ("", "")
    sentence += [
        nodes.Text(f"{opening}{mention.sentence[:start]}"),
        nodes.strong("", mention.sentence[start:end]),
        nodes.Text(f"{mention.sentence[end:]}{closing}"),
    ]
    if text.is_quoted:
        node += sentence
    return node


def _letters(letters: Sequence[str]) -> nodes.Node:
    """Return a line of links to the letters of the page."""
    links = [Link(letter, "", _anchor(letter)) for letter in letters]
    return paragraph("index-letters", *separated(links, " "))


def _anchor(letter: str) -> str:
    return f"index-{letter.lower()}" if letter.isascii() and letter.isalpha() else "index-other"


def _is_within(letter: str, letters: str | None) -> bool:
    """Return whether a letter lies in a range such as ``A-D``; in none typed, every letter does."""
    if letters is None:
        return True
    first, _hyphen, last = letters.partition("-")
    return first <= letter <= (last or first)
