"""Everyone who speaks: who they were, what kind of witness, what they say here, report, answer, and who answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import Book
from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.records.dates import say_date, years_between
from perspectives.records.model import Claim, Voice
from perspectives.records.voice_fields import VOICE_FIELDS
from perspectives.rendering.field_lines import field_lines

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return the voices in the order of their names, those of one ``perspective`` or ``role`` if asked."""
    voices = sorted(
        printer.book.registry.voices.values(), key=lambda voice: (voice.sort or voice.name).casefold()
    )
    chosen = [
        voice for voice in voices if all(getattr(voice, name) == value for name, value in filters.items())
    ]
    return [_voice(printer, voice, anchor=not filters) for voice in chosen]


def _voice(printer: Printer, voice: Voice, anchor: bool) -> nodes.Node:
    book = printer.book
    perspective = book.registry.perspectives.get(voice.perspective or "")
    node = nodes.container("", classes=["ps-entry", *identity(perspective)])
    node["ids"] = [f"voice-{voice.id}"] if anchor else []
    title = nodes.rubric("", voice.name, classes=["ps-entry-title"])
    title["heading-level"] = 2
    node += title
    letter = [inline("letter", perspective.letter), nodes.Text(" ")] if perspective else []
    whose = perspective.name if perspective else _("no perspective of its own")
    facts = [f"{whose[0].upper()}{whose[1:]}", role_name(voice.role)]
    if voice.dates:
        facts.append(life(voice.dates))
    node += paragraph("entry-about", *letter, " · ".join(facts))
    node += paragraph("entry-about", voice.about if voice.about.endswith(".") else f"{voice.about}.")
    if voice.role in PERSONS and not voice.anonymous:
        node += paragraph("entry-authority", inline("relation-name", _("Authority file: ")), authority(voice))
    node += field_lines(book, VOICE_FIELDS, voice)
    said = [claim for claim in book.claims.values() if claim.voice == voice.id]
    reported = [claim for claim in book.claims.values() if voice.id in claim.via]
    witness = witness_line(book, said, reported)
    if witness:
        node += paragraph("entry-witness", witness)
    for name, claims in (
        (_("Says"), said),
        (_("Reports"), reported),
        (_("Answers"), _linked(book, said, lambda claim: claim.answers)),
        (_("Is answered by"), _linked(book, said, lambda claim: book.ids_linking_to(claim.id, "answers"))),
    ):
        if claims:
            node += paragraph("relation", inline("relation-name", f"{name}: "), *printer.claims(claims))
    return node


PERSONS = ("participant", "journalist", "analyst", "historian", "advocate")
"""The roles of voices that are a person, whom an authority file may have."""


def authority(voice: Voice) -> nodes.Node:
    """Return a link to the voice in Wikidata or VIAF, or the plain word that none was found; none is guessed."""
    if not voice.authority:
        return nodes.Text(_("none found"))
    name = "VIAF" if "viaf" in voice.authority else "Wikidata"
    number = voice.authority.rpartition("/")[2]
    return nodes.reference("", f"{name} {number}", refuri=voice.authority)


def role_name(role: str) -> str:
    """Return what kind of voice it is, as the page prints it."""
    names = {
        "participant": _("took part"),
        "body": _("a body that publishes in its own name"),
        "record": _("a record"),
        "journalist": _("a journalist"),
        "analyst": _("an analyst or official who observed"),
        "historian": _("a historian"),
        "advocate": _("writes for a cause"),
        "unnamed": _("nobody is named"),
    }
    return names.get(role, role)


def life(dates: str) -> str:
    """Return life dates (an EDTF interval) as a reader says them; of an open end only the birth."""
    born, _slash, died = dates.partition("/")
    if died in ("", ".."):
        return _("born {date}").format(date=say_date(born))
    if born in ("", ".."):
        return _("died {date}").format(date=say_date(died))
    return f"{say_date(born)} – {say_date(died)}"


def witness_line(book: Book, said: Sequence[Claim], reported: Sequence[Claim]) -> str:
    """Return what kind of witness the voice is here: by whose pen it speaks, whom it reports, and after how many years."""
    parts = []
    if said:
        own = sum(not claim.via for claim in said)
        accounts = wording.quantity(len(said), _("account"), _("accounts"))
        if own == len(said):
            parts.append(_("{accounts}, without a reporter").format(accounts=accounts))
        elif own:
            parts.append(
                _("{accounts}, {own} without a reporter and {others} as others tell it").format(
                    accounts=accounts, own=own, others=len(said) - own
                )
            )
        else:
            parts.append(_("{accounts}, all as others tell it").format(accounts=accounts))
    if reported:
        others = wording.quantity(len(reported), _("account"), _("accounts"))
        parts.append(_("reports {others} of others").format(others=others))
    years = [
        distance
        for claim in (*(claim for claim in said if not claim.via), *reported)
        if (distance := years_between(book.date(claim), book.telling_date(claim))) is not None
        and distance >= 0
    ]
    if years:
        first, last = min(years), max(years)
        if last == 0:
            parts.append(_("set down in the same year, as far as is known"))
        elif first == last:
            parts.append(
                _("set down after {years}, as far as is known").format(
                    years=wording.quantity(last, _("year"), _("years"))
                )
            )
        else:
            parts.append(
                _("set down between {first} and {last} years later, as far as is known").format(
                    first=first, last=last
                )
            )
    line = "; ".join(parts)
    return f"{line[0].upper()}{line[1:]}." if line else ""


def _linked(book: Book, claims: Sequence[Claim], ids: Callable[[Claim], Iterable[str]]) -> list[Claim]:
    """Return the claims that *ids* names for each of *claims*, each once."""
    found = dict.fromkeys(id_ for claim in claims for id_ in ids(claim))
    return [book.claims[id_] for id_ in found if id_ in book.claims]
