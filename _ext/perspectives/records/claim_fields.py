"""The fields of a claim: see :mod:`perspectives.records.fields`."""

from __future__ import annotations

from perspectives.records import model
from perspectives.records.field_forms import (
    EDTF,
    LIST,
    LIST_SEPARATOR,
    QUOTATION_SEPARATOR,
    Absent,
    Column,
    DatedNote,
    Link,
    Option,
    Part,
    Place,
    Property,
    parts_of,
)
from perspectives.records.fields import FOLLOWS, NO_WORD, OWN_ADDRESS, XML, Field, id_field
from perspectives.records.json_schemas import (
    EVIDENCE,
    ID,
    IDS,
    MAYBE,
    MAYBE_ID,
    RIGHTS,
    TEXT,
    TEXTS,
    list_schema,
    object_schema,
    or_null,
)
from perspectives.records.option_values import (
    one_of,
    parse_also_in,
    parse_edtf,
    parse_id,
    parse_language,
    parse_list,
    parse_locator,
    parse_text,
)


def _links(name: str, about: str, property_: str) -> Field:
    return Field(
        name,
        about,
        IDS,
        typed=parse_list,
        column=LIST,
        tei=Absent("It stands in the list of relations."),
        rdf=Link((property_,), "claims"),
        printed=Part("relation"),
    )


def _wordings(name: str, about: str, kind: str) -> Field:
    return Field(
        name,
        about,
        list_schema(
            object_schema(
                words=TEXT,
                quotation={"type": "integer", "minimum": 1},
                language=MAYBE,
                work=MAYBE_ID,
                locator=MAYBE,
                evidence=EVIDENCE,
                rights=RIGHTS,
            )
        ),
        asked=name,
        column={
            name: Column(separator=QUOTATION_SEPARATOR, cell=parts_of("words")),
            f"{kind}_quotations": _column_of("Which quotation each is of, from 1.", "quotation"),
            f"{kind}_languages": _column_of("The language of each, by its tag of BCP 47.", "language"),
            f"{kind}_works": _column_of("The work that each was read in: a key of the sources.", "work"),
        },
        tei=Place(f"quote[@type='{kind}']"),
        rdf=Place("hasPart"),
        printed=Part("wordings"),
    )


def _column_of(about: str, part: str) -> Column:
    """Return a column that has one part of each of several objects; “–” where it is not known."""
    return Column(separator=LIST_SEPARATOR, cell=parts_of(part), about=about)


CLAIM_FIELDS = (
    id_field("address", parse_id),
    Field(
        "perspective",
        "The perspective of the voice.",
        MAYBE_ID,
        typed=parse_id,
        asked="perspective",
        tei=Place("@ana"),
        rdf=Place("perspective"),
        printed=Part("label"),
    ),
    Field(
        "voice",
        "Whose words they are: an id of the voices.",
        TEXT,
        tei=Place("said@who"),
        rdf=Link(("creator", "wasAttributedTo"), "voices"),
        printed=Part("voice"),
    ),
    Field(
        "reporters",
        "Who passed them on, nearest to the speaker first: ids of the voices.",
        IDS,
        typed=Option("via", parse_list),
        attribute="via",
        column=LIST,
        tei=Place("note[@type='reporters']"),
        rdf=Place("wasDerivedFrom"),
        printed=Part("chain"),
    ),
    Field(
        "last_hand",
        "The pen that the words passed through last: an id of the voices.",
        TEXT,
        tei=Absent(FOLLOWS),
        rdf=Absent(FOLLOWS),
        printed=Part("chain"),
    ),
    Field(
        "source",
        "The work that the words stand in: a key of the sources.",
        MAYBE_ID,
        typed=parse_id,
        tei=Place("bibl[@type='source']"),
        rdf=Place("wasDerivedFrom"),
        printed=Part("source"),
    ),
    Field(
        "locator",
        "The place in that work; empty where it was not located.",
        MAYBE,
        typed=parse_locator,
        tei=Place("bibl[@type='source']/citedRange"),
        rdf=Place("qualifiedDerivation"),
        printed=Part("source"),
    ),
    Field(
        "quoted_in",
        "The work that quotes them, where they were read there: a key of the sources.",
        MAYBE_ID,
        typed=parse_id,
        tei=Place("bibl[@type='quoted-in']"),
        rdf=Place("wasDerivedFrom"),
        printed=Part("source"),
    ),
    Field(
        "quoted_in_locator",
        "The place in the work that quotes them.",
        MAYBE,
        typed=parse_locator,
        tei=Place("bibl[@type='quoted-in']/citedRange"),
        rdf=Place("qualifiedDerivation"),
        printed=Part("source"),
    ),
    Field(
        "also_in",
        "Further works with the same words: a key of the sources, and the place in it.",
        list_schema(object_schema(source=ID, locator=MAYBE)),
        typed=parse_also_in,
        column=Column(
            separator=LIST_SEPARATOR,
            cell=lambda works: [f"{work['source']} {work['locator'] or ''}".strip() for work in works],
        ),
        tei=Place("bibl[@type='also-in']"),
        rdf=Place("appearance"),
        printed=Part("also-in"),
    ),
    Field(
        "cert",
        "How sure it is that the words stand in the source: high, medium or low.",
        or_null(model.CERTAINTIES),
        typed=one_of(model.CERTAINTIES),
        tei=Place("said@cert"),
        rdf=Absent(NO_WORD),
        printed=Part("source"),
    ),
    Field(
        "seen",
        "How much of the work that has the words was before the editors: see the sources.",
        or_null(model.SEEN),
        typed=one_of(model.SEEN),
        asked="seen",
        rdf=Absent(NO_WORD),
        printed=Part("seen"),
    ),
    Field(
        "medium",
        "What kind of utterance it was.",
        or_null(model.MEDIA),
        typed=one_of(model.MEDIA),
        rdf=Property(("genre",)),
        printed=Part("said"),
    ),
    Field(
        "date",
        "When the words were said.",
        MAYBE,
        typed=parse_edtf,
        column=Column(EDTF),
        tei=DatedNote(),
        rdf=Property(("created",)),
        printed=Part("said"),
    ),
    Field(
        "told",
        "When the last hand set them down; never the year of a reprint.",
        MAYBE,
        typed=parse_edtf,
        asked="telling_date",
        column=Column(EDTF),
        tei=DatedNote(),
        rdf=Place("wasDerivedFrom"),
        printed=Part("chain"),
    ),
    Field(
        "language",
        "The language of the words as printed, by its tag of BCP 47.",
        MAYBE,
        typed=parse_language,
        asked="language",
        tei=Place(f"said@{XML}lang"),
        rdf=Property(("inLanguage",)),
        printed=Part("words"),
    ),
    Field(
        "original_language",
        "The language in which they were said.",
        MAYBE,
        typed=parse_language,
        asked="original_language",
        rdf=Place("translationOfWork"),
        printed=Part("fact"),
    ),
    Field(
        "translator",
        "Who translated them.",
        MAYBE,
        typed=parse_text,
        asked="translator",
        rdf=Place("translator"),
        printed=Part("chain"),
    ),
    Field(
        "event",
        "What they speak of: an id of the events.",
        MAYBE_ID,
        typed=parse_id,
        asked="event_id",
        tei=Place("note[@type='event']"),
        rdf=Link(("about",), "events"),
        printed=Absent(
            "It is the event of the comparison, whose head says it; titles of paraphrases name it."
        ),
    ),
    Field(
        "quotations",
        "The quoted words, as they stand where they were read.",
        TEXTS,
        column=Column(separator=QUOTATION_SEPARATOR),
        tei=Place("said/quote"),
        rdf=Place("hasPart"),
        printed=Part("words"),
    ),
    _wordings(
        "originals", "The quoted words in the language in which they were said or written.", "original"
    ),
    _wordings("variants", "The quoted words as other works have them.", "variant"),
    Field(
        "text",
        "What the claim says in the words of this book.",
        MAYBE,
        prose=True,
        tei=Place("said[@direct='false']"),
        rdf=Property(("text",)),
        printed=Part("report"),
    ),
    Field(
        "evidence",
        "How far the quoted words were checked; empty for a paraphrase.",
        EVIDENCE,
        attribute="",
        asked="evidence",
        rdf=Property(("creativeWorkStatus",)),
        printed=Part("evidence"),
    ),
    Field(
        "carrier",
        "What the copy of the source was in which the words were found: edition, web-copy, retyped or "
        "machine-reading; empty where no copy of it has them.",
        or_null(model.CARRIERS),
        attribute="",
        asked="carrier",
        rdf=Absent(NO_WORD),
        printed=Part("evidence"),
    ),
    Field(
        "rights",
        "Whether the quoted words are in the public domain, or a quotation that no licence covers.",
        RIGHTS,
        attribute="",
        asked="rights",
        rdf=Property(("rights",)),
        printed=Absent("The page of the data says it of all."),
    ),
    Field(
        "within",
        "The claim whose words contain these.",
        MAYBE_ID,
        typed=parse_id,
        tei=Absent("It stands in the list of relations."),
        rdf=Place("isPartOf"),
        printed=Part("relation"),
    ),
    _links("answers", "The claims that this one answers.", "repliesTo"),
    _links("disputes", "The claims that it disputes.", "disputes"),
    _links("supports", "The claims that it supports.", "agreesWith"),
    OWN_ADDRESS,
)
"""The fields of a claim, in the order of ``claims.json`` and of the table."""
