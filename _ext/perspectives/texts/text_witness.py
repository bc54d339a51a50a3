"""The text of a document at hand, as a witness for the collation. It needs no entry in ``witnesses.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from perspectives.collation.manifest import Copy
from perspectives.collation.readers import Witness
from perspectives.collation.witness_text import Passage, PassageWriter
from perspectives.records.primary_texts import TextFile, TextSource
from perspectives.texts.text_lock import TextLock
from perspectives.texts.text_model import LineEnd, NoteMark, PageBreak, Piece, Text, Words
from perspectives.texts.texts_at_hand import UnreadableText, digest_of, file_of, is_the_file, read_text


def text_copies(texts: Mapping[str, TextSource], files: Mapping[str, TextFile]) -> list[Copy]:
    """Return a copy for each text that ``texts.toml`` names, in the order of their keys.

    Its id is ``text-`` and the key of the work.
    """
    return [_copy(source, files[source.file]) for _key, source in sorted(texts.items())]


def text_witnesses(
    texts: Mapping[str, TextSource], files: Mapping[str, TextFile], folder: Path, lock: TextLock
) -> Iterator[Witness]:
    """Yield what *folder* has of each text, in the order of their keys.

    A file that cannot be read is named. So is one that is neither the publisher's file nor has the words that
    ``texts.lock`` records: nobody knows what it is a copy of.
    """
    for key, source in sorted(texts.items()):
        path = file_of(folder, source)
        if path is None:
            continue
        witness = Witness(_copy(source, files[source.file]))
        try:
            text = read_text(path, source)
            content = path.read_bytes()
        except (UnreadableText, OSError) as error:
            witness.unread[source.file] = f"{path}: the text of {key} cannot be read: {error}"
            yield witness
            continue
        locked = lock.texts.get(key)
        is_file = bool(files[source.file].sha256) and is_the_file(content, files[source.file])
        if is_file or locked is None or locked.digest == digest_of(text):
            # The words' hash: the text is the same in the publisher's file and in one that holds it alone.
            witness.files[source.file] = digest_of(text)
            witness.passages[key] = list(_passages(text, source.file))
        else:
            witness.notes.append(
                f"copies.{witness.copy.id}: {path} has other words than {lock.path} records, and is not "
                "compared with. Get the file that texts.toml names, or run the command for texts first."
            )
        yield witness


def _copy(source: TextSource, file: TextFile) -> Copy:
    return Copy(
        f"text-{source.work}", file.edition, file.carrier, source.work, (file.id,), url=file.url or None
    )


def _passages(text: Text, file: str) -> Iterator[Passage]:
    """Yield the text as one passage with its pages, and each note of the edition as another.

    A note stands on the page of its mark.
    """
    writer = PassageWriter(file)
    page_of_note: dict[str, str] = {}
    for number, block in enumerate(text.blocks):
        if number == 0 and block.pages and block.begins_inside_a_page:
            writer.begin_page(block.pages[0])
        for piece in block.pieces:
            _write(writer, piece)
            if isinstance(piece, NoteMark) and writer.pages:
                page_of_note.setdefault(piece.note, writer.pages[-1])
        writer.end_block()
    yield writer.passage()
    for key, note in text.notes.items():
        note_writer = PassageWriter(file, note.number)
        if key in page_of_note:
            note_writer.begin_page(page_of_note[key])
        for piece in note.pieces:
            _write(note_writer, piece)
        yield note_writer.passage()


def _write(writer: PassageWriter, piece: Piece) -> None:
    if isinstance(piece, Words):
        writer.add_text(piece.text)
    elif isinstance(piece, PageBreak):
        writer.begin_page(piece.page)
    elif isinstance(piece, LineEnd):
        writer.end_line()
