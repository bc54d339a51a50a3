"""A translated project: names and possessives of the registry go into a catalogue, and come from it."""

from __future__ import annotations

from babel.messages.pofile import read_po, write_po

from tests.support import Book

GERMAN = {
    "The village": "Das Dorf",
    "The village: council and ringers": "Das Dorf: Rat und Läuter",
    "the village’s": "des Dorfs",
    "Anna Ringer": "Anna, die Läuterin",
    "The breaking of the bell": "Die Glocke bricht",
}


def test_names_and_possessives_go_into_a_catalogue_and_come_from_it(book: Book) -> None:
    book.write("docs/conf.py", f'{book.read("docs/conf.py")}\nlocale_dirs = ["../locale"]\n')
    template = book.build("gettext").out / "perspectives-registry.pot"
    with template.open("rb") as file:
        catalog = read_po(file)
    texts = {message.id: message.locations for message in catalog if message.id}
    assert set(GERMAN) <= set(texts), sorted(map(str, texts))
    assert all("sources/" in path for places in texts.values() for path, _line in places)
    for text, words in GERMAN.items():
        message = catalog.get(text)
        assert message is not None
        message.string = words
    folder = book.root / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "perspectives-registry.po").open("wb") as file:
        write_po(file, catalog)
    built = book.build(language="de")
    assert built.warnings == []
    page = built.read("bell.html")
    assert all(words in page for words in ("Das Dorf", "des Dorfs", "Anna, die Läuterin"))
    assert "Anna Ringer" not in page
    assert "Das Dorf: Rat und Läuter" in {one["name"] for one in built.data["perspectives"]}
