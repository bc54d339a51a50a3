"""``python -m perspectives COMMAND DOCS …``: the commands of the extension.

* ``collate`` compares the quotations of a book with witness files
  (:mod:`perspectives.build.collate_command`);
* ``texts`` gets the texts of documents and records their paragraphs
  (:mod:`perspectives.build.texts_command`);
* ``changed`` says what has changed since a tag or a branch
  (:mod:`perspectives.build.changed_command`);
* ``claim`` writes the skeleton of a claim from a few words of a witness
  (:mod:`perspectives.build.claim_command`);
* ``document`` writes the skeleton of a document's page
  (:mod:`perspectives.build.document_command`);
* ``check-claims`` makes Markdown of claims in a spreadsheet
  (:mod:`perspectives.build.check_claims_command`);
* ``editor-files`` writes schemas, snippets and settings for programs that help to type
  (:mod:`perspectives.build.editor_files_command`);
* ``manual`` writes the editors' manual as HTML
  (:mod:`perspectives.build.manual_command`);
* ``nanopubs`` makes a nanopublication of each claim of built pages
  (:mod:`perspectives.build.nanopubs_command`);
* ``permalinks`` records the ids that are not recorded yet
  (:mod:`perspectives.build.permalinks_command`);
* ``serve`` shows the book in a browser, and builds it again after each change
  (:mod:`perspectives.live.serve_command`).
"""

from __future__ import annotations

import sys

from sphinx.util.console import color_terminal, nocolor

from perspectives._quiet_start import be_interrupted
from perspectives.build import (
    changed_command,
    check_claims_command,
    claim_command,
    collate_command,
    document_command,
    editor_files_command,
    manual_command,
    nanopubs_command,
    permalinks_command,
    texts_command,
)
from perspectives.live import serve_command
from perspectives.records.option_values import nearest

COMMANDS = {
    "changed": changed_command.main,
    "check-claims": check_claims_command.main,
    "claim": claim_command.main,
    "collate": collate_command.main,
    "document": document_command.main,
    "editor-files": editor_files_command.main,
    "manual": manual_command.main,
    "nanopubs": nanopubs_command.main,
    "permalinks": permalinks_command.main,
    "serve": serve_command.main,
    "texts": texts_command.main,
}


def main(arguments: list[str]) -> int:
    """Run the command that the first argument names, with the other arguments.

    :return: the exit status of the command; 2 if there is no such command; 130 after Ctrl-C
    """
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name in ("-h", "--help"):
        sys.stdout.write(help_text())
        return 0
    # The parser of the standard library loses the value of “--since=--”.
    rest = [f"{one} " if one.endswith("=--") else one for one in rest]
    if name in COMMANDS:
        try:
            return COMMANDS[name](rest)
        except KeyboardInterrupt:
            sys.stderr.write("The command was interrupted, and has written nothing.\n")
            return 130
    near = nearest(name, COMMANDS)
    hint = f" Did you mean “{near}”?" if near else ""
    sys.stderr.write(f"usage: python -m perspectives {{{','.join(COMMANDS)}}} DOCS\n")
    if name:
        sys.stderr.write(f"There is no command “{name}”.{hint}\n")
    return 2


def help_text() -> str:
    """Return the list of the commands, each with the first line of its module."""
    lines = ["usage: python -m perspectives COMMAND …", ""]
    for name, command in COMMANDS.items():
        first_line = (sys.modules[command.__module__].__doc__ or "").partition("\n")[0]
        usage, _, about = first_line.removeprefix("``python -m perspectives ").partition("``: ")
        lines += [f"  {usage if about else name}", f"      {about[:1].upper()}{about[1:]}"]
    return "\n".join([*lines, "", "python -m perspectives COMMAND --help says what a command takes.", ""])


if __name__ == "__main__":
    be_interrupted()
    # A log and a pipe get no signs for colours.
    if not color_terminal():
        nocolor()
    sys.exit(main(sys.argv[1:]))
