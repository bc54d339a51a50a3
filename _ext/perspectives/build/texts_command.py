"""``python -m perspectives texts DOCS``: get the texts that may be printed, and record their paragraphs.

The texts lie in the folder of the setting ``perspectives_texts``, or in that of ``--texts``.
The paragraphs of each text are recorded in ``texts.lock``. For a text that is not at hand, the lock stays.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx.errors import SphinxError

from perspectives.book.book import Book
from perspectives.build.editor_paths import display_path
from perspectives.build.error_sentences import sentence_of
from perspectives.build.settled_book import SettledBook, read_settled_book
from perspectives.registry.load import load
from perspectives.registry.texts_table import TEXTS_FILE
from perspectives.texts.fetch import Fetched, fetch_texts
from perspectives.texts.text_lock import TEXT_LOCK_FILE, LockedText, dump_text_lock, load_text_lock
from perspectives.texts.texts_at_hand import UnreadableText, digest_of, file_of, read_text

MOST_NAMED = 5
"""How many texts that could not be had are named."""
MENDED_PROBLEMS = [
    f"perspectives.{code}" for code in ("changed-text", "stale-text-lock", "paragraph-left-out")
]
"""The types of warnings that this command suppresses, because it mends them or says them itself."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 if the lock was left as it was."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives texts",
        description="Get the texts of documents that may be printed, and record their paragraphs.",
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument(
        "--texts", default="", help="the folder of the texts; that of the settings if left out"
    )
    parser.add_argument("--offline", action="store_true", help="get nothing: only record what is at hand")
    options = parser.parse_args(arguments)
    try:
        report = _run(options.docs, options.texts, options.offline)
    except (SphinxError, OSError) as error:
        sys.stderr.write(f"{sentence_of(error)}\nThe lock was left as it was.\n")
        return 1
    sys.stdout.write(report)
    return 0


def _run(docs: Path, texts: str, offline: bool) -> str:
    overrides = {"perspectives_texts": str(Path(texts).resolve())} if texts else {}
    lines: list[str] = []
    settled = read_settled_book(docs, MENDED_PROBLEMS, overrides)
    if texts and not settled.texts.exists():
        shown = display_path(str(settled.texts))
        raise SphinxError(
            f"There is no folder “{shown}” for texts. Correct its name, or make it: mkdir {shown}"
        )
    if settled.texts.exists() and not settled.texts.is_dir():
        raise SphinxError(f"{display_path(str(settled.texts))} is no folder: texts lie in a folder.")
    if not offline:
        lines += said_of_all(_fetch(settled), display_path(str(settled.texts)))
        if any(line.startswith("fetched") for line in lines):
            settled = read_settled_book(docs, MENDED_PROBLEMS, overrides)
    path = settled.registry / TEXT_LOCK_FILE
    lock = load_text_lock(path)
    if lock.problems:
        # What it records of texts that are not at hand would be lost.
        raise SphinxError(
            f"{display_path(str(path))}:{lock.problems[0].line}: it cannot be read as it is. "
            "Take the file back as it was, or delete it, and run the command again."
        )
    kept = lock.texts
    locked = {**kept, **locked_texts(settled)}
    named = {document.work for document in settled.book.documents.values()}
    text = dump_text_lock({key: one for key, one in locked.items() if key in named}, settled.names["texts"])
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
    at_hand = sum(document.is_at_hand for document in settled.book.documents.values())
    known = settled.book.registry.texts
    unnamed = sum(document.work not in known for document in settled.book.documents.values())
    count = len(settled.book.documents) - unnamed
    others = f" {TEXTS_FILE} names no text of {unnamed} more." if unnamed else ""
    recorded = f"{display_path(str(path))} records {len(locked)}."
    lines.append(f"{at_hand} of {count} documents are at hand.{others} {recorded}")
    return "\n".join(lines) + "\n"


def _fetch(settled: SettledBook) -> list[Fetched]:
    registry = load(settled.registry)
    book = settled.book
    texts = [
        (registry.texts[document.work], book.document_rights(document))
        for document in sorted(book.documents.values(), key=lambda document: document.id)
        if document.work in registry.texts
    ]
    return list(fetch_texts(texts, registry.text_files, settled.texts))


def said_of_all(all_fetched: list[Fetched], folder: str) -> list[str]:
    """Return a line for each text, and one line for all those whose address could not be asked."""
    lines = [line for fetched in all_fetched for line in _said(fetched)]
    unreachable = [fetched.work for fetched in all_fetched if fetched.state == "unreachable"]
    if unreachable:
        some = ", ".join(unreachable[:MOST_NAMED]) + (", …" if len(unreachable) > MOST_NAMED else "")
        lines.append(
            f"No text in {folder}, and none at its address, as without a network: {some}. "
            f"Lay a text there yourself, as {unreachable[0]}.txt, or try again. All else works without it."
        )
    return lines


def _said(fetched: Fetched) -> list[str]:
    if fetched.state in {"there", "unreachable"}:
        return []
    if fetched.state == "protected":
        return [
            f"{fetched.work}: its text may not be printed; a copy of yours is compared with: {fetched.why}"
        ]
    if fetched.state == "missing":
        return [f"{fetched.work}: {fetched.why}. You can lay the file into the folder of texts yourself."]
    return [f"fetched {fetched.work}"]


def locked_texts(settled: SettledBook) -> dict[str, LockedText]:
    """Return what the lock records of each text at hand, by the key of its work."""
    book: Book = settled.book
    locked = {}
    for document in book.documents.values():
        source = book.registry.texts.get(document.work)
        path = file_of(settled.texts, source) if source else None
        if source is None or path is None or not document.is_at_hand:
            continue
        try:
            text = read_text(path, source)
        except UnreadableText:
            continue
        claims = {id_: book.paragraphs_taken(document, book.claims[id_]) for id_ in book.taken[document.id]}
        locked[document.work] = LockedText(digest_of(text), document.paragraphs, claims)
    return locked
