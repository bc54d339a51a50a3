"""``python -m perspectives document DOCS SOURCE``: write the skeleton of a document's page.

The source is a file of a text, or the key of a work in the bibliography.
What the text says of itself stands in the page; where only an editor can write, it has ``TODO``, which the
build reports until it is gone. A page that is there is never written over.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx.errors import SphinxError

from perspectives.book.book import Book
from perspectives.build.editor_paths import display_path
from perspectives.build.error_sentences import sentence_of
from perspectives.build.kept_doctrees import KEPT_HELP
from perspectives.build.named_kinds import said_of_no_work
from perspectives.build.settled_book import SettledBook, read_settled_book, texts_setting
from perspectives.records.id_form import ID_FORM, is_id, slug
from perspectives.records.option_values import nearest
from perspectives.records.primary_texts import TextSource
from perspectives.texts.skeleton import TextFacts, facts_of_text, page_of_document
from perspectives.texts.tei_names import DIVISION, XML_ID, name_of, parse_xml
from perspectives.texts.texts_at_hand import ENDINGS, UnreadableText, file_of, read_text

FOLDER = "documents"
"""The folder of the pages of documents, within that of the book's documents."""
TOLD_BY_THE_BUILD = ["perspectives", "toc", "ref", "myst", "docutils"]
"""The types of warnings that are not shown: here they would hide the answer."""
TEI_ENDINGS = (".xml", ".tei")


class NoSkeleton(ValueError):
    """Why no page was written, as a message for an editor."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a page is made from.

    :ivar work: the key of the work
    :ivar path: the file of the text; None where it is not at hand
    :ivar text: where the text is found in the file
    """

    work: str
    path: Path | None
    text: TextSource


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 if no page was written."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives document", description="Write the skeleton of a document's page."
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument("source", help="a file of a text (TEI, HTML or plain text), or the key of a work")
    parser.add_argument("--division", default="", help="the xml:id of the text in the file")
    parser.add_argument("--id", default="", help="the id of the document; made from its title if left out")
    parser.add_argument("--texts", default="", help="the folder of the texts")
    parser.add_argument("--doctrees", default="", help=KEPT_HELP)
    options = parser.parse_args(arguments)
    try:
        asked = (options.source, options.division, options.id, options.texts)
        report = write_skeleton(options.docs, *asked, options.doctrees)
    except (NoSkeleton, SphinxError, OSError) as error:
        sys.stderr.write(f"{sentence_of(error)}\nNo page was written.\n")
        return 1
    sys.stdout.write(report)
    return 0


def write_skeleton(docs: Path, source: str, division: str, id_: str, texts: str, doctrees: str = "") -> str:
    """Write the page, and return what is to be done next, in words.

    :raises NoSkeleton: where no page can be made, or one is there
    """
    if not source.strip():
        raise NoSkeleton("Name the text: a file (TEI, HTML or plain text), or the key of a work.")
    overrides = texts_setting(texts)
    settled = read_settled_book(docs, TOLD_BY_THE_BUILD, overrides, doctrees)
    found = find_source(settled, source.strip(), division)
    facts = facts_of(found)
    book = settled.book
    for document in book.documents_by_work.get(found.work, []):
        raise NoSkeleton(f"“{found.work}” has a page already: {settled.places[document.docname]}.")
    work = book.works.get(found.work)
    if work and facts.language == work.language:
        facts = replace(facts, language="")
    name = free_id(book, id_, facts, found.work)
    path = docs / FOLDER / f"{name}.md"
    if path.exists():
        raise NoSkeleton(f"{display_path(str(path))} is there already: give the document another id.")
    page = page_of_document(
        name, found.work, facts, guessed_maker(book, facts), needs_date=not (work and work.origyear)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(page)
    return "\n".join(_next_steps(settled, found, path, name)) + "\n"


def find_source(settled: SettledBook, source: str, division: str) -> Source:
    """Return what an editor has named: a file, or else a work.

    :raises NoSkeleton: where there is neither
    """
    book, path = settled.book, Path(source)
    if path.is_dir():
        raise NoSkeleton(f"“{source}” is a folder: name a file in it.")
    if path.is_file():
        if path.suffix.lower() not in ENDINGS:
            raise NoSkeleton(
                f"“{source}” cannot be read: a text is TEI (.xml), HTML (.html) or plain text (.txt)."
            )
        if division and path.suffix.lower() == ".txt":
            raise NoSkeleton(f"“{source}” is plain text, which has no divisions: leave DIVISION out.")
        key = _key_of(book, path.stem, division)
        registered = book.registry.texts.get(key)
        place = division or (registered.division if registered and path.stem != key else "")
        first_page = registered.first_page if registered else ""
        return Source(key, path, TextSource(key, path.stem, place, first_page))
    if source in book.works or source in book.registry.texts:
        registered = book.registry.texts.get(source) or TextSource(source, source)
        text = replace(registered, division=division or registered.division)
        return Source(source, file_of(settled.texts, text), text)
    if said := said_of_no_work(book, source):
        raise NoSkeleton(said)
    near = nearest(source, [*book.works, *book.registry.texts])
    hint = f" Did you mean “{near}”?" if near else ""
    raise NoSkeleton(f"There is no file “{source}”, and the bibliography has no such work.{hint}")


def _key_of(book: Book, stem: str, division: str) -> str:
    """Return the key of the work whose text a file has: its name, or that of the division in the registry."""
    for key, text in book.registry.texts.items():
        if (text.file, text.division) == (stem, division) and division:
            return key
    if stem in book.works or stem in book.registry.texts:
        return stem
    return slug(f"{stem} {division}") or "work"


def facts_of(source: Source) -> TextFacts:
    """Return what the text says of itself; nothing where it is not at hand.

    :raises NoSkeleton: where its file cannot be read
    """
    if source.path is None:
        return TextFacts()
    content, division = source.path.read_bytes(), source.text.division
    is_tei = source.path.suffix.lower() in TEI_ENDINGS
    if is_tei and not division:
        _check_divisions(content, source.path)
    try:
        text = read_text(source.path, replace(source.text, division=division))
    except UnreadableText as error:
        raise NoSkeleton(f"{error}.") from error
    return facts_of_text(text, content, division, is_tei)


def _check_divisions(content: bytes, path: Path) -> None:
    """Refuse a file that holds many documents.

    :raises NoSkeleton: with the ids of some of them
    """
    try:
        root = parse_xml(content)
    except ValueError:
        return
    ids = [
        one.get(XML_ID, "")
        for one in root.iter()
        if DIVISION.fullmatch(name_of(one)) and one.get("type") == "document"
    ]
    if len(ids) > 1:
        some = ", ".join(list(filter(None, ids))[:5])
        raise NoSkeleton(f"{path} holds {len(ids)} documents: name a division, such as {some}.")


def free_id(book: Book, id_: str, facts: TextFacts, work: str) -> str:
    """Return the id of the document: the one that is given, or one that is made of its title.

    The key of its work is never one, even if the bibliography does not have that work yet.

    :raises NoSkeleton: where it has another form, or something has it
    """
    taken = {label for records in book.records.values() for label, _line in records.labels}
    taken |= {"index", work, *book.claims, *book.comparisons, *book.notes, *book.works}
    taken |= {*book.registry.voices, *book.registry.events}
    if id_:
        if not is_id(id_):
            near = slug(id_)
            hint = f" Did you mean “{near}”?" if near else ""
            raise NoSkeleton(f"“{id_}” is no id: {ID_FORM}.{hint}")
        if id_ in taken:
            raise NoSkeleton(f"The book has “{id_}” already: give the document another id.")
        return id_
    year = facts.date[:4]
    title = " ".join(facts.title.split()[:5]) or work
    wanted = slug(f"{title} {year}" if year and year not in title else title) or "document"
    names = [wanted, *(f"{wanted[:36].rstrip('-')}-{number}" for number in range(2, 1000))]
    return next(name for name in names if name not in taken and is_id(name))


def guessed_maker(book: Book, facts: TextFacts) -> str:
    """Return the voice whose name stands in the title, the longest of them; empty where there is none."""
    names = {
        name.removeprefix("The "): voice.id
        for voice in book.registry.voices.values()
        if not voice.anonymous
        for name in (voice.name, voice.short, *voice.variants)
        if len(name) > 3
    }
    found = [name for name in names if re.search(rf"\b{re.escape(name)}\b", facts.title)]
    return names[max(found, key=len)] if found else ""


def _next_steps(settled: SettledBook, source: Source, path: Path, id_: str) -> list[str]:
    """Return what was written, and what an editor has to do next."""
    book = settled.book
    lines = [f"{display_path(str(path))} is written; its address is document-{id_}."]
    if source.path is None:
        lines.append(
            f"The text was not at hand, and says nothing yet; to get it, run: {settled.names['texts']}."
        )
    if source.work not in book.works:
        lines.append(f"Add “{source.work}” to {settled.names['bibliography']}.")
    if source.work not in book.registry.texts:
        lines.append(
            f"Say in {display_path(str(settled.registry / 'texts.toml'))} where the text of “{source.work}” "
            "is found, if anybody may read it."
        )
    own_list, title_page = settled.places.get(f"{FOLDER}/index"), settled.places.get("index")
    entry = id_ if own_list else f"{FOLDER}/{id_}"
    lines.append(f"Add a line “{entry}” to the list of {own_list or title_page or 'the contents'}.")
    lines.append("Write what has TODO: the build names each until it is written.")
    return lines
