"""The form of the register of claims: what can be asked, and with which words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.wording import language_name
from perspectives.doctree.question_form import FormField, QuestionForm, question_form
from perspectives.records import vocabulary
from perspectives.records.closed_lists import FINDINGS, MEDIA, SEEN
from perspectives.records.dates import sort_key
from perspectives.records.questions import UNKNOWN, ClaimFacts
from perspectives.records.translation import script_forms
from perspectives.records.view_options import EVIDENCE_GRADES
from perspectives.views.claim_facts import NO_DETAIL, QUOTED
from perspectives.views.claim_words import (
    clock_words,
    evidence_word,
    hand_words,
    later_words,
    translation_words,
)

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

Choices = tuple[tuple[str, str], ...]


def claim_form(printer: Printer, facts: Sequence[ClaimFacts], given: Set[str]) -> nodes.Node:
    """Return the form for the claims with these facts; what the page has *given* already cannot be asked."""
    choices = _Choices(printer, facts)
    groups = [
        (
            _("Who, and when"),
            [
                FormField("words", _("Whose words"), choices.perspectives("words")),
                FormField("pen", _("Whose pen"), choices.perspectives("pen")),
                FormField("said", _("When said"), hint=_("1960 or 1958–1962")),
                FormField("told", _("When told"), hint=_("1976 or 1960-11")),
            ],
        ),
        (
            _("Who spoke, and who told it"),
            [
                FormField("voice", _("Voice"), choices.voices("voice")),
                FormField("reporter", _("As told by"), choices.voices("reporter")),
                FormField("hand", _("Through whose hands"), choices.named("hand", hand_words())),
                FormField("later", _("How long after"), choices.named("later", later_words())),
                FormField("clock", _("Two clocks"), choices.named("clock", clock_words()), only_asked=True),
                FormField("about", _("Year of the event"), hint=_("1960 or 1958–1962"), only_asked=True),
            ],
        ),
        (
            _("What it is about"),
            [
                FormField("event", _("Event"), choices.events()),
                FormField("question", _("Question"), choices.questions()),
                FormField(
                    "finding",
                    _("Finding"),
                    choices.named("finding", {id_: vocabulary.finding_name(id_) for id_ in FINDINGS}),
                ),
                FormField(
                    "medium",
                    _("Medium"),
                    choices.named("medium", {id_: vocabulary.medium_name(id_) for id_ in MEDIA}),
                ),
            ],
        ),
        (
            _("Where it is read"),
            [
                FormField("source", _("Source"), choices.works("source")),
                FormField("taken-from", _("Read in"), choices.base_works(), only_asked=True),
                FormField("printed-in", _("Printed in"), choices.works("printed-in"), only_asked=True),
                FormField("document", _("Document"), choices.documents()),
                FormField(
                    "evidence",
                    _("Evidence"),
                    choices.named(
                        "evidence",
                        {
                            QUOTED: _("any quoted words"),
                            **{id_: evidence_word(id_) for id_ in EVIDENCE_GRADES},
                        },
                    ),
                ),
                FormField(
                    "seen",
                    _("What was seen of the source"),
                    choices.named("seen", {id_: vocabulary.seen_part(id_) for id_ in SEEN}),
                ),
                FormField("language", _("Language"), choices.languages()),
                FormField(
                    "translation",
                    _("Who translated"),
                    choices.named("translation", translation_words(choices.language)),
                ),
                FormField("translator", _("Translator"), choices.details("translator"), only_asked=True),
                FormField("published", _("Published in"), choices.details("published"), only_asked=True),
            ],
        ),
    ]
    shown = [
        (legend, tuple(_with_column(one, facts) for one in fields if _can_be_asked(one, given)))
        for legend, fields in groups
    ]
    return question_form.of(
        QuestionForm(
            "table-claims",
            tuple((legend, fields) for legend, fields in shown if fields),
            _sorts(),
            _labels(),
            _sentences(choices.locale),
            " ".join(base36(one.order) for one in facts),
        )
    )


def base36(number: int) -> str:
    """Return a number in base 36, as a script reads it: it is shorter, and a large book has many."""
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def _can_be_asked(field: FormField, given: Set[str]) -> bool:
    return field.name not in given and bool(field.choices or field.hint)


def _with_column(field: FormField, facts: Sequence[ClaimFacts]) -> FormField:
    """Return a field with what each claim has."""
    if not field.choices:
        column = [one.spans.get(field.name, "-") for one in facts]
    else:
        places = {value: str(place) for place, (value, _text) in enumerate(field.choices, 1)}
        column = [
            ",".join(places[value] for value in one.values.get(field.name, ()) if value in places) or "0"
            for one in facts
        ]
    return replace(field, column=" ".join(column))


def _sorts() -> Choices:
    return (
        ("said", _("when said")),
        ("told", _("when told")),
        ("pen", _("whose pen")),
        ("book", _("the book")),
    )


def _labels() -> dict[str, str]:
    return {
        "form": _("Ask the register"),
        "all": _("any"),
        "more": _("Ask for more"),
        "sort": _("In the order of"),
        "words": _("Show the full words"),
        "again": _("Show all"),
        "undated": _("Take in what has no date"),
        "address": _("Address of this list:"),
    }


def _sentences(language: str) -> dict[str, str]:
    undated = script_forms("1 without a date is left out.", "{number} without a date are left out.", language)
    return {
        "everything": _("All {all} claims."),
        "some": _("{shown} of {all} claims: {asked}."),
        "nothing": _("No claim of {all}: {asked}."),
        **{f"undated-{form}": sentence for form, sentence in undated.items()},
        "unknown": _("Left out of the question, for the register does not know it: {asked}."),
        "between": _("; "),
        "said": _("said "),
        "told": _("told "),
        "opened": _("Words"),
        "opened-label": _("The full words: {claim}"),
        "missing": _("The words could not be loaded."),
    }


class _Choices:
    """The choices of each list: only values that a claim has."""

    def __init__(self, printer: Printer, facts: Sequence[ClaimFacts]) -> None:
        self.book, self.registry = printer.book, printer.book.registry
        self.locale = str(printer.builder.config.language)
        self.language = language_name(self.locale, self.locale)
        self.used: dict[str, set[str]] = {}
        for one in facts:
            for name, values in one.values.items():
                self.used.setdefault(name, set()).update(values)

    def _used(self, name: str) -> set[str]:
        return self.used.get(name, set())

    def perspectives(self, name: str) -> Choices:
        """Return the perspectives in the order of the registry, the unknown last."""
        used = self._used(name)
        known = [(id_, one.name) for id_, one in self.registry.perspectives.items() if id_ in used]
        unknown = [(UNKNOWN, _("not known"))] if UNKNOWN in used else []
        return (*known, *unknown)

    def voices(self, name: str) -> Choices:
        """Return the voices by the names under which they are sorted."""
        voices = [self.registry.voices[id_] for id_ in self._used(name) if id_ in self.registry.voices]
        voices.sort(key=lambda voice: ((voice.sort or voice.name).casefold(), voice.id))
        return tuple((voice.id, voice.sort or voice.name) for voice in voices)

    def named(self, name: str, names: dict[str, str]) -> Choices:
        """Return the values that have a name, in the order of *names*."""
        return tuple((id_, text) for id_, text in names.items() if id_ in self._used(name))

    def events(self) -> Choices:
        """Return the events by date, each after its year."""
        events = [event for id_, event in self.registry.events.items() if id_ in self._used("event")]
        events.sort(key=lambda event: (sort_key(event.date), event.id))
        return tuple((event.id, f"{event.date[:4]} · {event.title}") for event in events)

    def questions(self) -> Choices:
        """Return the comparisons in the order of the book."""
        asked = self._used("question")
        return tuple((id_, one.title) for id_, one in self.book.comparisons.items() if id_ in asked)

    def documents(self) -> Choices:
        """Return the documents by title."""
        titles = [(id_, self.book.documents[id_].title) for id_ in self._used("document")]
        return tuple(sorted(titles, key=lambda one: (one[1].casefold(), one[0])))

    def works(self, name: str) -> Choices:
        """Return the works by label."""
        works = [(key, self.book.works[key].label) for key in self._used(name) if key in self.book.works]
        return tuple(sorted(works, key=lambda work: (work[1].casefold(), work[0])))

    def base_works(self) -> Choices:
        """Return the works by whose claims the book counts its chains."""
        bases = {
            value
            for records in self.book.records.values()
            for view in records.views
            for name, value in view.filters
            if name == "base"
        }
        return tuple(work for work in self.works("taken-from") if work[0] in bases)

    def languages(self) -> Choices:
        """Return the languages of the words as printed, by name."""
        names = [(tag, language_name(tag, self.locale)) for tag in self._used("language")]
        return tuple(sorted(names, key=lambda one: one[1].casefold()))

    def details(self, name: str) -> Choices:
        """Return translators or places of publication, by name."""
        texts = [
            (value, _("not on record") if value == NO_DETAIL else value.replace("_", " "))
            for value in self._used(name)
        ]
        return tuple(sorted(texts, key=lambda one: (one[0] == NO_DETAIL, one[1].casefold())))
