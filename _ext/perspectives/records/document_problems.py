"""The problems of documents and their texts: code, sentence and mend of each."""

from __future__ import annotations

DOCUMENT_PROBLEMS = (
    (
        "unknown-document",
        "No document has this id, or it has no paragraph of this number.",
        "Correct the id: the label of the heading, or for a paragraph its number too, as in paper:p7.",
    ),
    (
        "missing-maker",
        "The document does not say who made it.",
        "Write the option “by” with a voice.",
    ),
    (
        "unwritten-part",
        "This is still to be written: it begins with TODO, as a skeleton has it.",
        "Write it in place of TODO and what follows, or take the line out if nothing belongs there.",
    ),
    (
        "misplaced-document",
        "A document must stand by itself under a heading of its own, one under each heading.",
        "Take it out of the directive around it, or give it a heading.",
    ),
    (
        "missing-headnote",
        "The document has no headnote.",
        "Write a directive “headnote” in it: who wrote, to whom, why, what came of it, and one caution.",
    ),
    (
        "misplaced-headnote",
        "A headnote must stand in a document, one in each.",
        "Put it into its document, and what two headnotes say into one.",
    ),
    (
        "long-headnote",
        "The headnote is too long.",
        "Shorten it: what is longer belongs into a chapter.",
    ),
    (
        "malformed-selection",
        "The choice of the paragraphs that are printed cannot be read.",
        "Write their numbers, with commas between them: 1-12, 20.",
    ),
    (
        "unknown-paragraph",
        "The text has no such paragraph.",
        "Correct the number.",
    ),
    (
        "unreadable-text",
        "The file of this text cannot be read.",
        "Get it again, or take it out of the folder of texts.",
    ),
    (
        "changed-text",
        "The text at hand has other words than those that are recorded.",
        "Put the right file into the folder of texts; if it is meant, run: {texts}.",
    ),
    (
        "words-not-in-text",
        "The words of the claim do not stand in the text of its document.",
        "Compare them with the text; if they are from another edition, name that edition as the source.",
    ),
    (
        "paragraph-left-out",
        "The words of the claim stand in a paragraph that the document leaves out.",
        "Add the paragraph to the option “paragraphs”.",
    ),
    (
        "passage-left-out",
        "The passage is a paragraph that its document leaves out.",
        (
            "Add the paragraph to the option “paragraphs” of the document, "
            "or take it out of the comparison or the lesson."
        ),
    ),
    (
        "uncounted-paragraphs",
        "The paragraphs of this document have not been counted, so none of them has an address.",
        "Get its text and run: {texts}; or name the claims that quote it.",
    ),
    (
        "malformed-parallel",
        "A parallel text needs two documents, or works, that it sets beside each other.",
        "Write the ids of both after its name, with a space between them.",
    ),
    (
        "misplaced-parallel",
        "A parallel text must stand by itself, in no other directive.",
        "Take it out of the directive around it.",
    ),
    (
        "empty-parallel",
        "The parallel text has no row.",
        "Write the claims that belong together on a line, with a bar between them.",
    ),
    (
        "unknown-side",
        "No document has this id, and no work this key.",
        "Correct it: the label of a document’s heading, or a key of the bibliography.",
    ),
    (
        "malformed-row",
        "The row of a parallel text cannot be read.",
        "Write ids of claims with one bar between the two sides.",
    ),
    (
        "foreign-claim",
        "The claim does not come from the document on this side of the parallel text.",
        "Take it out, or put it on the side of its source.",
    ),
    (
        "repeated-claim",
        "The claim stands twice in this parallel text.",
        "Leave it in one row.",
    ),
    (
        "paper-with-page",
        "This paper of the calendar has a page of its own, from which the calendar takes it.",
        "Take it out of the calendar.",
    ),
    (
        "stale-text-lock",
        "What is recorded of this text is not what the book has now.",
        "Run: {texts}.",
    ),
    (
        "broken-text-lock",
        "The record of the texts cannot be read.",
        "Restore the file as it was, or delete it and run: {texts}.",
    ),
)
