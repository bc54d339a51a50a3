"""The problems of text that nobody means: code, sentence and mend of each."""

from __future__ import annotations

MARKUP_PROBLEMS = (
    (
        "missing-option",
        "An option is missing, without which nothing can be shown.",
        "Add the option.",
    ),
    (
        "text-in-view",
        "A view holds text, but what a view shows is made by the program; the text is shown after it.",
        "Close the view before the text; an option stands directly under the first line.",
    ),
    (
        "malformed-year",
        "The option takes a year.",
        "Write the year in digits alone, such as 1960.",
    ),
    (
        "years-in-reverse",
        "The last year lies before the first.",
        "Exchange the two years, or correct one of them.",
    ),
    (
        "merge-conflict",
        "Here is a conflict that git left: two versions of the same lines, one after the other.",
        (
            "Keep one version, or write one out of both, and take out the lines that begin with seven signs "
            "<, |, = or >; until then, the first version is used."
        ),
    ),
    (
        "broken-option",
        "A line among the options is not written as an option.",
        "Write “:name: value”: colons before and after the name, then a space.",
    ),
    (
        "continued-option",
        "A line directly under the options is not an option, so that the options end before it.",
        "Write the whole value of an option on one line; put an empty line between the options and the text.",
    ),
    (
        "option-in-text",
        "An option stands outside the options of its directive, so that it would be printed as text.",
        "Move it directly under the first line of its directive, without an empty line; or take it out.",
    ),
    (
        "repeated-option",
        "An option stands twice, and only the last value is used.",
        (
            "Keep one of the two lines; where the option takes several values, write them into one "
            "line, by comma."
        ),
    ),
    (
        "malformed-directive",
        "This looks like the beginning of a directive, and is not written as one.",
        (
            "Write three colons or more at the beginning of the line, the name in braces, and a space: "
            "“:::{claim} ringer”."
        ),
    ),
    (
        "unknown-directive",
        "There is no directive of this name.",
        "Correct the name in the braces.",
    ),
    (
        "malformed-role",
        "This looks like a role, and is not written as one.",
        "Write the name in braces and the text in backticks, with nothing between: {claim}`only-the-wind`.",
    ),
    (
        "unknown-role",
        "There is no role of this name.",
        "Correct the name in the braces.",
    ),
    (
        "unclosed-fence",
        "A fence is opened here and never closed.",
        "Write a line with the same signs alone where it ends.",
    ),
    (
        "equal-fences",
        "A fence within this one has as many signs as it, and would close it.",
        "Give the outer fence more signs than every fence within: four colons, and three within.",
    ),
    (
        "wrong-fence",
        "The line that ends a fence does not have the signs that the fence begins with.",
        "Write the same signs, and as many.",
    ),
    (
        "stray-fence",
        "This line ends a fence, and none is open.",
        "Take it out; or look above it for the beginning of a directive that is not written as one.",
    ),
    (
        "heading-in-directive",
        (
            "A heading stands within a directive, a list or a quotation: it has no number, no address and no "
            "place in the contents."
        ),
        "Close the directive before the heading; begin its line with “#”.",
    ),
    (
        "malformed-label",
        "This looks like the label of a section, and is not written as one.",
        "Write the label alone on the line before the heading: “(the-quarrel)=”.",
    ),
    (
        "indented-code",
        "Four spaces or a tab at the beginning of the line make the text code.",
        "Take them out; or, if it is code, write it between two lines of three backticks.",
    ),
    (
        "second-title",
        "The page has a second title.",
        "Begin the heading with “##”, or give it a page of its own.",
    ),
    (
        "unknown-footnote",
        "There is no footnote to this mark.",
        "Correct the mark, or write the footnote.",
    ),
    (
        "broken-link",
        "This looks like a link, and is printed as it stands, for its address cannot be read.",
        "Write %20 for a space in an address, and no space between “]” and “(”.",
    ),
)
