"""Archives that cannot be used: each is refused with one plain sentence, and nothing is written."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.small_editions import Tree, content_of, files_of, sums_of, write_archive
from tools import edition_record, site
from tools.edition_archive import ArchiveError, archive_paths, read_archive

Change = Callable[[dict[str, bytes]], object]


def without_sums(content: dict[str, bytes]) -> None:
    """Take the list of checksums out."""
    del content["SHA256SUMS"]


def resum(content: dict[str, bytes]) -> None:
    """Make the list of checksums anew."""
    content["SHA256SUMS"] = sums_of({name: text for name, text in content.items() if name != "SHA256SUMS"})


def renumbered(number: str) -> Change:
    """Return a change that gives the archive another number."""

    def change(content: dict[str, bytes]) -> None:
        data = json.loads(content["html/data/claims.json"])
        data["book"]["edition"] = number
        content["html/data/claims.json"] = json.dumps(data).encode()
        resum(content)

    return change


def reworded(content: dict[str, bytes]) -> None:
    """Change the words of a claim in the data."""
    data = json.loads(content["html/data/claims.json"])
    data["claims"][0]["text"] = "Other words."
    content["html/data/claims.json"] = json.dumps(data).encode()
    resum(content)


def foreign(content: dict[str, bytes]) -> None:
    """Leave nothing of the book but a list of checksums."""
    content.clear()
    content["letter.txt"] = b"Dear friend"
    resum(content)


def without(name: str) -> Change:
    """Return a change that takes a file out, and out of the list too."""

    def change(content: dict[str, bytes]) -> None:
        del content[name]
        resum(content)

    return change


BROKEN: dict[str, tuple[Change, str]] = {
    "changed page": (
        lambda files: files.update({"html/bell.html": b"Ours"}),
        "damaged or changed: 1 of its files",
    ),
    "missing page": (lambda files: files.pop("html/bell.html"), "such as html/bell.html"),
    "further file": (lambda files: files.update({"html/more.html": b""}), "such as html/more.html"),
    "no list": (without_sums, "no folder with SHA256SUMS"),
    "broken list": (
        lambda files: files.update({"SHA256SUMS": files["SHA256SUMS"] + b"!\n"}),
        "SHA256SUMS is broken",
    ),
    "list of bytes": (lambda files: files.update({"SHA256SUMS": b"\xff\xfe\n"}), "damaged or changed"),
    "foreign": (foreign, "does not say which one"),
    "no first page": (without("html/index.html"), "it has no html/index.html"),
    "unfinished": (renumbered("1.1.dev0"), "work between editions and no edition"),
    "unknown number": (renumbered("7.0"), "does not record (it has: 1.0, 1.1)"),
    "number that leaves": (renumbered("../up"), "and no edition: give archives of editions alone"),
    "not on record": (renumbered("1.0"), "is not the archive of edition 1.0 that"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_archive_that_cannot_be_used_is_one_plain_sentence(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    change, words = BROKEN[name]
    content = content_of(tree.second.out)
    change(content)
    path = write_archive(tmp_path / "bell.zip", content)
    before = files_of(tree.site)
    assert site.main([str(path)], tree.root) == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.startswith(str(path))
    assert said.count("\n") == 1
    assert files_of(tree.site) == before


def test_an_archive_that_says_other_words_than_the_record_is_refused(tree: Tree, tmp_path: Path) -> None:
    shutil.copytree(tree.root / "sources", tmp_path / "sources")
    listed = (tmp_path / "sources/editions.toml").read_text(encoding="utf-8")
    kept = [line for line in listed.split("\n") if not line.startswith("sha256")]
    (tmp_path / "sources/editions.toml").write_text("\n".join(kept), encoding="utf-8")
    content = {f"html/{name}": text for name, text in tree.first.items() if not name.startswith(".")}
    resum(content)
    archive = write_archive(tmp_path / "one.zip", content)
    assert edition_record.write_record(archive, tmp_path).startswith("sources/editions/1.0.json: edition 1.0")
    reworded(content)
    with pytest.raises(ArchiveError, match=r"does not say what edition 1\.0 said"):
        edition_record.write_record(write_archive(tmp_path / "two.zip", content), tmp_path)


@pytest.mark.parametrize(
    "name",
    ["../../out.html", "/out.html", "a\\..\\out.html", "C:out.html", "bell/../../out.html", "bell/a\nb"],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bell.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bell/SHA256SUMS", b"")
        archive.writestr(name, b"Out")
    with pytest.raises(ArchiveError, match="nothing is taken from it"):
        read_archive(path)


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bell.zip"
    entry = zipfile.ZipInfo("bell/html/passwords.html")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bell/SHA256SUMS", b"")
        archive.writestr(entry, "/etc/passwd")
    with pytest.raises(ArchiveError, match="nothing is taken from it"):
        read_archive(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html></html>", b"\0" * 100])
def test_a_file_that_is_no_archive_is_one_plain_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bell.zip"
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"is no zip archive, or a damaged one"):
        read_archive(path)


def test_an_archive_that_is_cut_off_or_has_a_damaged_byte_is_refused(tree: Tree, tmp_path: Path) -> None:
    content = (tree.root / "archives/bell-1.0.zip").read_bytes()
    damaged = bytearray(content)
    damaged[len(content) // 3] ^= 0xFF
    for wrong in (content[: len(content) // 2], bytes(damaged)):
        path = tmp_path / "bell.zip"
        path.write_bytes(wrong)
        with pytest.raises(ArchiveError):
            read_archive(path)


def test_two_archives_of_one_edition_must_be_the_same(tree: Tree, tmp_path: Path) -> None:
    content = content_of(tree.second.out)
    content["more.txt"] = b"More"
    resum(content)
    other = write_archive(tmp_path / "other.zip", content)
    with pytest.raises(ArchiveError, match=r"are both archives of edition 1\.1, and differ"):
        site.build_site(tree.root, [other])


def test_a_folder_or_a_file_that_is_missing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert site.main([str(tmp_path / "nowhere")], tmp_path) == 1
    assert "There is no file or folder" in capsys.readouterr().err
    assert site.main([], tmp_path) == 1
    assert "build it first, with make html" in capsys.readouterr().err
    assert edition_record.main([], tmp_path) == 1
    assert "No archive is named" in capsys.readouterr().err


def test_a_folder_with_blanks_in_its_name_is_one_folder(tmp_path: Path) -> None:
    folder = tmp_path / "our archives"
    folder.mkdir()
    (folder / "b.zip").touch()
    (folder / "a.zip").touch()
    (folder / "note.txt").touch()
    assert archive_paths(str(folder)) == [folder / "a.zip", folder / "b.zip"]
    assert archive_paths(f"'{folder}' '{folder}/note.txt'") == [
        *archive_paths(str(folder)),
        folder / "note.txt",
    ]
    assert archive_paths("") == []


def test_a_faulty_list_of_editions_stops_the_command(tree: Tree, tmp_path: Path) -> None:
    shutil.copytree(tree.root / "build/html", tmp_path / "build/html")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/editions.toml").write_text("[[editions]]\nnumber = 1\n", encoding="utf-8")
    with pytest.raises(
        ArchiveError, match=r"editions\.toml:2: .* Found: number = 1\. Expected: whole numbers"
    ):
        site.build_site(tmp_path, [])
