"""A claim in the linked data: the claim itself, its tellings, its quotations and their other wordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perspectives.book.record_titles import claim_title
from perspectives.export.agents import AGENTS
from perspectives.export.book_data import BookData, Record
from perspectives.export.linked_records import (
    addresses_of,
    in_language,
    original,
    perspective_address,
    record_node,
    tellings,
    without_empty_values,
)
from perspectives.export.linked_schemes import concept

Place = tuple[str, str | None, str | None]
"""The use of a work, its key, and the locator in it."""


def claim_graph(data: BookData, claim: Record) -> list[Record]:
    """Return the nodes of one claim of ``claims.json``; the first is the claim itself.

    They need the context of :func:`perspectives.export.linked_context.context_of`.
    """
    return [without_empty_values(node) for node in _claim_nodes(data, claim)]


def _claim_nodes(data: BookData, claim: Record) -> Iterator[Record]:
    node = record_node(data, "claims", claim, ["Claim", "prov:Entity"])
    id_ = claim["id"]
    chain = tellings(data, id_, node, claim["voice"], claim["reporters"], claim["told"])
    first_places: list[Place] = [
        ("source", claim["source"], claim["locator"]),
        ("quoted-in", claim["quoted_in"], claim["quoted_in_locator"]),
    ]
    places = [*first_places, *(("also-in", one["source"], one["locator"]) for one in claim["also_in"])]
    works = addresses_of(data, "sources", [work for _use, work, _locator in first_places])
    further_works = addresses_of(data, "sources", [work for _use, work, _locator in places])
    wordings = [("original", one) for one in claim["originals"]]
    wordings += [("variant", one) for one in claim["variants"]]
    number = len(claim["quotations"])
    ids = [f"#claim-{id_}-{one}" for one in range(1, number + len(wordings) + 1)]
    creator = creator_of(data, claim["voice"])
    yield {
        **node,
        "name": claim_title(data.book, data.book.claims[id_]),
        "creator": creator,
        "wasDerivedFrom": [*(telling["id"] for telling in chain[-1:]), *works],
        "qualifiedDerivation": list(derivations(data, places)),
        "appearance": list(dict.fromkeys([*works, *further_works])),
        "translationOfWork": original(claim, claim["language"]),
        "translator": {"name": claim["translator"]} if claim["translator"] else None,
        "perspective": perspective_address(claim["perspective"]),
        "isPartOf": [data.section_address("claims", id_), *addresses_of(data, "claims", [claim["within"]])],
        "hasPart": ids,
        "encoding": f"claims/{id_}.json",
    }
    yield from chain
    source, quoted_in = (addresses_of(data, "sources", claim[name]) for name in ("source", "quoted_in"))
    for position, words in enumerate(claim["quotations"], 1):
        yield {
            "id": ids[position - 1],
            "type": ["Quotation", "prov:Entity"],
            "position": position,
            "text": in_language(words, claim["language"]),
            "creator": creator,
            "wasAttributedTo": node["wasAttributedTo"],
            "wasQuotedFrom": quoted_in or source,
            "hadPrimarySource": source if quoted_in else None,
            "isPartOf": node["id"],
            "rights": concept("rights", claim["rights"]),
        }
    for wording_id, (kind, wording) in zip(ids[number:], wordings, strict=True):
        yield {
            **_wording_node(data, claim, kind, wording),
            "id": wording_id,
            "creator": creator,
            "wasAttributedTo": node["wasAttributedTo"],
            "isPartOf": node["id"],
        }


def creator_of(data: BookData, voice_id: str | None) -> str | None:
    """Return the address of a voice that is a person, a group or a body; None for a record or a work.

    schema.org has only persons and organisations as creators.
    """
    voice = data.records_by_id["voices"].get(voice_id or "")
    return data.address_of(f"voice-{voice_id}") if voice and voice["kind"] in AGENTS else None


def _wording_node(data: BookData, claim: Record, kind: str, wording: Record) -> Record:
    """Return what is known of an original or a variant.

    The quotation is a translation of an original (``workTranslation``), and has a variant
    (``prov:alternateOf``).
    """
    work = wording["work"] or claim["quoted_in"] or claim["source"]
    quotation = {"id": f"#claim-{claim['id']}-{wording['quotation']}"}
    return {
        "type": ["Quotation", "prov:Entity"],
        "text": in_language(wording["words"], wording["language"]),
        "wasQuotedFrom": addresses_of(data, "sources", work),
        "qualifiedDerivation": list(derivations(data, [(kind, wording["work"], wording["locator"])])),
        "workTranslation" if kind == "original" else "alternateOf": quotation,
        "evidence": concept("evidence", wording["evidence"]),
        "rights": concept("rights", wording["rights"]),
    }


def derivations(data: BookData, places: Iterable[Place]) -> Iterator[Record]:
    """Yield a derivation for each work: what it is to the claim, and the place in it where that is known."""
    for use, work, locator in places:
        address = addresses_of(data, "sources", work)
        if address:
            node = {"type": "prov:Derivation", "entity": address, "use": concept("use", use)}
            yield {**node, "locator": locator} if locator else node
