"""``python -m perspectives collate DOCS --witnesses FOLDER``: compare the quotations and write the lock.

The quotations come from a build that writes no pages, and not from ``claims.json``, for three reasons.
The book need not be built before. The build knows file and line of each claim.
A changed quotation does not stop this build, though it is a problem in others: this command is what mends it.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

from sphinx.errors import SphinxError

from perspectives.book.book import Book
from perspectives.build.editor_paths import display_path
from perspectives.build.error_sentences import sentence_of
from perspectives.build.progress_stream import with_progress
from perspectives.build.settled_book import SettledBook, read_settled_book, texts_setting
from perspectives.collation.lock import LOCK_FILE
from perspectives.collation.lock_reader import load_lock
from perspectives.collation.lock_update import collate, read_witnesses
from perspectives.collation.lock_writer import dump_lock
from perspectives.collation.manifest import Copy, UnreadableFile, load_manifest
from perspectives.collation.readers import Witness
from perspectives.collation.readers.witness_files import claimed_twice, said_of_absent
from perspectives.collation.verdict_report import report_text
from perspectives.records.option_values import nearest
from perspectives.records.problems import message
from perspectives.texts.text_lock import TEXT_LOCK_FILE, load_text_lock
from perspectives.texts.text_witness import text_copies, text_witnesses

MANIFEST_FILE = "witnesses.toml"
WORDS_IN_DOUBT = (
    "quotation-is-markup",
    "lost-words",
    "run-on-quotation",
    "misprinted-words",
    "merge-conflict",
)
"""The problems with which a verdict would be about other words than those that were typed."""
MENDED_PROBLEMS = [
    "perspectives.changed-quotation",
    "perspectives.stale-lock-entry",
    "perspectives.broken-lock",
    "perspectives.stale-text-lock",
]
"""The types of warnings that this command suppresses.

It mends these problems, or reports them itself; the record of texts is mended after it, by ``texts``.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status.

    It is 0; or 1 if the lock was left as it was, or a witness could not be read. Then the sentences that say
    why are on the standard error.
    """
    parser = argparse.ArgumentParser(
        prog="python -m perspectives collate",
        description=(
            "Compare every quotation with the witnesses at hand, and write what was found to the lock."
        ),
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument(
        "--witnesses", default="", help="the folder of the witness files; without it, none is at hand"
    )
    parser.add_argument(
        "--texts", default="", help="the folder of the texts; that of the settings if left out"
    )
    parser.add_argument(
        "--date",
        type=datetime.date.fromisoformat,
        help="the date of new entries, YYYY-MM-DD; today's if left out",
    )
    options = parser.parse_args(arguments)
    try:
        report, unread = _run(
            options.docs,
            options.witnesses,
            options.texts,
            options.date or datetime.datetime.now(datetime.UTC).date(),
        )
    except (UnreadableFile, SphinxError, OSError) as error:
        sys.stderr.write(f"{sentence_of(error)}\nThe lock was left as it was.\n")
        return 1
    sys.stdout.write(report)
    if not unread:
        return 0
    sentences = "\n".join(unread)
    sys.stderr.write(f"{sentences}\nThe other witnesses were compared, and the lock was written.\n")
    return 1


def _run(docs: Path, witnesses: str, texts: str, today: datetime.date) -> tuple[str, list[str]]:
    """Write the lock; return the report, and a sentence for each witness that cannot be read."""
    folder = Path(witnesses) if witnesses else None
    if folder is not None and not folder.is_dir():
        raise UnreadableFile(f"{folder}: there is no such folder of witnesses.")
    overrides = texts_setting(texts)
    settled = read_settled_book(docs, MENDED_PROBLEMS, overrides)
    book, registry, places = settled.book, settled.registry, settled.places
    path = registry / LOCK_FILE
    old = load_lock(path)
    if old.problems:
        first = old.problems[0]
        raise UnreadableFile(
            f"{display_path(str(path))}:{first.line}: the lock cannot be read: {first.value}. "
            "Take the file back as it was, or delete it and compare everything anew."
        )
    _check_words(settled)
    manifest = Path(display_path(str(registry / MANIFEST_FILE)))
    copies = load_manifest(manifest)
    _check_keys(copies, book, manifest)
    found = read_witnesses(with_progress(copies, "reading witnesses"), folder)
    notes = [copy.advice for copy in copies if copy.advice]
    notes += [note for witness in found for note in (*witness.notes, *_unknown_keys(witness, book))]
    absent = {one.copy.id: one.absent for one in found if one.absent}
    notes += said_of_absent(absent, len(copies), folder) if folder else []
    notes += claimed_twice((witness.copy.id, witness.files | witness.unread) for witness in found)
    sources = (book.registry.texts, book.registry.text_files)
    at_hand = list(text_witnesses(*sources, settled.texts, load_text_lock(registry / TEXT_LOCK_FILE)))
    notes += [note for witness in at_hand for note in witness.notes]
    found += at_hand
    claims = with_progress(book.claims.values(), "collating")
    result = collate(claims, [*copies, *text_copies(*sources)], found, old, today)
    text = dump_lock(result.copies, result.entries, settled.names["collate"])
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
    unread = [sentence for witness in found for sentence in witness.unread.values()]
    commands = {"": settled.names["collate"]}
    commands |= {copy.id: settled.names["texts"] for copy in text_copies(*sources)}
    return report_text(result, old, display_path(str(path)), places, notes, commands), unread


def _check_words(settled: SettledBook) -> None:
    """Raise where the words that are kept of a quotation are not surely those that were typed."""
    read = [problem for _, records in sorted(settled.book.records.items()) for problem in records.problems]
    # A quotation that is read later may be typed earlier.
    misprints = sorted(settled.misprints, key=lambda problem: (problem.docname or "", problem.line or 0))
    for problem in [*read, *misprints]:
        if problem.code in WORDS_IN_DOUBT:
            place = f"{settled.places[problem.docname or '']}:{problem.line}"
            raise UnreadableFile(f"{place}: {message(problem, settled.names)}")


def _unknown_keys(witness: Witness, book: Book) -> Iterator[str]:
    """Yield a sentence if the text that was read is of no work in the bibliography."""
    keys = sorted(witness.passages)
    if not keys or any(key in book.works for key in keys):
        return
    near = nearest(keys[0], book.works)
    hint = f" Did you mean “{near}”?" if near else ""
    names = ", ".join(f"“{key}”" for key in keys[:3]) + (", …" if len(keys) > 3 else "")
    yield (
        f"copies.{witness.copy.id}: what “{witness.copy.work}” names is no work in the bibliography: "
        f"{names}.{hint}"
    )


def _check_keys(copies: list[Copy], book: Book, path: Path) -> None:
    """Check that each copy is of a work in the bibliography.

    :raises UnreadableFile: with every copy that is of none, one a line
    """
    faults = []
    for copy in copies:
        if "{" not in copy.work and copy.work not in book.works:
            near = nearest(copy.work, book.works)
            hint = f" Did you mean “{near}”?" if near else ""
            faults.append(
                f"{path}:{copy.work_line}: [copies.{copy.id}]: no work “{copy.work}” stands in the "
                f"bibliography.{hint}"
            )
    if faults:
        raise UnreadableFile("\n".join(faults))
