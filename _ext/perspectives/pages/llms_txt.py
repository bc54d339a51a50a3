"""``llms.txt``, at the root of the pages: what the book is, how to quote it, and the texts of all pages.

The form is that of llmstxt.org: title, summary, what a program has to know, then lists of links by groups.
The groups are those of the title page: the captions of its tables of contents.
A file with all texts in one, ``llms-full.txt``, is not written: it would have some megabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.locale import get_translation

from perspectives.book.own_citations import edition_name, edition_of
from perspectives.book.wording import quantity
from perspectives.domain.reading_order import reading_order
from perspectives.export.formats import DATA_FILES
from perspectives.pages.page_markdown import (
    LLMS_TXT,
    SUFFIX,
    how_to_quote,
    licence_words,
    relative_words,
)
from perspectives.records.quoting import first_sentence
from perspectives.rendering import markdown_signs as signs
from perspectives.rendering.markdown_signs import escaped, link

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")

HEAD_LENGTH = 20_000
"""The description of a page stands within so many characters."""
DESCRIPTION = re.compile('<meta (?=[^>]*name="description")[^>]*content="([^"]*)"')


def write_llms_txt(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> None:
    """Write the file, unless it has this text already. All pages must be written before."""
    path, text = Path(builder.outdir, LLMS_TXT), llms_txt(builder, domain)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")


def llms_txt(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> str:
    """Return the text of the file."""
    config, editions = builder.config, domain.book.registry.editions
    edition = edition_of(config, editions)

    def address(path: str) -> str:
        return edition.cited_page(path) or path

    book = link(escaped(config.project), address(_page(builder, config.root_doc)))
    whole = edition_name(config.release, editions) if config.release else ""
    licence = licence_words(config)
    blocks = [
        f"# {escaped(config.project)}",
        f"> {escaped(config.perspectives_description or config.project)}",
        signs.item_list(
            [item]
            for item in (
                whole and " ".join((_("Book:"), f"{book}, {whole}")),
                licence and " ".join((_("Licence:"), licence)),
                " ".join((_("How to quote:"), how_to_quote())),
                _("The text of a page has the address of the page with {suffix} behind it.").format(
                    suffix=SUFFIX
                ),
                "" if edition.address else relative_words(),
            )
            if item
        ),
    ]
    for title, docnames in groups_of(builder.env):
        entries = []
        for name in docnames:
            text = link(_title(builder.env, name), address(_page(builder, name) + SUFFIX))
            entries.append([f"{text}{_note(builder, domain, name)}"])
        blocks += [f"## {escaped(title or config.project)}", signs.item_list(entries)] if entries else []
    files = [
        [f"{link(escaped(file.name), address(f'data/{file.name}'))}: {escaped(str(file.purpose))}"]
        for file in DATA_FILES
        # The files of a folder are described on the page of the data.
        if "<" not in file.name and (edition.address or not file.needs_address)
    ]
    return signs.joined([*blocks, " ".join(("##", _("Data files"))), signs.item_list(files)]) + "\n"


def groups_of(env: BuildEnvironment) -> list[tuple[str, list[str]]]:
    """Return the groups of the book: the caption of each, and its documents in the order of reading.

    The title page is in the first, and what no table of contents names is in the last, which has no caption.
    """
    root = str(env.config.root_doc)
    groups: list[tuple[str, list[str]]] = [("", [root])]
    seen = {root}
    for toctree in env.tocs[root].findall(addnodes.toctree):
        if toctree.get("caption"):
            groups.append((str(toctree["caption"]), []))
        for _words, target in toctree["entries"]:
            groups[-1][1].extend(_below(env, str(target), seen))
    if len(groups) > 1 and groups[0] == ("", [root]):
        groups[1][1].insert(0, groups.pop(0)[1][0])
    rest = [name for name in reading_order(env) if name not in seen]
    return [*groups, *([(_("Further pages"), rest)] if rest else [])]


def _below(env: BuildEnvironment, docname: str, seen: set[str]) -> Iterator[str]:
    if docname in seen or docname not in env.all_docs:
        return
    seen.add(docname)
    yield docname
    for child in env.toctree_includes.get(docname, ()):
        yield from _below(env, child, seen)


def _page(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the path of a page with its file name, relative to the root."""
    return Path(builder.get_output_path(docname)).relative_to(builder.outdir).as_posix()


def _title(env: BuildEnvironment, docname: str) -> str:
    title = env.titles[docname].astext() if docname in env.titles else docname
    number = env.toc_secnumbers.get(docname, {}).get("", ())
    return escaped(f"{'.'.join(map(str, number))}. {title}" if number else title)


def _note(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain, docname: str) -> str:
    """Return what stands behind the link of a page: its first sentence, and how much it holds."""
    records = domain.documents.get(docname)
    numbers = (
        (
            (len(records.claims), _("claim"), _("claims")),
            (len(records.comparisons), _("comparison"), _("comparisons")),
        )
        if records
        else ()
    )
    parts = [
        escaped(first_sentence(_abstract(builder, docname))),
        ", ".join(quantity(*number) for number in numbers if number[0]),
    ]
    words = " ".join(part for part in parts if part)
    return f": {words}" if words else ""


def _abstract(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the abstract in the head of a page; empty where it has none of its own."""
    with Path(builder.get_output_path(docname)).open(encoding="utf-8") as file:
        found = DESCRIPTION.search(file.read(HEAD_LENGTH))
    words = unescape(found[1]) if found else ""
    return "" if words == builder.config.perspectives_description else words
