"""What a work is called in running text: its author-date label, after *The Chicago Manual of Style*, 17th edition, chapter 15.

Fields of an entry are plain Unicode text; braces, which protect capitals in BibTeX, are no part of them.
Of Sphinx, only its catalogues are used.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pybtex.database import Entry, InvalidNameString, Person
from sphinx.locale import get_translation

_ = get_translation("perspectives")

ARTICLES = re.compile(r"^(a|an|the)\s+", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a field's text as it is printed: without braces, dashes and quotation marks typed as TeX has them made real."""
    text = text.replace("``", "“").replace("''", "”")
    text = re.sub(r"\\([&%$#_])", r"\1", text.replace("{", "").replace("}", ""))
    return " ".join(text.replace("---", "—").replace("--", "–").split())


def family(person: Person) -> str:
    """Return the name a work is sorted and cited under: particles and family name, or a body's whole name."""
    return plain(" ".join([*person.prelast_names, *person.last_names]))


def given(person: Person) -> str:
    """Return the given names, in full, empty for a body."""
    return plain(" ".join([*person.first_names, *person.middle_names]))


def persons(entry: Entry, role: str) -> list[Person]:
    """Return who had this role (``author``, ``editor``, ``translator``, the last of which pybtex leaves as text)."""
    typed = entry.persons.get(role)
    if typed is None:
        typed = [_person(name) for name in names(entry, role)]
    return list(typed)


def names(entry: Entry, role: str) -> list[str]:
    """Return the names in a field that pybtex leaves as text."""
    return [name for name in re.split(r"\s+and\s+", entry.fields.get(role, "")) if name.strip()]


def is_name(name: str) -> bool:
    """Return whether a name can be taken apart."""
    try:
        Person(name)
    except InvalidNameString:
        return False
    return True


def _person(name: str) -> Person:
    """Return a person; a name that cannot be taken apart is that of a body."""
    return Person(name) if is_name(name) else Person(last=f"{{{name}}}")


def creators(entry: Entry) -> tuple[str, list[Person]]:
    """Return who leads the entry: ``author`` or else ``editor``, and the persons; ``title`` and none where no one is named."""
    for role in ("author", "editor"):
        if entry.persons.get(role):
            return role, persons(entry, role)
    return "title", []


def who(entry: Entry) -> str:
    """Return the label's first half: families of up to three persons, “and others” after the first of more, or a short title."""
    names = [family(person) for person in creators(entry)[1]]
    if not names:
        return short_title(entry) or re.split(r"[:,.] ", plain(entry.fields.get("title") or entry.key))[0]
    if len(names) > 3 or names[-1] == "others":
        return _("{name} et al.").format(name=names[0])
    if len(names) == 1:
        return names[0]
    form = _("{first} and {last}") if len(names) == 2 else _("{first}, and {last}")
    return form.format(first=", ".join(names[:-1]), last=names[-1])


def short_title(entry: Entry) -> str:
    """Return the field ``shorttitle``: what a work without an author is cited under, “Council 1701, no. 3”."""
    return plain(entry.fields.get("shorttitle", ""))


def when(entry: Entry) -> str:
    """Return the label's second half, one word: the year of publication; in brackets that of writing; or ``n.d.``."""
    for name in ("year", "date"):
        year = re.match(r"\d{4}", plain(entry.fields.get(name, "")))
        if year:
            return year.group()
    year = re.match(r"(\d{4})([~?%]?)", entry.fields.get("origyear", ""))
    return f"[{year.group(1)}{'?' if year.group(2) else ''}]" if year else _("n.d.")


def sort_key(entry: Entry) -> tuple[str, str, str]:
    """Return what the list of works is sorted by: name or title without its article, date (undated last), title."""
    role, named = creators(entry)
    title = _folded(ARTICLES.sub("", plain(entry.fields.get("title", entry.key))))
    name = "  ".join(f"{family(person)} {given(person)}" for person in named)
    date = when(entry)
    lead = name if role != "title" else ARTICLES.sub("", who(entry))
    return _folded(lead), "9" if date == _("n.d.") else date.strip("[]?"), title


def labels(entries: Mapping[str, Entry] | Iterable[Entry]) -> dict[str, str]:
    """Return the label of each entry by key, “Odo 1720”; entries that would share one get letters, 1980a and 1980b."""
    works = list(entries.values()) if isinstance(entries, Mapping) else list(entries)
    alike: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in sorted(works, key=sort_key):
        alike[who(entry), when(entry)].append(entry)
    named: dict[str, str] = {}
    for (name, date), group in alike.items():
        for number, entry in enumerate(group):
            named[entry.key] = f"{name} {date if len(group) == 1 else _with_letter(date, number)}"
    return named


def _with_letter(date: str, number: int) -> str:
    letters = ""
    while number >= 0:
        letters, number = chr(ord("a") + number % 26) + letters, number // 26 - 1
    return (
        f"{date}-{letters}"
        if date == _("n.d.")
        else f"[{date[1:-1]}{letters}]"
        if date.startswith("[")
        else date + letters
    )


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
