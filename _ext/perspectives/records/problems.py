"""The closed list of the problems that an editor's text can have. This module imports no Sphinx.

Each kind of problem has a code. A code is permanent and is never reused.
While the book is read, problems are stored as records. Every build logs all of them:
a second build of a faulty book gives the same messages as the first, and fails too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from perspectives.records.document_problems import DOCUMENT_PROBLEMS
from perspectives.records.lesson_problems import LESSON_PROBLEMS
from perspectives.records.library_problems import LIBRARY_PROBLEMS
from perspectives.records.markup_problems import MARKUP_PROBLEMS
from perspectives.records.problem_record import OFFER, Problem
from perspectives.records.wording_problems import WORDING_PROBLEMS

__all__ = ["LIBRARY_KINDS", "PLACEHOLDERS", "PROBLEM_KINDS", "Problem", "ProblemKind", "mend_of", "message"]

PLACEHOLDERS = ("registry", "bibliography", "collate", "permalinks", "texts")
"""The names that a mend may have in braces.

They stand for the folder of the registry, the bibliography, and three commands; each book has its own.
"""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem: what is wrong and how to mend it, for an editor who is not a programmer.

    A mend may contain :data:`PLACEHOLDERS`, which :func:`mend_of` fills.
    """

    code: str
    sentence: str
    mend: str


PROBLEM_KINDS = {
    kind.code: kind
    for kind in (
        ProblemKind(
            "unknown-voice",
            "No voice of this name is declared.",
            "Correct the name, or declare the voice in {registry}/voices.toml.",
        ),
        ProblemKind(
            "unknown-perspective",
            "No perspective of this name is declared.",
            "Correct the name, or declare it in {registry}/perspectives.toml.",
        ),
        ProblemKind(
            "unknown-event",
            "No event of this name is declared.",
            "Correct the name, or declare the event in {registry}/events.toml.",
        ),
        ProblemKind(
            "unknown-work",
            "No work of this key stands in the bibliography.",
            "Correct the key, or add the work to {bibliography}.",
        ),
        ProblemKind("unknown-claim", "No claim has this id.", "Correct the id, or write the claim."),
        ProblemKind(
            "unknown-accounts", "No comparison has this id.", "Correct the id, or write the comparison."
        ),
        ProblemKind(
            "unknown-record",
            "Nothing in the book has this id.",
            "Correct the id: a note is about claims, comparisons, voices, events or works.",
        ),
        ProblemKind(
            "unknown-view", "There is no view of this name.", "Choose one of the names that are expected."
        ),
        ProblemKind(
            "unknown-option",
            "The directive has no option of this name.",
            "Correct the option's name, or take the line out.",
        ),
        ProblemKind(
            "unknown-value", "The option takes a value from a closed list.", "Choose a value from the list."
        ),
        ProblemKind(
            "missing-argument",
            "The directive's first line names nothing.",
            "Write the voice, the question, the kind or the view after the directive's name.",
        ),
        ProblemKind("missing-id", "An id is required.", "Add the option “id”: words that will never change."),
        ProblemKind(
            "missing-source",
            "A claim needs a source, or the work that quotes it.",
            "Add the option “source” or “quoted-in” with a key of the bibliography.",
        ),
        ProblemKind(
            "missing-work-field",
            "A work that the book uses lacks a field that the book requires.",
            "Add the field to its entry in {bibliography}, or take it out of “perspectives_require”.",
        ),
        ProblemKind(
            "seen-through-another",
            "The words were read only in the work that quotes them, and nothing of their source was seen.",
            "Take the option “seen” out; or take “quoted-in” out, if the words were read in their source.",
        ),
        ProblemKind(
            "missing-perspective",
            "The voice is anonymous and has no perspective of its own, so that the claim needs one.",
            "Add the option “perspective” to the claim: the perspective that its words take.",
        ),
        ProblemKind(
            "empty-body",
            "There is no text.",
            "Write the quotation, each line beginning with “>”, or a report in our own words.",
        ),
        ProblemKind(
            "run-on-quotation",
            "A line directly under a quotation would be read as part of it.",
            "Begin the line with “>”, or put an empty line before it.",
        ),
        ProblemKind(
            "attribution-in-quotation",
            "A line of the quotation names its speaker, and would be read as the speaker's words.",
            "Take the line out: the directive's first line names the voice.",
        ),
        ProblemKind(
            "quotation-is-markup",
            "Markdown would take these words of a quotation for something else; they are shown as typed.",
            "Put a backslash before the sign that begins it, as in “1960\\. A year” or “\\- Comrade”.",
        ),
        ProblemKind(
            "misplaced-quotation",
            "A quotation stands in a list or another block of the claim, and would count as our own words.",
            "Let its lines begin with “>” at the left, outside of every list and block.",
        ),
        ProblemKind(
            "lost-words",
            "The words that are kept of a quotation are not those that were typed.",
            "Look for signs that Markdown takes for marks, and put a backslash before each.",
        ),
        ProblemKind(
            "misprinted-words",
            "What a builder prints of a quotation is not what is on record.",
            "Look in conf.py for an extension, a transform or a translator that changes words or leaves them "
            "out, and let it leave quotations as they are.",
        ),
        ProblemKind(
            "broken-off",
            "An error ended the reading of this text, which is shown as it was typed.",
            "Look for a value of the wrong kind, or for very many directives inside each other.",
        ),
        ProblemKind(
            "unclosed-html",
            "An HTML tag or comment begins here and has no end; it is shown as it was typed.",
            "Write its end, that of a comment being “-->”; or write “&lt;” for the sign “<” itself.",
        ),
        ProblemKind(
            "unfit-html",
            "An HTML tag is opened and not closed, or closed and not opened; it is shown as it was typed.",
            "Write both tags: in the same paragraph, or as blocks beside each other under the same heading.",
        ),
        ProblemKind(
            "circular-include",
            "The file includes itself, directly or through another file.",
            "Take the directive out of one of the files that include each other.",
        ),
        ProblemKind(
            "not-utf-8",
            "The file is not stored in the encoding UTF-8; letters that cannot be read are shown as �.",
            "Store it in UTF-8: every text editor has a choice of the encoding.",
        ),
        ProblemKind(
            "forbidden-character",
            "A character stands here that no text can hold; it is left out, or a space takes its place.",
            "Delete it: it cannot be seen, and came in from another program or with a copied text.",
        ),
        ProblemKind(
            "unseen-character",
            "A character that cannot be seen stands in a quotation; collation does not count it.",
            "Delete it and type what is seen; or write it by its number, such as “&#x200E;”, "
            "where the source has it.",
        ),
        ProblemKind(
            "words-not-in-claim",
            "The claim does not hold these words.",
            "Quote the words exactly as they stand in the claim.",
        ),
        ProblemKind(
            "words-typed-twice",
            "The same words, by the same voice at the same date, are typed in two claims.",
            "Keep one claim, and show it in the other comparison by the option “with”.",
        ),
        ProblemKind(
            "changed-quotation",
            "The words of the quotation are not those that were compared with its source.",
            "Write the words as they were, or compare the new ones with their source: {collate}.",
        ),
        ProblemKind(
            "stale-lock-entry",
            "The lock has an entry for a quotation or a work that the claim does not have.",
            "Run {collate}, which writes the lock anew; "
            "the quotations of a claim with a new id are compared again.",
        ),
        ProblemKind(
            "broken-lock",
            "The lock of the quotations cannot be read.",
            "Restore an earlier version of {registry}/quotations.lock, or delete the file and run {collate}. "
            "Do not edit it by hand.",
        ),
        ProblemKind(
            "lost-id",
            "An id that an edition has published is gone, and its address would be lost.",
            "Bring back what had this id. If no edition has published it yet, take its line out. "
            "Else retire it in the same file: a table [retired.<kind>.<id>] with "
            "“edition”, the one that goes without it, “why”, "
            "and “replaced-by” where something took its place; "
            "and with “page”, the document it stood in, where the file does not name its pages.",
        ),
        ProblemKind(
            "lost-place",
            "An id that an edition has published stands on no page any more, and its address would be lost.",
            "Print what has this id on a page again: voices and events stand where a view prints all of "
            "them, works in the bibliography. "
            "Or retire it in the same file: a table [retired.<kind>.<id>] with “edition” and “why”.",
        ),
        ProblemKind(
            "lost-page",
            "A page that an edition has published is gone, and its address would be lost.",
            'Bring back the page; or retire it in the same file: a table [retired.pages."<page>"] with '
            "“edition”, the one that goes without it, “why”, "
            "and “replaced-by”, the label of a section or another page, where something took its place.",
        ),
        ProblemKind(
            "unfit-file-name",
            "The name of this page's file does not work in every address, in every EPUB "
            "or on every file system.",
            "Rename the file, and correct the name where the contents list it.",
        ),
        ProblemKind(
            "circular-contents",
            "The lists of contents lead in a circle: this list names a page that stands above it.",
            "Take the line out of this list.",
        ),
        ProblemKind(
            "same-file",
            "Two files of the book would be one: by their whole names, or where capitals and small letters "
            "make no difference.",
            "Rename one of the two, in more than the case of its letters.",
        ),
        ProblemKind(
            "reused-id",
            "A retired id is used again, so that old citations would lead to something else.",
            "Choose another id for what is new; "
            "if it is what was retired, take its table out of {registry}/permalinks.toml.",
        ),
        ProblemKind(
            "unknown-replacement",
            "A retired id is replaced by an id that does not exist.",
            "Correct the id in “replaced-by”, or take the line out: "
            "an id may be retired without another in its place.",
        ),
        ProblemKind(
            "malformed-id",
            "An id cannot be written in this way.",
            "Use words of lower-case letters and digits, joined by hyphens.",
        ),
        ProblemKind(
            "malformed-date",
            "The date is not written in the form EDTF.",
            "Write 1960-11-12 for a day, 1960-11 for a month, 1960 for a year, 1961-05/1961-06 for a period, "
            "1976~ for “about 1976”, 197X for the 1970s.",
        ),
        ProblemKind(
            "malformed-locator",
            "The locator cannot be read.",
            "Write “p. 24”, “pp. 24–27” or “doc. 13, headnote”.",
        ),
        ProblemKind(
            "malformed-list",
            "The list cannot be read.",
            "Separate the values by commas, and by nothing else.",
        ),
        ProblemKind(
            "malformed-language", "This is not a language tag.", "Write a tag of BCP 47: en, sq, ru."
        ),
        ProblemKind(
            "malformed-citation",
            "The citation cannot be read.",
            "Write the key, then the locator in braces: odo-book{p. 24}.",
        ),
        ProblemKind(
            "repeated-key",
            "One citation names the same work twice, and one of its locators would be lost.",
            "Put both places into one locator: key{pp. 24, 31}.",
        ),
        ProblemKind(
            "reserved-label",
            "A section's label begins with a word that is reserved "
            "for the anchors of claims and other records.",
            "Choose a label that begins otherwise.",
        ),
        ProblemKind(
            "unlabelled-section",
            "A heading has no label, so that its address would change with its words.",
            "Write a label such as “(the-quarrel)=” on the line before the heading.",
        ),
        ProblemKind(
            "shared-spelling",
            "Two names of the index have the same spelling, and a text could mean either.",
            "Take the spelling out of one of them; a longer form that holds it may stand in both.",
        ),
        ProblemKind(
            "shared-authority",
            "Two tables have the same address in an authority file, as if they were one person or place.",
            "Take the address out of the table that it does not belong to.",
        ),
        ProblemKind(
            "unregistered-name",
            "A capitalised word stands often in prose and is in no register, so that the index lacks it.",
            "Declare the name in {registry}/people.toml, places.toml or subjects.toml; "
            "or write the word into no-names.txt beside them, if nobody would look for it.",
        ),
        ProblemKind(
            "unknown-name",
            "No other name of the index has this id.",
            "Correct the id, or declare the name in {registry}/people.toml, places.toml or subjects.toml.",
        ),
        ProblemKind(
            "duplicate-id",
            "One id is used twice.",
            "Choose another id for one of the two; ids are unique in the whole book.",
        ),
        ProblemKind(
            "nested-claim",
            "A claim stands inside another claim.",
            "Close the outer claim first, and connect the two with the option “within”.",
        ),
        ProblemKind(
            "misplaced-commentary",
            "A commentary stands outside a comparison.",
            "Move it into the {accounts} it comments on.",
        ),
        ProblemKind(
            "misplaced-accounts",
            "A comparison stands inside another directive.",
            "Close the other directive first.",
        ),
        ProblemKind(
            "accounts-without-claims",
            "The comparison holds no claim.",
            "Write a claim in it, or name claims that stand elsewhere in the option “with”.",
        ),
        ProblemKind(
            "finding-contradicted",
            "The finding does not fit the claims of the comparison.",
            "Choose one of the findings expected: what one pen or one perspective alone says is one-sided.",
        ),
        ProblemKind(
            "conflict-without-dispute",
            "The finding is conflict, and no account of the comparison disputes another.",
            "Add the option “disputes” to a claim that cannot be true together with another one, "
            "or choose the finding differ.",
        ),
        ProblemKind(
            "settled-unverifiable",
            "The finding says that nothing can settle the question, and “settle” names what would.",
            "Take the option “settle” out, or choose another finding.",
        ),
        ProblemKind(
            "no-pen",
            "It is not known who wrote down any account of the comparison.",
            "Tell its claims in the narrative, and take the comparison out.",
        ),
        ProblemKind(
            "compiler-in-column",
            "A compiler has a column, and a compiler only repeats what others have written.",
            "Give the voice a perspective with “column = false”; "
            "name a side only at words that a compiler quotes, and only where it says whose they are.",
        ),
        ProblemKind(
            "silence-that-speaks",
            "The option “silences” names a perspective that has a claim in the comparison, "
            "or that is not a core perspective.",
            "Take the perspective out of the option.",
        ),
        ProblemKind(
            "perspective-on-named-voice",
            "A named voice has its own perspective; a claim cannot give it another.",
            "Take the option “perspective” out.",
        ),
        ProblemKind(
            "locator-without-work",
            "A locator is given without the work it belongs to.",
            "Add the work, or take the locator out.",
        ),
        ProblemKind(
            "toml-syntax",
            "This line is not TOML, and nothing of the file is used.",
            "Correct the line, and build again: a line further down may have a fault too.",
        ),
        ProblemKind(
            "bibliography-syntax",
            "An entry of the bibliography cannot be read.",
            "Correct the line; until then, the work is left out.",
        ),
        ProblemKind(
            "unknown-type",
            "No type of works has this name; the work is taken for one of the type “misc”.",
            "Write a type of BibTeX or BibLaTeX after the “@”.",
        ),
        ProblemKind(
            "unknown-tex",
            "A field of the bibliography has TeX that is not known; it is shown as it was typed.",
            "Write the sign itself instead, or the words without the command.",
        ),
        ProblemKind(
            "malformed-names",
            "The names are not written as BibTeX has them; they are read as they seem to be meant.",
            "Join names by “and”, and put the name of a body into braces: {Ministry of Trade and Industry}.",
        ),
        ProblemKind(
            "contradicting-fields",
            "Two fields of an entry have the same meaning and say different things; this one is left out.",
            "Take one of the two out.",
        ),
        ProblemKind(
            "unused-field",
            "The field is known, and no citation has it: another field has its place, or works of this type "
            "have none for it.",
            "Write what it says in another field, such as “note”, or take it out.",
        ),
        ProblemKind(
            "broken-edition-record",
            "The record of what an edition said cannot be read.",
            "Take out the file, and record the edition anew from its archive.",
        ),
        ProblemKind(
            "malformed-outline",
            "The outline for the map cannot be read.",
            "Write polygons of longitude and latitude as GeoJSON; "
            "or remove the file: maps are then drawn without land.",
        ),
        ProblemKind(
            "missing-file",
            "A file of the registry or of the bibliography cannot be opened.",
            "Create the file, which may be empty; or correct its name or its permissions.",
        ),
        ProblemKind(
            "missing-registry",
            "The project has no registry yet, so that no claim can name its voice. "
            "Pages without claims are built as they are.",
            "Write perspectives.toml, voices.toml and events.toml in this folder, "
            "or name another folder in conf.py, by the setting perspectives_registry.",
        ),
        ProblemKind(
            "nothing-declared",
            "The file declares nothing, and the chapters name what it should declare.",
            "Declare it in this file; if there was more in the file, restore an earlier version.",
        ),
        ProblemKind("missing-field", "A field is missing.", "Add the field."),
        ProblemKind("unknown-field", "No such field is known.", "Correct the field's name, or take it out."),
        ProblemKind(
            "malformed-field",
            "The field's value is not of the kind expected.",
            "Write a value of the kind that is expected.",
        ),
        ProblemKind(
            "missing-templates",
            "The folder of the book's own templates is not there.",
            "Create the folder, or correct perspectives_templates in conf.py.",
        ),
        ProblemKind(
            "missing-style",
            "There is no style of this name.",
            "Correct the path in conf.py, or put the file there; https://www.zotero.org/styles has them.",
        ),
        ProblemKind(
            "malformed-style",
            "The file is not a style of CSL that can be used.",
            "Take the file anew from https://www.zotero.org/styles, or mend it at the line named.",
        ),
        ProblemKind(
            "dependent-style",
            "The style only says that a journal uses another style.",
            "Name the file of that other style in conf.py.",
        ),
        ProblemKind(
            "missing-locale",
            "The terms of the language of a style are missing; English ones or none stand in their place.",
            "Put the locale file beside the style, or install the Python package citeproc-py, which has it.",
        ),
        ProblemKind(
            "broken-template",
            "A template of the book cannot be used, and pages are printed by the extension's own alone.",
            "Mend the template at the line named, or take it out of the folder.",
        ),
        ProblemKind(
            "taken-colour",
            "A colour of the book has a name that another colour has.",
            "Choose another name for the colour, and write it in the perspectives that use it.",
        ),
        ProblemKind(
            "faint-colour",
            "Text in this colour cannot be read on the ground of the pages.",
            "Choose a darker colour for “light”, where the ground is light, and a lighter one for “dark”.",
        ),
        ProblemKind(
            "unused-declaration", "It is declared and never used.", "Use it, or take it out of the file."
        ),
        *(
            ProblemKind(*texts)
            for texts in (*MARKUP_PROBLEMS, *DOCUMENT_PROBLEMS, *WORDING_PROBLEMS, *LESSON_PROBLEMS)
        ),
    )
}


LIBRARY_KINDS = {texts[0]: ProblemKind(*texts) for texts in LIBRARY_PROBLEMS}
"""What libraries report, by their codes."""


def mend_of(kind: ProblemKind, names: Mapping[str, str]) -> str:
    """Return how to mend a kind of problem; *names* gives the text for each of the :data:`PLACEHOLDERS`."""
    mend = kind.mend
    # str.format cannot do this: examples for editors contain braces too.
    for placeholder in PLACEHOLDERS:
        mend = mend.replace(f"{{{placeholder}}}", names[placeholder])
    return mend


def message(problem: Problem, names: Mapping[str, str]) -> str:
    """Return the message for an editor, on one line: what is wrong, value, expectation, nearest name, mend.

    *names* gives the text for each of the :data:`PLACEHOLDERS`.
    """
    kind = PROBLEM_KINDS.get(problem.code) or LIBRARY_KINDS[problem.code]
    parts = [kind.sentence]
    if problem.value:
        parts.append(f"Found: “{problem.value}”.")
    if problem.expected:
        parts.append(f"Expected: {problem.expected}.")
    if problem.nearest:
        parts.append(f"Did you mean “{problem.nearest.replace(OFFER, '” or “')}”?")
    if problem.other:
        parts.append(f"The other place: {problem.other}.")
    parts.append(mend_of(kind, names))
    return "".join(map(_printable, " ".join(parts)))


def _printable(character: str) -> str:
    """Return a character for a line of a terminal: as it is if it is printable, else its code point."""
    return character if character.isprintable() else f"\\u{{{ord(character):x}}}"
