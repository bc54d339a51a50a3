"""The archive of an edition: complete, reproducible, and checked by a script that needs only Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from rocrate.rocrate import ROCrate

from tests.elsewhere import run_command
from tests.support import MOMENT, ROOT
from tools import release
from tools.citation_files import read_edition
from tools.edition_time import edition_time

STEM = f"accounts-of-a-split-{read_edition().version}"
BUILT_FILES = {
    "build/html/index.html": "<h1>Accounts</h1>",
    "build/html/.buildinfo": "for Sphinx alone",
    "build/html/_static/book.css": "h1 {}",
    "build/html/data/claims.json": "{}",
    "build/np/RAone.trig": "A nanopublication.",
    "build/html/data/claims/one.json": '{"words": "Đ"}',
    "build/pdf/accounts-of-a-split.pdf": "%PDF",
    "build/epub/accounts-of-a-split.epub": "PK",
    "sources/references.bib": "@book{one}",
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the files of this edition and a small book that looks built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    for name in ("pyproject.toml", "docs/conf.py", "tools/verify.py", *release.ROOT_FILES):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name, text in BUILT_FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def pack(root: Path) -> Path:
    """Write the archive and return its path."""
    assert release.main([str(root)]) == 0
    return root / "build" / "release" / f"{STEM}.zip"


def unpack(root: Path) -> Path:
    """Write and unpack the archive, and return the folder that was in it."""
    with zipfile.ZipFile(pack(root)) as archive:
        archive.extractall(root / "unpacked")
    return root / "unpacked" / STEM


def verify(folder: Path, script: Path) -> subprocess.CompletedProcess[str]:
    """Run the script of the archive with nothing but Python itself."""
    return subprocess.run(
        [sys.executable, "-I", "-S", script, *([folder] if script.parent != folder else [])],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_archive_holds_the_book_in_every_form(built: Path) -> None:
    with zipfile.ZipFile(pack(built)) as archive:
        names = archive.namelist()
    assert names == sorted(names)
    assert set(names) == {
        f"{STEM}/{name}"
        for name in (
            *release.ROOT_FILES,
            "README.txt",
            "SHA256SUMS",
            "datacite.json",
            "ro-crate-metadata.json",
            "accounts-of-a-split.epub",
            "accounts-of-a-split.pdf",
            "data/claims.json",
            "data/claims/one.json",
            "html/_static/book.css",
            "html/data/claims.json",
            "html/data/claims/one.json",
            "html/index.html",
            "html/np/RAone.trig",
            "references.bib",
            "verify.py",
        )
    }


def test_the_same_files_give_the_same_bytes(built: Path) -> None:
    first = pack(built).read_bytes()
    for path in [path for path in built.rglob("*") if path.is_file()]:
        os.utime(path, (1e9, 1e9))
        path.chmod(0o600)
    shutil.move(built / "build" / "html", built / "build" / "was")
    shutil.copytree(built / "build" / "was", built / "build" / "html", copy_function=shutil.copy)
    assert pack(built).read_bytes() == first


def test_another_folder_and_time_zone_give_the_same_bytes(
    built: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.mktemp("elsewhere") / "copy"
    shutil.copytree(built, copy, copy_function=shutil.copyfile)
    run_command(ROOT, sys.executable, "-m", "tools.release", copy)
    archive = copy / "build" / "release" / f"{STEM}.zip"
    assert archive.read_bytes() == pack(built).read_bytes()


def test_every_file_has_the_one_time(built: Path) -> None:
    with zipfile.ZipFile(pack(built)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 18, 11, 6, 40)}


def epoch(day: date) -> int:
    """Return the beginning of a day in UTC, in seconds of Unix time."""
    return (day - date(1970, 1, 1)).days * 86400


def test_without_a_given_time_it_is_that_of_the_last_commit(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert edition_time(built, os.environ) == epoch(read_edition(built).day)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "1700000000 +0000")
    for arguments in (["init"], ["commit", "--allow-empty", "--message", "one"]):
        author = ["-c", "user.name=One", "-c", "user.email=one@example.org"]
        subprocess.run(["git", *author, *arguments], cwd=built, check=True, capture_output=True)
    assert edition_time(built, os.environ) == 1700000000


def test_what_is_not_built_is_named_with_the_mend(built: Path) -> None:
    (built / "build" / "epub" / "accounts-of-a-split.epub").unlink()
    with pytest.raises(SystemExit, match=r"accounts-of-a-split\.epub.*make all"):
        release.main([str(built)])


def test_the_unpacked_archive_verifies_itself(built: Path) -> None:
    folder = unpack(built)
    answer = verify(folder, folder / "verify.py")
    count = len([path for path in folder.rglob("*") if path.is_file()]) - 1
    assert (answer.returncode, answer.stdout) == (0, f"{count} files are as listed.\n")


def test_the_unpacked_archive_is_read_as_an_ro_crate(built: Path) -> None:
    folder = unpack(built)
    crate = ROCrate(folder)
    facts = read_edition()
    assert (crate.name, crate.root_dataset["version"]) == (facts.full_title, facts.version)
    places = {entity.id: folder / entity.id for entity in crate.data_entities}
    assert {"html/", "data/claims.json", "data/claims/", "accounts-of-a-split.pdf", ".zenodo.json"} <= set(
        places
    )
    assert [id_ for id_, place in places.items() if not place.exists()] == []
    assert [
        entity.id
        for entity in crate.data_entities
        if "contentSize" in entity and int(entity["contentSize"]) != places[entity.id].stat().st_size
    ] == []


@pytest.mark.parametrize(
    ("typed", "address"), [("https://example.org/book", "https://example.org/book/"), ("", None)]
)
def test_the_archive_tells_its_address_where_it_has_one(
    built: Path, monkeypatch: pytest.MonkeyPatch, typed: str, address: str | None
) -> None:
    monkeypatch.setenv("BASEURL", typed)
    folder = unpack(built)
    datacite = json.loads((folder / "datacite.json").read_text(encoding="utf-8"))
    assert datacite.get("url") == ROCrate(folder).root_dataset.get("url") == address


def test_the_list_is_in_the_form_of_sha256sum(built: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum here")
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=unpack(built), check=True
    )


def test_what_was_changed_lost_or_added_is_named(built: Path) -> None:
    folder = unpack(built)
    (folder / "html" / "index.html").write_text("<h1>Other</h1>", encoding="utf-8")
    (folder / "references.bib").unlink()
    (folder / "data" / "more.json").touch()
    answer = verify(folder, ROOT / "tools" / "verify.py")
    assert answer.returncode == 1
    assert answer.stdout.splitlines() == [
        "data/more.json is not in the list",
        "html/index.html is changed",
        "references.bib is missing",
        "3 files are not as listed.",
    ]


def test_the_verifying_script_is_short_enough_to_read(built: Path) -> None:
    lines = (unpack(built) / "verify.py").read_text(encoding="utf-8").splitlines()
    code = [line for line in lines if line and not line.startswith(('"""', "import ", "from "))]
    assert len(code) <= 10
