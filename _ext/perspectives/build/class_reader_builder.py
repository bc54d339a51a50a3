"""A reader for a class: pages, documents, questions, pupils' sides and pictures of the book, as one PDF.

The file ``class-reader.toml`` of the registry lists what it prints. It has no text of its own.
The builder ``class-reader`` writes it.
It needs :mod:`typst_book`, and is loaded with ``perspectives.handouts``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.util.display import progress_message

from perspectives.build.lesson_builder import is_side_title
from perspectives.build.problem_log import log_problems
from perspectives.doctree import comparison_nodes, lesson_nodes, page_nodes
from perspectives.domain.mend_names import mend_names
from perspectives.domain.store import domain_of
from perspectives.records.class_reader_lists import AT_MOST, CLASS_READER_FILE, LISTS
from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem
from perspectives.records.text_files import bytes_of
from perspectives.registry.toml_text import read_toml_file
from typst_book.builder import SURVEYED, TypstBuilder
from typst_book.markup import escape
from typst_book.translator import TypstTranslator

_ = get_translation("perspectives")

LAST_PAGE = "<last-page>"
"""Where the template of the book stores the number of its pages, those before page 1 included."""


@dataclass
class ClassReader:
    """What a reader for a class prints.

    :ivar path: the file that lists it
    :ivar at_most: the number of pages that it may have; 0 where the file does not say
    :ivar ids: the ids in each list, as typed, without those that the book does not have
    """

    path: str
    at_most: int = 0
    at_most_line: int = 1
    ids: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in LISTS})
    problems: list[Problem] = field(default_factory=list)


def read_class_reader(content: bytes, path: str, known: dict[str, Collection[str]]) -> ClassReader:
    """Return what the file with the bytes *content* lists.

    :param path: its path, which the problems name
    :param known: for each list, the ids that it may have
    """
    file = read_toml_file(content, path)
    reader = ClassReader(path, problems=list(file.problems))
    if file.fault:
        why = file.fault
        problem = Problem(
            "toml-syntax", why.line, path=path, value=str(why), expected=why.expected, nearest=why.near
        )
        reader.problems.append(problem)
        return reader
    for name, value in file.tables.items():
        line = _line_of(file.text, name)
        if name == AT_MOST and isinstance(value, int) and not isinstance(value, bool) and value > 0:
            reader.at_most, reader.at_most_line = value, line
        elif name in LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
            reader.ids[name] = list(_known_ids(reader, file.text, name, value, known[name]))
        elif name in (*LISTS, AT_MOST):
            expected = "a list of texts in square brackets" if name in LISTS else "a number of pages"
            reader.problems.append(
                Problem(
                    "malformed-class-reader", line, path=path, value=f"{name} = {value}", expected=expected
                )
            )
        else:
            names = (*LISTS, AT_MOST)
            reader.problems.append(
                Problem(
                    "malformed-class-reader",
                    line,
                    path=path,
                    value=name,
                    expected=", ".join(names),
                    nearest=nearest(name, names),
                )
            )
    return reader


def _known_ids(
    reader: ClassReader, text: str, name: str, ids: Sequence[str], known: Collection[str]
) -> Iterator[str]:
    """Yield each id once that the book has; note the others."""
    seen: set[str] = set()
    for id_ in ids:
        if id_ in known and id_ not in seen:
            seen.add(id_)
            yield id_
            continue
        code = "repeated-in-class-reader" if id_ in seen else "unknown-in-class-reader"
        reader.problems.append(
            Problem(
                code,
                _line_of(text, id_, last=id_ in seen),
                path=reader.path,
                value=id_,
                expected=name,
                nearest=None if id_ in seen else nearest(id_, known),
            )
        )


def _line_of(text: str, word: str, last: bool = False) -> int:
    """Return the first line with the word as a name or a text, or the *last* one; 1 if none has it."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    lines = [
        number for number, line in enumerate(text.splitlines(), 1) if pattern.search(line.partition("#")[0])
    ]
    return (lines[-1] if last else lines[0]) if lines else 1


class ClassReaderBuilder(TypstBuilder):
    """Writes ``<typst_basename>-class-reader.pdf``."""

    name = "class-reader"
    epilog = "The reader for a class is in %(outdir)s."

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the reader; *docnames*, the changed documents, are not used."""
        reader = self.read_list()
        if any(reader.ids.values()):
            self.print_reader(reader)
        log_problems(reader.problems, mend_names(self, str))

    def read_list(self) -> ClassReader:
        """Return what the file of the registry lists; nothing, with a problem, where there is no file."""
        domain = domain_of(self.env)
        book = domain.book
        path = Path(self.confdir, self.config.perspectives_registry, CLASS_READER_FILE).resolve()
        known: dict[str, Collection[str]] = {
            "pages": self.env.all_docs,
            "documents": book.documents,
            "comparisons": book.comparisons,
            "lessons": {lesson.id for records in domain.documents.values() for lesson in records.lessons},
            "pictures": self.env.all_docs,
        }
        try:
            content = bytes_of(path)
        except OSError:
            return ClassReader(str(path), problems=[Problem("missing-class-reader", 1, path=str(path))])
        return read_class_reader(content, str(path), known)

    def print_reader(self, reader: ClassReader) -> None:
        """Print the parts one after the other, each under the title of its page in the book."""
        self.printed = set(self.env.all_docs)
        front = "".join(self.markup(docname, 1) for docname in reader.ids["pages"])
        body = "".join(self.parts(reader))
        self.copy_images()
        source = Path(self.outdir, f"{self.config.typst_basename}-class-reader.typ")
        titles = self.titles(subtitle=_("A reader for a class"))
        front, body = (f"survey => [{SURVEYED}{part}]" for part in (front, body))
        source.write_text(f"{self.template}\n#book({titles}, front: {front}, {body})\n", encoding="utf-8")
        with progress_message("printing"):
            self.compile(source)
        if reader.at_most:
            found = self.query(source, LAST_PAGE)
            number = int(found[0]["value"]) if found else 0
            if number > reader.at_most:
                reader.problems.append(
                    Problem(
                        "long-class-reader",
                        reader.at_most_line,
                        path=reader.path,
                        value=f"{number} pages",
                        expected=f"at most {reader.at_most} pages",
                    )
                )

    def parts(self, reader: ClassReader) -> Iterator[str]:
        """Yield the markup of each part that has something."""
        domain = domain_of(self.env)
        book = domain.book
        if reader.ids["documents"]:
            yield self.part_title(_("Documents"))
            for id_ in reader.ids["documents"]:
                yield self.markup(book.documents[id_].docname, 2)
        if reader.ids["comparisons"]:
            yield self.part_title(_("Questions"))
            for id_ in reader.ids["comparisons"]:
                yield self.extract(book.comparisons[id_].docname, comparison_nodes.accounts, id_)
        homes = {lesson.id: name for name, records in domain.documents.items() for lesson in records.lessons}
        if reader.ids["lessons"]:
            yield self.part_title(_("Lessons"))
            titles = {one.id: one.title for records in domain.documents.values() for one in records.lessons}
            for id_ in reader.ids["lessons"]:
                yield f'\n#section(2, "chapter", "")[{escape(titles[id_])}];\n'
                yield self.extract(homes[id_], lesson_nodes.lesson, id_)
        if reader.ids["pictures"]:
            yield self.part_title(_("Pictures"))
            for docname in reader.ids["pictures"]:
                tree = self.tree(docname)
                yield self.capture(tree, list(tree.findall(page_nodes.picture)))

    def part_title(self, title: str) -> str:
        """Return the markup of the title of a part."""
        return f'\n#section(1, "chapter", "")[{escape(title)}];\n'

    def extract(self, docname: str, kind: type[nodes.Element], id_: str) -> str:
        """Return the markup of one record of a document: of a lesson, its pupils' side alone."""
        tree = self.tree(docname)
        (found,) = [node for node in tree.findall(kind) if node.get("record") == id_]
        if kind is comparison_nodes.accounts:
            return self.capture(tree, [found])
        sides = list(found.findall(lesson_nodes.pupils))
        return self.capture(
            tree, [child for side in sides for child in side.children if not is_side_title(child)]
        )

    def tree(self, docname: str) -> nodes.document:
        """Return a document with everything resolved."""
        tree = self.resolved_tree(docname)
        tree["typst_docname"], tree["typst_depth"] = docname, 2
        self.post_process_images(tree)
        return tree

    def capture(self, tree: nodes.document, children: Sequence[nodes.Node]) -> str:
        """Return the markup of some nodes of a document."""
        translator = cast(Any, self.create_translator(tree, self))
        return str(cast(TypstTranslator, translator).capture(children))
