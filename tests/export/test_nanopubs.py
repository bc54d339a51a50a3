"""Claims as nanopublications: proved by the functions for trusty URIs on the files, read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from Crypto.PublicKey import RSA
from rdflib import BNode, Dataset, Graph, URIRef

from perspectives.build.nanopubs_command import main
from perspectives.export.nanopubs import LinkedClaims, NoKeyError, NoLinkedDataError, fault_of, read_key
from tests.support import Book, Build, SharedBook

BASE = "https://example.org/bell/"
NP = "http://www.nanopub.org/nschema#"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the tiny reader, built for a public address.

    One claim quotes what looks like syntax, and has its words from one work of the two that print them.
    """
    book = Book(tmp_path_factory.mktemp("nanopubs"))
    book.replace(
        "docs/bell.md", "> The rope was old.", "> The rope was old.\n>\n> @prefix x: . }\n>\n> } # no"
    )
    book.replace(
        "docs/bell.md", ":answers: odo-ringer-did", ":also-in: pedlar-letter\n:answers: odo-ringer-did"
    )
    return book.build(
        html_baseurl=BASE, perspectives_issued="2026-11-27", perspectives_licenses={"data": "CC-BY-SA-4.0"}
    )


def made(build: Build, folder: Path, *arguments: str) -> dict[str, str]:
    """Return the text of each nanopublication that the command makes, by the id of its claim."""
    assert main([str(build.out), "--to", str(folder), *arguments]) == 0
    index = json.loads((folder / "index.json").read_text("utf-8"))["nanopublications"]
    texts = {
        id_: (folder / f"{address.removeprefix(f'{BASE}np/')}.trig").read_text("utf-8")
        for id_, address in index.items()
    }
    assert len(list(folder.glob("*.trig"))) == len(texts)
    return texts


@pytest.fixture(scope="module")
def texts(build: Build, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the nanopublications of the reader, not signed."""
    return made(build, tmp_path_factory.mktemp("np"))


def test_every_claim_has_one_whose_hash_is_right(build: Build, texts: dict[str, str]) -> None:
    assert set(texts) == {claim["id"] for claim in build.data["claims"]}
    assert {id_: fault_of(text) for id_, text in texts.items()} == dict.fromkeys(texts, "")
    assert len({re.search("/RA[^#>]+", text)[0] for text in texts.values()}) == len(texts)  # type: ignore[index]


def test_its_four_graphs_say_what_from_what_by_whom_and_under_which_licence(texts: dict[str, str]) -> None:
    dataset = Dataset(default_union=True)
    dataset.parse(data=texts["ringer-rope"], format="trig")
    (this,) = set(dataset.subjects(predicate=URIRef(f"{NP}hasAssertion")))
    graphs = {str(graph.identifier).removeprefix(f"{this}#") for graph in dataset.graphs() if len(graph)}
    assert graphs == {"Head", "assertion", "provenance", "pubinfo"}
    claim, work = URIRef(f"{BASE}bell.html#claim-ringer-rope"), URIRef(f"{BASE}registers.html#cite-odo-book")
    assertion, info = (dataset.graph(f"{this}#{name}") for name in ("assertion", "pubinfo"))
    assert (claim, URIRef("http://www.w3.org/ns/prov#wasDerivedFrom"), work) in assertion
    quoted = {str(text) for text in assertion.objects(None, URIRef("https://schema.org/text"))}
    assert any("\n\n@prefix x: . }\n\n} # no" in text for text in quoted)
    terms = {str(predicate).removeprefix("http://purl.org/dc/terms/") for predicate in info.predicates(this)}
    assert {"created", "creator", "license", "subject", "isPartOf"} <= terms
    provenance = dataset.graph(f"{this}#provenance")
    derived = URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
    assert set(provenance.objects(URIRef(f"{this}#assertion"), derived)) == {work}


def test_the_assertion_says_what_the_linked_data_say(build: Build, texts: dict[str, str]) -> None:
    """But for nodes without a name, which have one here."""
    linked = Graph().parse(build.out / "data" / "accounts.jsonld")
    for id_, text in texts.items():
        dataset = Dataset()
        dataset.parse(data=text, format="trig")
        (assertion,) = (one for one in dataset.graphs() if str(one.identifier).endswith("#assertion"))
        claim = URIRef(f"{BASE}bell.html#claim-{id_}")
        named = [pair for pair in linked.predicate_objects(claim) if not isinstance(pair[1], BNode)]
        assert [pair for pair in named if (claim, *pair) not in assertion] == [], id_


CHANGES = [
    ("a letter of the words", "It was very old", "It was very cold"),
    ("a language", "@en", "@de"),
    ("the day", "2026-11-27", "2026-11-28"),
    ("the licence", "CC-BY-SA-4.0", "CC0-1.0"),
    ("the place in the work", "p. 12", "p. 13"),
    ("another dispute", "cito/repliesTo", "cito/disputes"),
    ("the hash itself", "/RA", "/RB"),
    ("no hash", None, None),
    ("no nanopublication", "np:Nanopublication", "np:Nothing"),
    ("no RDF at all", "@prefix", "prefix?"),
]


@pytest.mark.parametrize(("old", "new"), [change[1:] for change in CHANGES], ids=[one[0] for one in CHANGES])
def test_whatever_is_changed_is_found(texts: dict[str, str], old: str | None, new: str | None) -> None:
    text = texts["ringer-rope"]
    if old is None or new is None:
        changed = re.sub("/RA[A-Za-z0-9_-]{43}", "/temporary", text)
    else:
        text = text.replace("cito:", "<http://purl.org/spar/cito/") if old.startswith("cito/") else text
        changed = text.replace(old.removeprefix("cito/"), new.removeprefix("cito/"))
    assert changed != texts["ringer-rope"]
    assert fault_of(changed)


def test_a_key_signs_and_another_signature_is_found(
    build: Build, tmp_path: Path, texts: dict[str, str]
) -> None:
    key = tmp_path / "key.pem"
    key.write_bytes(RSA.generate(2048).export_key())
    signed = made(build, tmp_path / "np", "--key", str(key))
    assert all("npx:hasSignature " in text for text in signed.values())
    assert not any("npx:" in text for text in texts.values())
    assert {fault_of(text) for text in signed.values()} == {""}


def test_the_same_claims_give_the_same_files(build: Build, tmp_path: Path, texts: dict[str, str]) -> None:
    (tmp_path / "RAold.trig").write_text("of a claim that is gone", encoding="utf-8")
    assert made(build, tmp_path) == texts


def test_without_an_address_there_are_none(
    reader: SharedBook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(reader.build().out), "--to", str(tmp_path / "np")]) == 0
    assert "no public address (BASEURL)" in capsys.readouterr().out
    assert not (tmp_path / "np").exists()


def faults(tmp_path: Path) -> Iterator[tuple[list[str], str]]:
    """Yield arguments that cannot work, and what is said of each."""
    yield [str(tmp_path / "none")], "Build the pages first: make html"
    broken = tmp_path / "broken"
    (broken / "data").mkdir(parents=True)
    (broken / "data" / "accounts.jsonld").write_text("[]", encoding="utf-8")
    yield [str(broken)], "no linked data of a book"


def test_what_cannot_work_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, said in faults(tmp_path):
        assert main(arguments) == 1
        assert said in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "no key", RSA.generate(2048).public_key().export_key().decode()])
def test_what_is_no_private_key_is_told(text: str) -> None:
    with pytest.raises(NoKeyError):
        read_key(text)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"@context": {}, "@graph": []}', '{"@context": 1, "@graph": [1]}']
)
def test_what_is_no_linked_data_is_told(text: str) -> None:
    with pytest.raises(NoLinkedDataError):
        LinkedClaims(text)
