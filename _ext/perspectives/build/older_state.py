"""An older state of the book: its files as a commit of git has them, in a folder of their own.

The files are those of the commit, the program is that of today: folders of the working copy that Python
imports from are left out, and so is the old ``conf.py``, where the new one fits.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from perspectives.records.option_values import nearest

SETTINGS = ("safe.directory=*", "core.fsmonitor=false", "log.showSignature=false")
"""Settings of git: a working copy of another user is read, and no program that it names is run."""
PLACES = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
)
"""The variables that lead git to another repository than that of the folder."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MAIN_BRANCHES = ("origin/main", "main", "origin/master", "master")


class NoOlderState(ValueError):
    """Why there is nothing to compare with, as a message for an editor."""


@dataclass(frozen=True, slots=True)
class OlderState:
    """A commit that the book is compared with.

    :ivar name: the tag or the branch that was asked for
    :ivar commit: the whole hash of the commit
    :ivar day: its day, such as 2026-11-28
    """

    name: str
    commit: str
    day: str


class Repository:
    """The repository of git that holds the documents of a book.

    :param docs: the folder of the documents
    :raises NoOlderState: where there is no git, or no repository
    """

    def __init__(self, docs: Path) -> None:
        self.docs = docs.resolve()
        if not self.docs.is_dir():
            raise NoOlderState(f"There is no folder {docs}.")
        if shutil.which("git") is None:
            raise NoOlderState("git is not installed, and no older state of the book is known without it.")
        self.root = self.docs
        top = self.ask("rev-parse", "--show-toplevel")
        if not top:
            raise NoOlderState(f"{docs} lies in no repository of git: there is no older state of the book.")
        self.root = Path(top).resolve()

    def ask(self, *arguments: str) -> str:
        """Return what a command of git prints; an empty text where it fails."""
        answer = self.run(*arguments)
        return "" if answer.returncode else answer.stdout.strip()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of git in the repository."""
        settings = [word for setting in SETTINGS for word in ("-c", setting)]
        environment = {name: value for name, value in os.environ.items() if name not in PLACES}
        return subprocess.run(  # noqa: S603
            ["git", *settings, *arguments],  # noqa: S607
            cwd=self.root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def state(self, since: str, variables: Mapping[str, str]) -> OlderState:
        """Return the commit to compare with: where this branch left the one that is named, or that commit.

        :param since: a tag, a branch or a commit; empty: the branch that a change is proposed for, else the
            main branch, else the last tag
        :param variables: the variables of the environment
        :raises NoOlderState: where there is none
        """
        if not self.ask("rev-parse", "--verify", "--quiet", "HEAD"):
            raise NoOlderState("The repository has no commit yet, and so no older state of the book.")
        name = since.strip() or self._usual(variables)
        commit = self.commit_of(name)
        if not commit:
            raise NoOlderState(self._unknown(name))
        base = self.ask("merge-base", commit, "HEAD")
        if not base and self._is_shallow():
            raise NoOlderState(f"“{name}” and this branch have no commit in common here. {self._deepen()}")
        commit = base or commit
        return OlderState(name, commit, self.ask("log", "-1", "--format=%cs", commit))

    def commit_of(self, name: str) -> str:
        """Return the whole hash of a commit that a name stands for; empty where it stands for none."""
        found = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        # Of “^main”, all but that commit, git gives the hash with a sign before it.
        return found if found.isalnum() else ""

    def _usual(self, variables: Mapping[str, str]) -> str:
        head = self.ask("rev-parse", "HEAD")
        proposed = variables.get("GITHUB_BASE_REF", "").strip()
        if proposed:
            return f"origin/{proposed}"
        for name in MAIN_BRANCHES:
            if (commit := self.commit_of(name)) and commit != head:
                return name
        tag = self.ask("describe", "--tags", "--abbrev=0")
        if not tag:
            raise NoOlderState(
                "Name a tag, a branch or a commit to compare with, such as SINCE=v1.0.0; "
                "SINCE=HEAD is the last commit."
            )
        return tag

    def _is_shallow(self) -> bool:
        return self.ask("rev-parse", "--is-shallow-repository") == "true"

    @staticmethod
    def _deepen() -> str:
        return (
            "This is a shallow clone, which has not all commits: run “git fetch --unshallow --tags”, or let "
            "the workflow check out with “fetch-depth: 0”."
        )

    def _unknown(self, name: str) -> str:
        if self._is_shallow():
            return f"No tag, branch or commit “{name}” is known here. {self._deepen()}"
        if DAY.fullmatch(name):
            return self._last_commit_of(name)
        names = self.ask(
            "for-each-ref", "--format=%(refname:short)", "refs/tags", "refs/heads", "refs/remotes"
        ).split("\n")
        # Of “main..proposal”, “main:docs” and “^main”, one name can be meant.
        one = next(filter(None, re.split(r"\.\.+|[:~^@\s]", name)), "")
        near = one if one in names else nearest(name, names)
        hint = f"Did you mean “{near}”?" if near else "“git tag”, “git branch --all” and “git log” list them."
        return f"No tag, branch or commit “{name}” is known. {hint}"

    def _last_commit_of(self, day: str) -> str:
        """Return that a day is no name, with the last commit until its end."""
        commit = self.ask("log", "-1", f"--until={day} 23:59:59", "--format=%h, “%s”, of %cs", "HEAD")
        known = f"the last commit until its end is {commit}" if commit else "there is no commit until its end"
        return f"“{day}” is a day, and SINCE a tag, a branch or a commit: {known}."

    def write(self, state: OlderState, folder: Path) -> Path:
        """Write the files of a commit into a folder, and return the folder of the documents in it.

        :raises NoOlderState: where the commit has no such documents
        """
        place = self.docs.relative_to(self.root)
        if not self.ask("cat-file", "-t", f"{state.commit}:{(place / 'conf.py').as_posix()}"):
            raise NoOlderState(
                f"“{state.name}” has no {(place / 'conf.py').as_posix()}: the book was not there yet."
            )
        archive = folder / "files.tar"
        left_out = [f":(exclude){name}" for name in self._folders_of_code() if name != "."]
        answer = self.run("archive", "--format=tar", "-o", str(archive), state.commit, "--", ".", *left_out)
        if answer.returncode:
            raise NoOlderState(f"git cannot take the files of “{state.name}”: {answer.stderr.strip()}.")
        tree = folder / "tree"
        with tarfile.open(archive) as files:
            files.extractall(tree, filter="tar")
        return tree / place

    def counterpart(self, folder: Path, docs: Path) -> Path:
        """Return the folder of an older tree that is in the place of one in the repository, else the tree.

        :param docs: the folder of the documents in the older tree
        """
        depth = len(self.docs.relative_to(self.root).parts)
        tree = docs.parents[depth - 1] if depth else docs
        inside = folder.resolve()
        place = tree / inside.relative_to(self.root) if inside.is_relative_to(self.root) else tree
        return place if place.is_dir() else tree

    def _folders_of_code(self) -> list[str]:
        """Return the folders of the working copy that Python imports from."""
        folders = [Path(name or ".").resolve() for name in sys.path]
        return sorted(
            {one.relative_to(self.root).as_posix() for one in folders if one.is_relative_to(self.root)}
        )
