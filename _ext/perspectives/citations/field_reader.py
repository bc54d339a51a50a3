"""Reads the fields of one entry of a bibliography: see :mod:`perspectives.citations.entry_reader`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from perspectives.citations import entry_field_names as names_of_fields
from perspectives.citations.csl_dates import date_of
from perspectives.citations.date_texts import (
    AHEAD,
    EXACT_DATE,
    STATES,
    csl_date,
    edtf_date,
    is_year_text,
    month_of,
    nearest_edtf,
)
from perspectives.citations.entry_names import read_names
from perspectives.citations.entry_types import (
    ARTICLE_TYPES,
    ENTRY_TYPES,
    FOREIGN_TYPES,
    UNKNOWN_TYPE,
    EntryType,
)
from perspectives.citations.languages import language_names, language_tag
from perspectives.citations.page_ranges import is_turned, plain_pages, turned
from perspectives.citations.tex_signs import WEB_ADDRESS
from perspectives.citations.tex_text import decoded, verbatim
from perspectives.citations.work_entry import Fault, WorkEntry
from perspectives.records.dates import is_edtf
from perspectives.records.option_values import nearest, offered
from perspectives.records.typed_dates import meant_dates

ZOTERO_EXTRA = re.compile(r"\btex\.[\w.-]+\s*[=:]\s*\S+\s*")
"""What Better BibTeX writes into a note for itself."""
PRINTED = frozenset(
    "address archive booktitle chapter collection edition eprint institution isbn issn number origyear pages "
    "publisher school series type volume".split()
)
"""The fields of which a web page has none."""


def _meant(date: str) -> str | None:
    """Return the EDTF that is meant by a date in another form; None if it is not clear."""
    return nearest_edtf(date) or offered(meant_dates(date))


class EntryReader:
    """Reads the fields of one entry.

    :ivar fields: the fields that are not read yet
    :ivar read: the fields that are
    """

    def __init__(self, key: str, kind: str, fields: Mapping[str, str], faults: list[Fault]) -> None:
        self.key, self.kind, self.fields, self.faults = key, kind, dict(fields), faults
        self.read: dict[str, str] = {}

    def entry(self) -> WorkEntry:
        """Return the entry."""
        type_ = self._type()
        persons = {role: read for role in names_of_fields.NAME_FIELDS if (read := self._names(role))}
        self._join_titles()
        self._read_dates()
        self._read_addresses()
        self._read_notes()
        for name, value in self.fields.items():
            self.read[name] = self._prose(name, value)
        self._read_languages()
        if type_.csl == "book" and self.read.get("booktitle") == self.read.get("title"):
            # In BibTeX, a book has its title twice, so that its parts can take it.
            self.read.pop("booktitle", "")
        self._read_pages_and_numbers(type_)
        entry = WorkEntry(type_.bibtex, fields=self._in_order(), persons=persons)
        entry.key = self.key
        entry.work_type = type_.csl
        return entry

    def _in_order(self) -> list[tuple[str, str]]:
        """Return the fields that were read in the order of the tables, so that a work has one form."""
        order = {name: number for number, name in enumerate(names_of_fields.FIELD_VARIABLES)}
        return sorted(
            ((name, value) for name, value in self.read.items() if value),
            key=lambda field: (order.get(field[0], len(order)), field[0]),
        )

    def _fault(self, code: str, field: str, value: str, expected: str = "", near: str | None = None) -> None:
        self.faults.append(Fault(code, self.key, field, value, expected, near))

    def _type(self) -> EntryType:
        subtype = self.fields.pop("entrysubtype", "").strip("{}").lower()
        if self.kind not in ENTRY_TYPES:
            near = FOREIGN_TYPES.get(self.kind) or nearest(self.kind, ENTRY_TYPES)
            self._fault("unknown-type", "", f"@{self.kind}", near=near and f"@{near}")
        type_ = ENTRY_TYPES.get(self.kind, UNKNOWN_TYPE)
        given = self.fields.get("type", "").strip("{} ").lower()
        if given in names_of_fields.ENDNOTE_TYPES:
            del self.fields["type"]
            subtype = subtype or names_of_fields.ENDNOTE_TYPES[given]
        elif given in names_of_fields.GENRES:
            self.fields["type"] = names_of_fields.GENRES[given]
            if given in {"mathesis", "mastersthesis"} and type_.csl == "thesis":
                type_ = ENTRY_TYPES["mastersthesis"]
        if type_.csl == "article-journal" and subtype in ARTICLE_TYPES:
            type_ = replace(type_, csl=ARTICLE_TYPES[subtype])
        elif self.kind == "misc" and (subtype == "online" or self._is_only_online()):
            type_ = ENTRY_TYPES["online"]
        genre = type_.genre
        if genre:
            self.fields.setdefault("type", genre)
        return type_

    def _is_only_online(self) -> bool:
        """Return whether the entry has an address and nothing of a print: so Zotero writes a web page."""
        place = verbatim(self.fields.get("howpublished", ""))
        is_address = re.fullmatch(WEB_ADDRESS.pattern, place, re.IGNORECASE) is not None
        printed = PRINTED & set(self.fields)
        return (is_address or ("url" in self.fields and not place)) and not printed

    def _names(self, role: str) -> list[object]:
        text = self.fields.pop(role, "")
        kind = self.fields.pop("editortype", "editor") if role == "editor" else "editor"
        if text and kind.strip("{}").lower() != "editor":
            self._fault("unused-field", "editortype", kind, "editors only; say in “note” what else they did")
        if not text:
            return []
        self._prose(role, text)
        read = read_names(text)
        for name in read.undivided:
            self._fault("bibliography-syntax", role, name, "“Family, Given”, several of them joined by “and”")
        if read.mended and not read.undivided:
            self._fault("malformed-names", role, text, near=read.mended)
        return list(read.persons)

    def _prose(self, name: str, value: str) -> str:
        """Return the text of a field, decoded; what is not known in it is a fault."""
        text, unknown = decoded(value)
        for command in unknown:
            self._fault("unknown-tex", name, command)
        return text

    def _join_titles(self) -> None:
        """Join titles with their subtitles, and a volume with the title of the whole."""
        for name, other in (
            ("title", "subtitle"),
            ("booktitle", "booksubtitle"),
            ("journal", "journalsubtitle"),
            ("maintitle", "mainsubtitle"),
        ):
            subtitle = self.fields.pop(other, "")
            title = self.fields.get(name, "")
            if subtitle:
                mark = " " if title.rstrip("} ")[-1:] in {"?", "!", ":", "."} else ": "
                self.fields[name] = f"{title}{mark}{subtitle}" if title else subtitle
        whole = self.fields.pop("maintitle", "")
        name = "booktitle" if self.fields.get("booktitle") else "title"
        volume_title, volume = self.fields.get(name, ""), self.fields.get("volume", "")
        if not whole or not volume_title or whole == volume_title:
            if whole:
                self.fields[name] = whole
        elif volume:
            self.fields |= {name: whole, "volume": f"{volume}: {volume_title}"}
        else:
            self.fields[name] = f"{whole}: {volume_title}"

    def _read_dates(self) -> None:
        state = self.fields.pop("pubstate", "").strip("{} ")
        month, day = self.fields.pop("month", ""), self.fields.pop("day", "")
        for name in names_of_fields.DATE_FIELDS:
            if value := self.fields.pop(name, "").strip():
                self.read[name] = value
        year, date = self.read.get("year", ""), self.read.get("date", "")
        if month and not date and re.fullmatch(r"\{?\d{4}\}?", year):
            self._add_month(year.strip("{}"), month, day)
        elif month and not date and not year:
            self._fault("unused-field", "month", month, "a field “year” beside it")
        elif day and not month and not date:
            self._fault("unused-field", "day", day, "a field “month” beside it")
        self._add_state(state)
        self._compare_dates()
        for name in names_of_fields.DATE_FIELDS:
            if name in self.read:
                self._prose(name, self.read[name])
                self._check_date(name, self.read[name])

    def _add_state(self, state: str) -> None:
        """Take the state of a work that is not published, “in press”, for its year if it has none."""
        words = STATES.get(state.lower(), state)
        if words and not self.read.keys() & {"year", "date"}:
            self.read["year"] = words
        elif words and not AHEAD.fullmatch(words):
            self._fault("unused-field", "pubstate", state, "a state that is said by the field “year”")

    def _add_month(self, year: str, month: str, day: str) -> None:
        """Make a date of the fields ``year``, ``month`` and ``day``."""
        read = month_of(month)
        if read is None:
            self._fault("malformed-date", "month", month, "a month: nov, 11 or November")
            return
        ends = [f"{year}-{end}" for end in read[0].split("/")]
        number = (read[1] or day).strip("{} ")
        if len(ends) == 1 and number:
            exact = f"{ends[0]}-{number.zfill(2)}"
            if EXACT_DATE.fullmatch(exact):
                ends = [exact]
            else:
                self._fault("malformed-date", "day", number, "a day of the month")
        self.read["date"] = "/".join(ends)

    def _compare_dates(self) -> None:
        """Report a ``date`` of another year than ``year``, and add the year that a ``date`` has."""
        date, year = self.read.get("date", ""), self.read.get("year", "")
        if not date:
            return
        parts = csl_date(date).get("date-parts")
        if not year and parts:
            self.read["year"] = str(parts[0][0])
        other = csl_date(year).get("date-parts")
        if parts and other and parts[0][0] != other[0][0]:
            self._fault("contradicting-fields", "year", year, f"the same as date {date}")
            self.read["year"] = str(parts[0][0])

    def _check_date(self, name: str, value: str) -> None:
        date = csl_date(value)
        plain = edtf_date(value.strip("{} ").replace("--", "–"))
        if name == "origyear":
            near = _meant(value)
            if is_edtf(plain):
                self.read[name] = plain
            else:
                self.read[name] = nearest_edtf(value) or value
                self._fault("malformed-date", name, value, "an EDTF date", near)
        elif name == "year":
            if (not date_of(date) or date.get("literal")) and not is_year_text(value.strip("{}")):
                expected = "a year, an EDTF date, or words such as “ca. 1900”, “[1796]” and “in press”"
                self._fault("malformed-date", name, value, expected, _meant(value))
        elif date and not is_edtf(plain) and (date.keys() == {"literal"} or "literal" not in date):
            self._fault("malformed-date", name, value, "an EDTF date", _meant(value))

    def _read_addresses(self) -> None:
        """Read ``url`` and ``doi``, which are no prose, and an address in ``howpublished``."""
        for name in names_of_fields.VERBATIM_FIELDS:
            if value := verbatim(self.fields.pop(name, "")):
                self.read[name] = value
        place = verbatim(self.fields.get("howpublished", ""))
        is_address = re.fullmatch(WEB_ADDRESS.pattern, place, re.IGNORECASE) is not None
        if is_address and self.read.setdefault("url", place) == place:
            del self.fields["howpublished"]
        if doi := self.read.get("doi"):
            bare = re.sub(r"(?i)^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi)
            self.read["doi"] = bare
            if not bare.startswith("10."):
                found = re.search(r"10\.\d+/\S+", bare)
                self._fault(
                    "malformed-field", "doi", doi, "a DOI, which begins with “10.”", found and found[0]
                )

    def _read_notes(self) -> None:
        addendum = self.fields.pop("addendum", "")
        note = ZOTERO_EXTRA.sub("", self.fields.pop("note", "")).strip()
        self.fields["note"] = "; ".join(
            part.rstrip(" .") if addendum else part for part in (note, addendum) if part
        )
        source, number = self.fields.pop("eprinttype", ""), self.fields.pop("eprint", "")
        class_ = self.fields.pop("eprintclass", "")
        if number:
            self.fields["eprint"] = f"{number} [{class_}]" if class_ else number
            if source:
                self.fields["eprinttype"] = names_of_fields.ARCHIVES.get(source.strip("{}").lower(), source)

    def _read_languages(self) -> None:
        for name in ("language", "origlanguage"):
            value = self.read.get(name, "").strip("{} ")
            if not value:
                continue
            tag = language_tag(value)
            self.read[name] = tag or value
            # “English, in verse” stays as it is.
            if tag is None and language_tag(re.split("[,;(]", value)[0]) is None:
                near = nearest(value, language_names())
                expected = "a language tag of BCP 47 such as “sq”, or the English name of a language"
                self._fault("malformed-language", name, value, expected, near and language_tag(near))

    def _read_pages_and_numbers(self, type_: EntryType) -> None:
        if pages := plain_pages(self.read.get("pages", "")):
            self.read["pages"] = pages
            if is_turned(pages):
                expected = "the first page, and then the last"
                self._fault("malformed-field", "pages", pages, expected, turned(pages))
        edition = self.read.get("edition", "").strip("{} ").lower()
        if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", edition):
            self.read["edition"] = match[1]
        elif edition in names_of_fields.ORDINALS:
            self.read["edition"] = str(names_of_fields.ORDINALS[edition])
        if type_.csl == "thesis" and "institution" in self.read and "school" not in self.read:
            self.read["school"] = self.read.pop("institution")
