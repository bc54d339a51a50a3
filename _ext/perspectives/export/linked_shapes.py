"""The shapes of the linked data (SHACL): what each kind of node has, for programs that check a graph.

The file is Turtle. The lists of allowed values are those of :mod:`perspectives.export.linked_schemes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from perspectives.export.book_data import BookData
from perspectives.export.linked_context import PREFIXES
from perspectives.export.linked_fields import Constraint, added_constraints
from perspectives.export.linked_schemes import EDTF_DATATYPE, PREFIX, namespace, schemes

SHAPES_FILE = "accounts.shapes.ttl"
ONE, ANY, MAYBE, SOME = (1, 1), (0, None), (0, 1), (1, None)
"""The least and the greatest number of values."""
TEXT, INTEGER, BOOLEAN = "sh:datatype xsd:string", "sh:datatype xsd:integer", "sh:datatype xsd:boolean"
WORDS = "sh:or ( [ sh:datatype xsd:string ] [ sh:datatype rdf:langString ] )"
NODE = "sh:nodeKind sh:BlankNodeOrIRI"
DATE = f"sh:datatype <{EDTF_DATATYPE}>"
DATE_OR_WORDS = f"sh:or ( [ {DATE} ] [ sh:datatype xsd:string ] )"

WORDS_OR_REPORT = (
    "sh:or ( [ sh:property [ sh:path schema:hasPart ; sh:minCount 1 ] ] "
    "[ sh:property [ sh:path schema:text ; sh:minCount 1 ] ] )"
)
ONE_LAST_TELLING = (
    "sh:property [ sh:path prov:wasDerivedFrom ; sh:qualifiedValueShape [ sh:class book:Telling ] ; "
    "sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ]"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of node.

    :ivar target: what says that a node is of this kind
    :ivar properties: path, number of values, and what a value is; a word with ``*`` is one of a scheme
    :ivar more: other constraints, in Turtle
    """

    name: str
    target: str
    properties: tuple[Constraint, ...]
    more: tuple[str, ...] = ()


SHAPES = (
    Shape(
        "Claim",
        "sh:targetClass schema:Claim",
        (
            ("schema:identifier", ONE, TEXT),
            ("schema:name", ONE, TEXT),
            ("prov:wasAttributedTo", ONE, "sh:class prov:Agent"),
            ("schema:creator", MAYBE, "sh:class prov:Agent"),
            ("book:perspective", MAYBE, "sh:class skos:Concept"),
            ("book:evidence", MAYBE, "evidence*"),
            ("book:carrier", MAYBE, "carrier*"),
            ("book:certainty", MAYBE, "certainty*"),
            ("book:seen", MAYBE, "seen*"),
            ("schema:genre", MAYBE, "medium*"),
            ("dcterms:rights", ONE, "rights*"),
            ("dcterms:created", MAYBE, DATE),
            ("book:originalLanguage", MAYBE, TEXT),
            ("schema:about", MAYBE, "sh:class schema:Event"),
            ("schema:isPartOf", SOME, NODE),
            ("schema:hasPart", ANY, "sh:class schema:Quotation"),
            ("schema:text", MAYBE, TEXT),
            ("schema:appearance", ANY, "sh:class prov:Entity"),
            ("cito:repliesTo", ANY, "sh:class schema:Claim"),
            ("cito:disputes", ANY, "sh:class schema:Claim"),
            ("cito:agreesWith", ANY, "sh:class schema:Claim"),
            ("prov:qualifiedDerivation", ANY, "sh:node <#Derivation>"),
        ),
        (
            WORDS_OR_REPORT,
            ONE_LAST_TELLING,
        ),
    ),
    Shape(
        "Quotation",
        "sh:targetClass schema:Quotation",
        (
            ("schema:text", ONE, WORDS),
            ("schema:isPartOf", ONE, "sh:class schema:Claim"),
            ("prov:wasAttributedTo", ONE, "sh:class prov:Agent"),
            ("prov:wasQuotedFrom", MAYBE, "sh:class prov:Entity"),
            ("prov:hadPrimarySource", MAYBE, "sh:class prov:Entity"),
            ("book:evidence", MAYBE, "evidence*"),
            ("dcterms:rights", ONE, "rights*"),
        ),
    ),
    Shape(
        "Telling",
        "sh:targetClass book:Telling",
        (
            ("prov:wasAttributedTo", ONE, "sh:class prov:Agent"),
            ("book:tellingOf", ONE, "sh:class prov:Entity"),
            ("prov:wasDerivedFrom", MAYBE, "sh:class book:Telling"),
            ("dcterms:created", MAYBE, DATE),
        ),
    ),
    Shape(
        "Derivation",
        "sh:targetClass prov:Derivation",
        (
            ("prov:entity", ONE, "sh:class prov:Entity"),
            ("book:use", ONE, "use*"),
            ("bibo:locator", MAYBE, TEXT),
        ),
    ),
    Shape(
        "Voice",
        "sh:targetClass prov:Agent",
        (
            ("schema:identifier", ONE, TEXT),
            ("schema:name", ONE, TEXT),
            ("book:role", ONE, "role*"),
            ("book:kind", MAYBE, "kind*"),
            ("book:isAnonymous", ONE, BOOLEAN),
            ("book:perspective", MAYBE, "sh:class skos:Concept"),
            ("book:earlierPerspective", MAYBE, "sh:class skos:Concept"),
            ("book:until", MAYBE, DATE),
            ("book:shortName", ONE, TEXT),
            ("book:sortName", ONE, TEXT),
            ("dcterms:date", MAYBE, DATE),
            ("schema:description", ONE, TEXT),
        ),
    ),
    # A record or a work is never a person or an organisation.
    *(
        Shape(
            f"Not{class_.partition(':')[2]}Of{class_.partition(':')[0].capitalize()}",
            f"sh:targetClass {class_}",
            (("book:kind", MAYBE, f"sh:in ( book:kind-{kind} )"),),
        )
        for class_, kind in (
            ("schema:Person", "person"),
            ("prov:Person", "person"),
            ("schema:Organization", "body"),
            ("prov:Organization", "body"),
            ("foaf:Group", "group"),
        )
    ),
    Shape(
        "Event",
        "sh:targetClass schema:Event",
        (
            ("schema:identifier", ONE, TEXT),
            ("schema:name", ONE, TEXT),
            ("dcterms:date", ONE, DATE),
            ("schema:location", MAYBE, "sh:class schema:Place"),
        ),
    ),
    Shape(
        "Work",
        "sh:targetSubjectsOf book:workType",
        (
            ("schema:identifier", ONE, TEXT),
            ("rdfs:label", ONE, TEXT),
            ("schema:name", MAYBE, TEXT),
            ("dcterms:rights", ONE, "rights*"),
            ("book:seen", MAYBE, "seen*"),
            ("schema:datePublished", MAYBE, DATE_OR_WORDS),
            ("dcterms:created", MAYBE, DATE_OR_WORDS),
        ),
        ("sh:class prov:Entity",),
    ),
    Shape(
        "Comparison",
        "sh:targetClass schema:Collection",
        (
            ("schema:identifier", ONE, TEXT),
            ("schema:name", ONE, TEXT),
            ("book:finding", MAYBE, "finding*"),
            ("book:settle", MAYBE, TEXT),
            ("book:witnesses", ONE, INTEGER),
            ("schema:hasPart", ANY, "sh:class schema:Claim"),
            ("book:inOrder", MAYBE, NODE),
            ("book:passage", ANY, "sh:class book:Paragraph"),
            ("book:silence", ANY, "sh:node <#Silence>"),
        ),
    ),
    Shape(
        "Silence",
        "sh:targetClass book:Silence",
        (
            ("book:perspective", ONE, "sh:class skos:Concept"),
            ("book:silenceKind", ONE, "silence*"),
            ("book:remark", MAYBE, TEXT),
        ),
    ),
    Shape(
        "Document",
        "sh:targetSubjectsOf schema:abstract",
        (
            ("schema:identifier", ONE, TEXT),
            ("schema:name", ONE, TEXT),
            ("schema:exampleOfWork", MAYBE, "sh:class prov:Entity"),
            ("prov:wasAttributedTo", MAYBE, "sh:class prov:Agent"),
            ("dcterms:created", MAYBE, DATE),
            ("dcterms:rights", ONE, "rights*"),
            ("schema:hasPart", ANY, "sh:class book:Paragraph"),
            ("book:question", MAYBE, NODE),
        ),
    ),
    Shape(
        "Paragraph",
        "sh:targetClass book:Paragraph",
        (
            ("schema:name", ONE, TEXT),
            ("schema:position", ONE, INTEGER),
            ("schema:sha256", ONE, 'sh:pattern "^[0-9a-f]{64}$"'),
            ("schema:isPartOf", ONE, NODE),
            ("schema:mentions", ANY, "sh:class schema:Claim"),
        ),
    ),
    Shape(
        "Note",
        "sh:targetClass schema:Comment",
        (
            ("schema:identifier", ONE, TEXT),
            ("schema:text", ONE, TEXT),
            ("book:kind", ONE, "note*"),
            ("schema:about", ANY, NODE),
        ),
    ),
    Shape(
        "Concept",
        "sh:targetClass skos:Concept",
        (
            ("skos:notation", ONE, TEXT),
            ("skos:prefLabel", ONE, WORDS),
            ("skos:inScheme", ONE, "sh:class skos:ConceptScheme"),
        ),
    ),
)


def shapes(data: BookData) -> str:
    """Return the shapes as Turtle."""
    base = [f"@base <{data.base}data/{SHAPES_FILE}> ."] if data.base else []
    prefixes = {
        **PREFIXES,
        "sh": "http://www.w3.org/ns/shacl#",
        PREFIX: namespace(data),
    }
    head = [f"@prefix {prefix}: <{address}> ." for prefix, address in sorted(prefixes.items())]
    added = added_constraints(data)
    whole = (replace(shape, properties=(*shape.properties, *added.get(shape.name, ()))) for shape in SHAPES)
    return "\n".join([*base, *head, "", *(line for shape in whole for line in _lines(shape))]) + "\n"


def _lines(shape: Shape) -> Iterator[str]:
    yield f"<#{shape.name}> a sh:NodeShape ;"
    yield f"    {shape.target} ;"
    parts = [_property(*one) for one in shape.properties]
    yield from _separated([*parts, *shape.more])
    yield ""


def _separated(parts: Iterable[str]) -> Iterator[str]:
    lines = list(parts)
    for number, line in enumerate(lines, 1):
        yield f"    {line} {'.' if number == len(lines) else ';'}"


def _property(path: str, number: tuple[int, int | None], value: str) -> str:
    least, most = number
    parts = [f"sh:path {path}"]
    parts += [f"sh:minCount {least}"] if least else []
    parts += [f"sh:maxCount {most}"] if most is not None else []
    return f"sh:property [ {' ; '.join([*parts, _values(value)])} ]"


def _values(value: str) -> str:
    """Return the constraint on values: of a scheme, its concepts."""
    if not value.endswith("*"):
        return value
    scheme = value.removesuffix("*")
    return f"sh:in ( {' '.join(f'{PREFIX}:{scheme}-{name}' for name in schemes()[scheme][1])} )"
