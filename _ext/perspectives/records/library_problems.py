"""What Sphinx, MyST, docutils and sphinxcontrib-bibtex report, in our words: code, sentence and mend of each.

The code is that of the library, such as ``toc.not_included``; ``suppress_warnings`` goes by it.
Where one code has several meanings, a word after a slash tells them apart; messages show the code without it.
"""

from __future__ import annotations

LIBRARY_PROBLEMS = (
    (
        "toc.not_included",
        "This page is in no list of contents, so that readers do not find it.",
        (
            "Write the name of the page on a line of the list; or, if only links shall lead to it, begin the "
            "page with three lines: “---”, “orphan: true”, “---”."
        ),
    ),
    (
        "toc.not_readable",
        "A list of contents names a page that does not exist.",
        "Correct the name in the list, take the line out, or write the page.",
    ),
    (
        "page.not_readable",
        "The file of a page cannot be read, and the book is built without it.",
        "Correct the permissions of the file, put it there again, or delete it.",
    ),
    (
        "toc.excluded",
        "A list of contents names a page that conf.py leaves out of the book.",
        "Take the line out of the list, or the page out of “exclude_patterns” in conf.py.",
    ),
    (
        "toc.not_readable/self",
        "A list of contents names the page that it stands in.",
        "Take the line out of the list.",
    ),
    (
        "toc.duplicate_entry",
        "A list of contents names a page twice.",
        "Take one of the two lines out.",
    ),
    (
        "toc.secnum",
        "A page is in two lists of contents, so that it would have two numbers.",
        "Leave it in one of the two lists.",
    ),
    (
        "toc.multiple_toc_parents",
        "A page is in two lists of contents, so that it is not clear what stands before and after it.",
        "Leave it in one of the two lists.",
    ),
    (
        "toc.no_title",
        "A page that a list of contents names has no title, so that no link can lead to it.",
        "Begin the page with its title: “#”, a space and the words.",
    ),
    (
        "toc.empty_glob",
        "No page fits this line of a list of contents.",
        "Correct the line: “*” stands for any part of a name; or take it out.",
    ),
    (
        "image.not_readable",
        "There is no picture of this name.",
        "Correct the name, or put the file there; capitals and small letters are different.",
    ),
    (
        "download.not_readable",
        "There is no file of this name.",
        "Correct the name, or put the file there; capitals and small letters are different.",
    ),
    (
        "ref.doc",
        "No page of the book has this name.",
        "Correct the name: that of the file without its ending.",
    ),
    (
        "ref.ref",
        "Nothing in the book has this label.",
        "Correct the label, or write it before the heading, as in “(the-quarrel)=”.",
    ),
    (
        "ref.ref/untitled",
        "This label stands before no heading, so that the link has no words.",
        "Write the words: {ref}`words <label>`; or put the label directly before a heading.",
    ),
    (
        "ref.term",
        "No glossary of the book has this term.",
        "Correct the term, or write it into the glossary.",
    ),
    (
        "ref.footnote",
        "The page has this footnote twice, and only the first is used.",
        "Choose another mark for one of the two.",
    ),
    (
        "ref.footnote/unused",
        "No mark in the text leads to this footnote.",
        "Write its mark into the text, or take the footnote out.",
    ),
    (
        "ref",
        "This reference leads to nothing in the book.",
        "Correct the name in it.",
    ),
    (
        "myst.xref_missing",
        "This link leads to nothing in the book.",
        "Correct what stands in the round brackets: the name of a file with its ending, or “#” and a label.",
    ),
    (
        "myst.xref_ambiguous",
        "This link may lead to several things.",
        "Say which is meant by the role of one, such as {claim}`only-the-wind`.",
    ),
    (
        "myst.iref_missing",
        "No other book that conf.py names in “intersphinx_mapping” has this.",
        "Correct the address, or write the whole address of the page.",
    ),
    (
        "myst.header",
        "The heading leaves out a level.",
        "Give it one “#” more than the heading above it, or as many as another one.",
    ),
    (
        "myst.header/first",
        "The first heading of the page is not its title.",
        "Begin the first heading with a single “#”.",
    ),
    (
        "myst.topmatter",
        "The settings at the beginning of the page cannot be read.",
        (
            "Write “name: value” on each line between the two lines of “---”, "
            "and put a value that has a colon, a bracket or a quotation mark into quotation marks."
        ),
    ),
    (
        "myst.directive_option",
        "The directive has no option of this name.",
        "Correct the option's name, or take the line out.",
    ),
    (
        "myst.directive_option/value",
        "The value of the option cannot be read.",
        "Write a value as expected, or take the line out.",
    ),
    (
        "myst.directive_option/form",
        "The options of the directive are not written as options.",
        "Write “:name: value” on a line for each: colons before and after the name, then a space.",
    ),
    (
        "myst.duplicate_def",
        "The page says twice what this link leads to, and only the first is used.",
        "Take one of the two lines out, or choose another name.",
    ),
    (
        "docutils/target",
        "Two labels of the page are the same, or differ only in capitals or signs.",
        "Choose another label for one of the two.",
    ),
    (
        "docutils/empty",
        "The directive holds no text.",
        "Write its text in it, or take it out.",
    ),
    (
        "docutils/argument",
        "The first line of the directive does not have what the directive needs.",
        "Write it after the name in braces, on the same line; or take out what is too much.",
    ),
    (
        "docutils/content",
        "The text in the directive does not have the form that it needs.",
        "Write it as expected.",
    ),
    (
        "docutils/file",
        "The file that the directive names cannot be read.",
        "Correct the name, or put the file there; capitals and small letters are different.",
    ),
    (
        "docutils/transition",
        "A line of hyphens stands at the beginning or the end of a section, where it separates nothing.",
        "Take it out; or if it begins the settings of a page, write a second line “---” under them.",
    ),
    (
        "docutils",
        "This cannot be read as it is meant.",
        "Correct the text in this line, or in the lines before it.",
    ),
    (
        "bibtex",
        "The works are printed twice, or not as they are meant.",
        "Leave one directive “bibliography” in the book, and look at its options.",
    ),
    (
        "bibtex.duplicate_citation",
        "A second list of works prints works that another list of the book has.",
        "Leave one directive “bibliography” in the book.",
    ),
)
