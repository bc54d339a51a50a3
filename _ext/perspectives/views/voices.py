"""The view ``voices``: the voices with their claims, their reports, and the claims that answer them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles, wording
from perspectives.book.book import Book
from perspectives.book.record_fields import fields_of
from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.doctree.phrases import Inline, Part, separated
from perspectives.records.authorities import label_of
from perspectives.records.claim_records import Claim
from perspectives.records.dates import say_date, years_between
from perspectives.records.declarations import Voice
from perspectives.records.quoting import with_capital
from perspectives.records.translation import ngettext
from perspectives.rendering.counted import Counted
from perspectives.rendering.field_lines import field_lines

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return an entry for each voice, by name, or for those of the options ``perspective`` and ``role``.

    Entries have the anchor ``voice-<id>`` where all voices are listed.
    """
    voices = sorted(
        printer.book.registry.voices.values(), key=lambda voice: (voice.sort or voice.name).casefold()
    )
    matches = [
        voice for voice in voices if all(getattr(voice, name) == value for name, value in filters.items())
    ]
    return [_entry(printer, voice, has_anchor=not filters) for voice in matches]


def _entry(printer: Printer, voice: Voice, has_anchor: bool) -> nodes.Node:
    book = printer.book
    perspective = book.registry.perspectives.get(voice.perspective or "")
    node = nodes.container("", classes=["ps-entry", *identity(perspective)])
    node["ids"] = [f"voice-{voice.id}"] if has_anchor else []
    title = nodes.rubric("", voice.name, classes=["ps-entry-title"])
    title["heading-level"] = 2
    node += title
    letter = [inline("letter", perspective.letter), nodes.Text(" ")] if perspective else []
    name = perspective.name if perspective else _("no perspective of its own")
    facts = [with_capital(name), role_name(voice.role)]
    if voice.dates:
        facts.append(life_dates(voice.dates))
    node += paragraph("entry-about", *letter, " · ".join(facts))
    earlier = book.registry.perspectives.get(voice.earlier or "")
    if earlier and voice.until:
        line = _("Until {date}: {perspective}.")
        text = line.format(date=say_date(voice.until), perspective=earlier.name)
        node += paragraph("entry-about", inline("letter", earlier.letter), f" {text}")
    node += paragraph("entry-about", voice.about if voice.about.endswith(".") else f"{voice.about}.")
    if voice.authorities or (voice.role in PERSON_ROLES and not voice.anonymous):
        node += authority_line(voice.authorities)
    node += field_lines(book, fields_of(book, "voice"), voice)
    spoken_of = spoken_of_line(printer, voice.id)
    if spoken_of:
        node += paragraph("entry-spoken-of", *spoken_of)
    own = [claim for claim in book.claims.values() if claim.voice == voice.id]
    reported = [claim for claim in book.claims.values() if voice.id in claim.via]
    counted = Counted(printer)
    witness = witness_line(book, voice.id, own, reported, counted)
    if witness:
        node += paragraph("entry-witness", *counted.parts(witness))
    for relation, claims in (
        (_("Says"), own),
        (_("Reports"), reported),
        (_("Answers"), _linked_claims(book, own, lambda claim: claim.answers)),
        (
            _("Is answered by"),
            _linked_claims(book, own, lambda claim: book.ids_linking_to(claim.id, "answers")),
        ),
    ):
        if claims:
            node += paragraph("relation", inline("relation-name", f"{relation}: "), *printer.claims(claims))
    return node


def spoken_of_line(printer: Printer, id_: str) -> list[Part]:
    """Return where and by whom a voice is spoken of, with a link to its entry in the index; empty for none.

    Only the voices of claims are named; what else speaks of it is the book.
    """
    book = printer.book
    entry = next((one for one in book.name_entries if one.name.id == id_), None)
    location = printer.domain.location("name", id_)
    if entry is None or not entry.mentions or location is None:
        return []
    speakers = Counter(
        book.claims[one.text.claim].voice for one in entry.mentions if one.text.claim in book.claims
    )
    speakers.pop(id_, None)
    words = wording.quantity(len(entry.mentions), "place of the index", "places of the index")
    line: list[Part] = [Inline(_("Spoken of: "), "ps-relation-name"), printer.link(*location, words)]
    named = [(other, count) for other, count in speakers.most_common() if book.voice(other)][:MOST_SPEAKERS]
    if named:
        links: list[Part] = []
        for other, count in named:
            name = printer.reference("voice", other, record_titles.voice_name(book, other, short=True))
            links += [", " if links else "", name, f" ({count})"]
        line += [_("; by "), *(part for part in links if part)]
    return line


MOST_SPEAKERS = 6
"""The number of voices that are named as speaking of another, at most."""
PERSON_ROLES = ("participant", "journalist", "analyst", "historian", "advocate")
"""The roles of voices that are persons, so that an authority file can have them."""


def authority_line(addresses: Sequence[str]) -> nodes.paragraph:
    """Return a line with a link to each address in an authority file; without any, it says so."""
    links = [nodes.reference("", label_of(address), refuri=address) for address in addresses]
    parts = separated(links or [nodes.Text(_("none found"))], ", ")
    return paragraph("entry-authority", inline("relation-name", _("Authority file: ")), *parts)


def role_name(role: str) -> str:
    """Return the name of a role; the role itself where it has none."""
    names = {
        "participant": _("took part"),
        "body": _("a body that publishes in its own name"),
        "record": _("a record"),
        "journalist": _("a journalist"),
        "analyst": _("an analyst or official who observed"),
        "historian": _("a historian"),
        "advocate": _("writes for a cause"),
        "compiler": _("compiles what others say"),
        "unnamed": _("nobody is named"),
    }
    return names.get(role, role)


def life_dates(dates: str) -> str:
    """Return birth and death in words, from an EDTF interval; only one of them where the other is open."""
    born, _slash, died = dates.partition("/")
    if died in ("", ".."):
        return _("born {date}").format(date=say_date(born))
    if born in ("", ".."):
        return _("died {date}").format(date=say_date(died))
    return f"{say_date(born)} – {say_date(died)}"


def witness_line(
    book: Book, voice: str, claims: Sequence[Claim], reported: Sequence[Claim], counted: Counted
) -> str:
    """Return a sentence with the numbers of claims and reports, and the years until they were set down.

    *claims* are those of the voice, *reported* those in which it is a reporter; empty without any.
    The numbers are marks of *counted*.
    """
    parts = []
    if claims:
        direct = sum(not claim.via for claim in claims)
        noun = ngettext("account", "accounts", len(claims))
        accounts = f"{counted.mark(len(claims), {'voice': voice})} {noun}"
        if direct == len(claims):
            parts.append(_("{accounts}, without a reporter").format(accounts=accounts))
        elif direct:
            parts.append(
                _("{accounts}, {own} without a reporter and {others} as others tell it").format(
                    accounts=accounts,
                    own=counted.mark(direct, {"voice": voice, "hand": "direct"}),
                    others=counted.mark(len(claims) - direct, {"voice": voice, "hand": "reported"}),
                )
            )
        else:
            parts.append(_("{accounts}, all as others tell it").format(accounts=accounts))
    if reported:
        noun = ngettext("account", "accounts", len(reported))
        others = f"{counted.mark(len(reported), {'reporter': voice})} {noun}"
        parts.append(_("reports {others} of others").format(others=others))
    years = [
        distance
        for claim in (*(claim for claim in claims if not claim.via), *reported)
        if (distance := years_between(book.date(claim), book.telling_date(claim))) is not None
        and distance >= 0
    ]
    if years:
        first, last = min(years), max(years)
        if last == 0:
            parts.append(_("set down within a year, as far as is known"))
        elif first == last:
            parts.append(
                _("set down after {years}, as far as is known").format(
                    years=wording.quantity(last, "year", "years")
                )
            )
        else:
            between = ngettext(
                "set down between {first} and {last} years later, as far as is known",
                "set down between {first} and {last} years later, as far as is known",
                last,
            )
            parts.append(between.format(first=first, last=last))
    line = "; ".join(parts)
    return f"{with_capital(line)}." if line else ""


def _linked_claims(
    book: Book, claims: Sequence[Claim], ids_of: Callable[[Claim], Iterable[str]]
) -> list[Claim]:
    """Return the claims whose ids *ids_of* gives for *claims*, each once."""
    ids = dict.fromkeys(id_ for claim in claims for id_ in ids_of(claim))
    return [book.claims[id_] for id_ in ids if id_ in book.claims]
