"""The problems of lessons: code, sentence and mend of each."""

from __future__ import annotations

LESSON_PROBLEMS = (
    (
        "misplaced-lesson",
        "A lesson must stand by itself under a heading of its own with a label, one under each heading.",
        "Take it out of the directive around it, or give it a heading with a label such as (lesson-bells)=.",
    ),
    (
        "misplaced-lesson-part",
        "A part of a lesson stands outside the directive that holds it, or stands there a second time.",
        "Move it into the directive expected, or take the second one out.",
    ),
    (
        "missing-lesson-part",
        "A part of a lesson is missing.",
        "Write it; the page on lessons shows a whole lesson.",
    ),
    (
        "text-in-lesson",
        "In a lesson, text stands outside of both sides; it is shown on the teacher's side.",
        "Move it into the directive “pupils” or into the directive “teacher”.",
    ),
    (
        "long-lesson",
        "The sources of the lesson have more words than pupils can read in its time.",
        "Leave a source out, or name fewer paragraphs of the document.",
    ),
    (
        "lesson-questions",
        "A source of a lesson does not have two guiding questions.",
        "Write two questions, as a list with “-” before each.",
    ),
    (
        "unfit-organiser",
        "The organiser is not a table with empty cells.",
        "Write a table whose first row names each column, and leave the cells empty that pupils fill.",
    ),
    (
        "not-for-pupils",
        "This does not belong on the pupils' side: a link, a citation, a note, a record or a view.",
        "Write plain words in its place; what leads into the book belongs on the teacher's side.",
    ),
    (
        "source-without-words",
        "The claim quotes no words that pupils could read.",
        "Name a claim that has a quotation.",
    ),
    (
        "missing-original",
        "The claim does not have its words in their original language.",
        "Take the option “show” out, or write the original words into the claim.",
    ),
    (
        "unprintable-source",
        "The text of this document may only be quoted, so that no sheet can print its paragraphs.",
        "Name a claim that quotes the document.",
    ),
    (
        "repeated-source",
        "The source stands twice in this lesson.",
        "Take one of the two out.",
    ),
    (
        "malformed-minutes",
        "The minutes of the lesson cannot be read.",
        "Write a number alone, such as 45.",
    ),
    (
        "malformed-gloss",
        "The hard words and their meanings cannot be read.",
        "Write each word, the sign “=” and its meaning, with semicolons between them.",
    ),
    (
        "gloss-not-in-words",
        "The word that is explained does not stand in the source.",
        "Write it as it stands there, or take it out.",
    ),
    (
        "missing-class-reader",
        "The file that lists the reader for a class is missing.",
        "Write {registry}/class-reader.toml; the page on lessons shows one.",
    ),
    (
        "malformed-class-reader",
        "The list of the reader for a class has a name or a value that it cannot have.",
        'Write one of the names expected, with a value such as documents = ["an-id"].',
    ),
    (
        "unknown-in-class-reader",
        "The book has nothing with this name, so that the reader for a class leaves it out.",
        "Correct the name, or take it out of the list.",
    ),
    (
        "repeated-in-class-reader",
        "The name stands twice in the reader for a class, which prints it once.",
        "Take one of the two out.",
    ),
    (
        "long-class-reader",
        "The reader for a class has more pages than its file allows.",
        "Take something out of the lists, or allow more pages.",
    ),
)
