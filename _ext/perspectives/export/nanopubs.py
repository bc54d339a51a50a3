"""Claims as nanopublications: https://nanopub.net/guidelines/working_draft/.

A nanopublication has four graphs: the assertion, which is one claim as the linked data have it; its
provenance, the works that it was read in and who asserts it; the publication info; and the head, which names
the other three. Its address ends in a hash of its content (a trusty URI), so that nobody can change one sign
of it without a trace. A time stands in none of them but the day of the edition.

rdflib gives blank nodes another name at each reading, and hashes would differ. So each has a name of its own.
"""

from __future__ import annotations

import itertools
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from Crypto.PublicKey import RSA
from nanopub.namespaces import NP, NPX
from nanopub.profile import Profile
from nanopub.sign_utils import add_signature, replace_trusty_in_graph, verify_signature, verify_trusty
from nanopub.trustyuri.rdf import RdfHasher, RdfUtils
from nanopub.utils import MalformedNanopubError
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, XSD, ConjunctiveGraph, Graph, Literal, Namespace, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax

from perspectives.export.linked_context import PREFIXES

Node = dict[str, Any]
FOLDER = "np"
"""The folder of the nanopublications, under the root of the pages: part of their addresses."""
GRAPHS = ("Head", "assertion", "provenance", "pubinfo")
"""The four graphs, by the ends of their addresses."""
TRUSTY = re.compile("/RA[A-Za-z0-9_-]{43}$")
"""The end of an address with the hash of a graph (trusty URI, module RA)."""
NAMED = ("id", "@value", "@list", "@set")
"""The keys of a value in JSON-LD that needs no name: it has one, or is a literal or a list."""


class NoLinkedDataError(ValueError):
    """The file is not what nanopublications are made from. The message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What all nanopublications of an edition share.

    :ivar context: the context of the linked data
    :ivar base: the public address of the root of the pages, with a slash
    :ivar title: its title
    :ivar edition: its number
    :ivar issued: its day (ISO 8601)
    :ivar author: the name of those who answer for the book
    :ivar licence: the address of the licence of the data
    """

    context: Mapping[str, Any]
    base: str
    title: str
    edition: str
    issued: str
    author: str
    licence: str

    @property
    def namespace(self) -> Namespace:
        """The namespace of a nanopublication before its hash is known."""
        return Namespace(f"{self.base}{FOLDER}/")


class NoKeyError(ValueError):
    """The text is no private key that can sign. The message says what is expected."""


class LinkedClaims:
    """The claims of the linked data of a book, ``accounts.jsonld``.

    :ivar base: the public address of the root of the pages, with a slash; empty where the book has none
    :param text: the content of the file
    :raises NoLinkedDataError: where it is no such file
    """

    def __init__(self, text: str) -> None:
        try:
            document = json.loads(text)
            self.context: dict[str, Any] = document["@context"]
            self.nodes: dict[str, Node] = {node["id"]: node for node in document["@graph"]}
            self.dataset = next(node for node in self.nodes.values() if node.get("type") == "Dataset")
        except (ValueError, LookupError, TypeError, AttributeError, StopIteration) as error:
            raise NoLinkedDataError("This is no linked data of a book. Build the pages anew.") from error
        self.base = self.context.get("@base", "").rpartition("data/")[0]

    def publication(self) -> Publication:
        """Return what the nanopublications of this book share."""
        book = self.nodes[self.dataset["isPartOf"]]
        return Publication(
            self.context,
            self.base,
            book["name"],
            book.get("bookEdition", ""),
            book.get("datePublished", ""),
            book["author"]["name"],
            self.dataset.get("license", ""),
        )

    def claims(self) -> Iterator[tuple[str, list[Node]]]:
        """Yield the id of each claim with its nodes: itself, its tellings, its quotations and wordings."""
        for node in self.nodes.values():
            if "Claim" in node.get("type", ()):
                yield node["identifier"], [node, *self._parts(node["identifier"])]

    def _parts(self, id_: str) -> Iterator[Node]:
        """Yield the nodes that belong to one claim alone: the file numbers them behind its id."""
        for start in (f"#telling-{id_}-", f"#claim-{id_}-"):
            for number in itertools.count(1):
                node = self.nodes.get(f"{start}{number}")
                if node is None:
                    break
                yield node


def read_key(text: str) -> Profile:
    """Return a private key as the profile that signs with it.

    :param text: an RSA key in PEM, without a password
    :raises NoKeyError: where it is none
    """
    try:
        key = RSA.import_key(text.strip())
    except (ValueError, IndexError, TypeError) as error:
        message = "This is no RSA key in PEM without a password: openssl genrsa 2048 makes one."
        raise NoKeyError(message) from error
    if not key.has_private():
        raise NoKeyError("This is a public key. A private key is needed to sign.")
    private = b64encode(key.export_key("DER", pkcs=8)).decode()
    public = b64encode(key.public_key().export_key("DER")).decode()
    return Profile(orcid_id="", name="", private_key=private, public_key=public)


def nanopublication(
    publication: Publication, id_: str, nodes: list[Node], key: Profile | None = None
) -> ConjunctiveGraph:
    """Return a claim as a nanopublication, with its trusty URI.

    :param id_: the id of the claim
    :param nodes: its nodes; the first is the claim itself
    :param key: the profile whose key signs it; None for one without a signature
    """
    space = publication.namespace
    whole = ConjunctiveGraph()
    head, assertion, provenance, info = (Graph(whole.store, space[name]) for name in GRAPHS)
    this = space[""]
    head.add((this, RDF.type, NP.Nanopublication))
    head.add((this, NP.hasAssertion, assertion.identifier))
    head.add((this, NP.hasProvenance, provenance.identifier))
    head.add((this, NP.hasPublicationInfo, info.identifier))
    graph = {"@context": publication.context, "@graph": list(with_names(nodes, str(space)))}
    assertion.parse(data=json.dumps(graph), format="json-ld", publicID=publication.context["@base"])
    claim = URIRef(urljoin(publication.context["@base"], nodes[0]["id"]))
    contributors = URIRef(f"{publication.base}#contributors")
    provenance.add((assertion.identifier, PROV.wasAttributedTo, contributors))
    # The works the words come from; those that have them too ("appearance") are no source of this claim.
    works = set(nodes[0].get("appearance", ())) & set(nodes[0].get("wasDerivedFrom", ()))
    for work in sorted(works):
        source = URIRef(urljoin(publication.context["@base"], work))
        provenance.add((assertion.identifier, PROV.wasDerivedFrom, source))
    info.add((contributors, RDF.type, PROV.Organization))
    info.add((contributors, RDFS.label, Literal(publication.author)))
    info.add((this, DCTERMS.creator, contributors))
    info.add((this, DCTERMS.subject, claim))
    info.add((this, DCTERMS.isPartOf, URIRef(publication.base)))
    info.add((this, OWL.versionInfo, Literal(publication.edition)))
    if publication.issued:
        info.add((this, DCTERMS.created, Literal(publication.issued, datatype=XSD.date)))
    if publication.licence:
        info.add((this, DCTERMS.license, URIRef(publication.licence)))
    for prefix, address in (*PREFIXES.items(), ("np", NP), ("npx", NPX)):
        whole.bind(prefix, address)
    if key is not None:
        return add_signature(whole, key, space, info)
    quads = RdfUtils.get_quads(whole)  # type: ignore[no-untyped-call]
    trusty = RdfHasher.make_hash(quads, baseuri=str(space), hashstr=" ")
    named: ConjunctiveGraph = replace_trusty_in_graph(trusty, str(space), whole)
    return named


def with_names(nodes: Iterable[Any], space: str) -> Iterator[Any]:
    """Yield nodes of JSON-LD in which every node within has an id of its own, ``<space>part-<number>``."""
    number = itertools.count(1)

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(one) for one in value]
        if not isinstance(value, dict):
            return value
        node = {key: named(one) for key, one in value.items()}
        return node if any(key in node for key in NAMED) else {"id": f"{space}part-{next(number)}", **node}

    return map(named, nodes)


def trig(whole: ConjunctiveGraph) -> str:
    """Return a nanopublication as TriG, the same text each time: head, assertion, provenance, information.

    rdflib writes the graphs of a dataset in any order, but the triples of one graph always in the same.
    """
    address = address_of(whole)
    prefixes, blocks = set[str](), []
    for name in GRAPHS:
        graph = Graph(whole.store, URIRef(f"{address}#{name}"))
        # No line is changed: a text in quotation marks may have several.
        names, _, body = graph.serialize(format="turtle").strip().partition("\n\n")
        prefixes.update(names.split("\n"))
        blocks.append(f"sub:{name} {{\n{body}\n}}\n")
    prefixes.add(f"@prefix sub: <{address}#> .")
    return "\n".join([*sorted(prefixes), "", *blocks])


def address_of(whole: ConjunctiveGraph) -> str:
    """Return the address of a nanopublication; an empty text where there is not exactly one."""
    found = {str(one) for one in whole.subjects(RDF.type, NP.Nanopublication)}
    return found.pop() if len(found) == 1 else ""


def fault_of(text: str) -> str:
    """Return what is wrong with a nanopublication in TriG, read back; empty where its hash is right.

    A signature, where it has one, must be right too.
    """
    whole = ConjunctiveGraph()
    # The library asks for a signature by this prefix.
    whole.bind("npx", NPX)
    try:
        whole.parse(data=text, format="trig")
        address = address_of(whole)
        if not TRUSTY.search(address):
            return f"the address has no hash: {address or 'there is none'}"
        space = Namespace(f"{address}#")
        verify_trusty(whole, address, space)
        if (None, NPX.hasSignature, None) in whole:
            verify_signature(whole, space)
    except (MalformedNanopubError, BadSyntax) as error:
        return " ".join(str(error).split())
    return ""
