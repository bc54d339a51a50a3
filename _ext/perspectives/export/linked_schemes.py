"""The vocabulary of the linked data: its own properties, classes and schemes of concepts.

Where schema.org, PROV-O, CiTO, Dublin Core, BIBO or SKOS have a term, the linked data use it. For the rest
there are the terms of this module. A value from a closed list, such as the evidence for a claim, is a concept
(SKOS) in a scheme of its own. Terms and concepts stand in one file, ``vocabulary.jsonld``, under the address
of the book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perspectives.export.book_data import BookData, Record
from perspectives.records import closed_lists
from perspectives.records.vocabulary import (
    carrier_name,
    evidence_name,
    finding_name,
    medium_name,
    note_title,
    rights_name,
    seen_part,
    silence_name,
)

VOCABULARY_FILE = "vocabulary.jsonld"
NO_ADDRESS = "https://no-address.invalid/"
"""Stands for the address of a book that has none: names that end in ``.invalid`` never resolve (RFC 2606)."""
PREFIX = "book"
"""The prefix of the terms of this module in the linked data."""
EDTF_DATATYPE = "http://id.loc.gov/datatypes/edtf/EDTF"
XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class OwnProperty:
    """A property of the book's own vocabulary.

    :ivar about: what it says, in English
    :ivar range: the type of its values: ``concept``, ``edtf``, ``text``, ``boolean``, ``integer``, ``list``
        (a list of texts), or ``node``
    """

    name: str
    about: str
    range: str = "text"


OWN_PROPERTIES = (
    OwnProperty("perspective", "The standpoint of a claim, a document, a silence or a voice.", "concept"),
    OwnProperty("earlierPerspective", "The standpoint of a voice before it changed sides.", "concept"),
    OwnProperty("until", "The last day or period of the earlier standpoint.", "edtf"),
    OwnProperty("core", "Whether the silence of a standpoint is shown in every comparison.", "boolean"),
    OwnProperty(
        "column", "Whether accounts of a standpoint stand in a column and weigh in findings.", "boolean"
    ),
    OwnProperty("kind", "What a voice is, or which kind of problem a note flags.", "concept"),
    OwnProperty("role", "What kind of witness a voice is.", "concept"),
    OwnProperty("isAnonymous", "Whether nobody is named for the words of a voice.", "boolean"),
    OwnProperty("shortName", "The name in a few words, as links print it."),
    OwnProperty("sortName", "The name as lists sort it."),
    OwnProperty("evidence", "How far quoted words were checked.", "concept"),
    OwnProperty("carrier", "What the copy of the source was in which quoted words were found.", "concept"),
    OwnProperty("certainty", "How sure it is that the words stand in the source.", "concept"),
    OwnProperty("seen", "How much of a work was before the editors.", "concept"),
    OwnProperty("originalLanguage", "The language in which words were said or written (BCP 47)."),
    OwnProperty("tellingOf", "The claim or the document that a telling passes on.", "node"),
    OwnProperty("use", "What a work is to the claim that is derived from it.", "concept"),
    OwnProperty("finding", "How the accounts of a comparison stand to each other.", "concept"),
    OwnProperty("settle", "What would settle the question of a comparison, or did."),
    OwnProperty("inOrder", "The claims of a comparison, in the order shown.", "list of nodes"),
    OwnProperty(
        "passage", "A paragraph of a document that stands beside the claims of a comparison.", "node"
    ),
    OwnProperty("witnesses", "The number of different last hands in a comparison.", "integer"),
    OwnProperty("silence", "A standpoint without a claim in a comparison.", "node"),
    OwnProperty("silenceKind", "Why a standpoint is silent.", "concept"),
    OwnProperty("remark", "What the editors remark on a silence."),
    OwnProperty("selection", "The paragraphs of a document that are printed; absent where all are."),
    OwnProperty("sourceNote", "Archive, file, classification and first printing of a document."),
    OwnProperty("question", "What to look for when reading a document, in this order.", "list"),
    OwnProperty("workType", "The type of a work, in the terms of CSL."),
    OwnProperty("volumeTitle", "The title of the volume of a work in several volumes."),
    OwnProperty(
        "cslVariable", "A variable of the work’s CSL item for which there is no other property.", "node"
    ),
)
"""The properties of the extension itself, in the order of the file."""
OWN_CLASSES = {
    "Telling": "What one hand passed on: of a claim, or of a document.",
    "Paragraph": "A paragraph of a document, as far as it is counted.",
    "Silence": "That a standpoint has no claim in a comparison.",
    "Record": "A record that speaks: minutes, notes or a film of what was said or done.",
}
USES = {
    "source": "the work that the words stand in",
    "quoted-in": "the work that quotes them, where they were read there",
    "also-in": "a further work with the same words",
    "original": "the work in which the original words were read",
    "variant": "the work that has the words in another form",
}
KINDS = {
    "person": "a person",
    "group": "several persons who speak together",
    "body": "an organisation, or a newspaper as those who make it",
    "record": "minutes, notes or a film of what was said or done",
    "work": "a text that speaks under its own title",
}


def schemes() -> dict[str, tuple[str, dict[str, str]]]:
    """Return the schemes by name: the title of each, and the labels of its concepts.

    Labels are those of the pages, in the language of the book; where the pages have none, the value itself.
    """

    def values(names: Iterable[str]) -> dict[str, str]:
        return {name: name.replace("-", " ") for name in names}

    return {
        "kind": ("Kinds of voices", KINDS),
        "role": ("Roles of voices", values(closed_lists.VOICE_ROLES)),
        "evidence": (
            "States of the evidence",
            {name: evidence_name(name) for name in ("checked", "second-hand", "unchecked")},
        ),
        "carrier": ("Carriers", {name: carrier_name(name) for name in closed_lists.CARRIERS}),
        "certainty": ("Degrees of certainty", values(closed_lists.CERTAINTIES)),
        "seen": ("Parts of works seen", {name: seen_part(name) for name in closed_lists.SEEN}),
        "medium": ("Media", {name: medium_name(name) for name in closed_lists.MEDIA}),
        "finding": ("Findings", {name: finding_name(name) for name in closed_lists.FINDINGS}),
        "silence": ("Kinds of silence", {name: silence_name(name) for name in closed_lists.SILENCES}),
        "note": ("Kinds of editorial notes", {name: note_title(name) for name in closed_lists.NOTE_KINDS}),
        "rights": ("Rights", {name: rights_name(name) for name in closed_lists.TEXT_RIGHTS}),
        "use": ("Uses of works", USES),
    }


def concept(scheme: str, value: str | None) -> str | None:
    """Return the concept for a value of a closed list, with its prefix; None for no value."""
    return f"{PREFIX}:{scheme}-{value}" if value else None


def namespace(data: BookData) -> str:
    """Return the address that the terms of the vocabulary begin with.

    A book without a public address has one that never resolves: JSON-LD takes no relative address for a
    property.
    """
    return f"{data.base or NO_ADDRESS}data/{VOCABULARY_FILE}#"


def concept_nodes(data: BookData) -> Iterator[Record]:
    """Yield the schemes of the closed lists, each with its concepts."""
    language = data.content["book"]["language"]
    for name, (title, labels) in schemes().items():
        scheme = f"{PREFIX}:{name}-scheme"
        yield {
            "id": scheme,
            "type": "skos:ConceptScheme",
            "prefLabel": {"@value": title, "@language": "en"},
        }
        in_english = name in {"kind", "role", "certainty", "use"}
        for value, label in labels.items():
            yield {
                "id": concept(name, value),
                "type": "skos:Concept",
                "notation": value,
                "prefLabel": {"@value": label, "@language": "en" if in_english else language},
                "inScheme": scheme,
            }


def term_nodes(properties: Iterable[OwnProperty]) -> Iterator[Record]:
    """Yield these properties, and the classes of the vocabulary."""
    for name, about in OWN_CLASSES.items():
        yield {"id": f"{PREFIX}:{name}", "type": "rdfs:Class", "label": name, "comment": about}
    for one in properties:
        yield {
            "id": f"{PREFIX}:{one.name}",
            "type": "rdf:Property",
            "label": one.name,
            "comment": one.about,
            "range": _RANGES[one.range],
        }


_RANGES = {
    "concept": "skos:Concept",
    "edtf": EDTF_DATATYPE,
    "text": "xsd:string",
    "boolean": "xsd:boolean",
    "integer": "xsd:integer",
    "list": "rdf:List",
    "list of nodes": "rdf:List",
    "node": "rdfs:Resource",
}
