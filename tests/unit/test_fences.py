"""Fences end where they were meant to: whatever their signs, they are matched as brackets are."""

from __future__ import annotations

import pytest
from myst_parser.config.main import MdParserConfig

from perspectives.reading.fence_faults import FAULTS
from perspectives.reading.markdown import parser_of

A, C, D = "::::{accounts} Who?", ":::{claim} a", ":::{claim} b"

ENDS = {
    "closed": (f"{C}\nx\n:::\ny", [(0, 3)], []),
    "nested": (f"{A}\n{C}\n:::\n{D}\n:::\n::::\ny", [(0, 6)], []),
    "closed by more": (f"{C}\nx\n::::\ny", [(0, 3)], []),
    "an indent": (f"  {C}\n  x\n  :::\ny", [(0, 3)], []),
    "not closed": (f"{C}\nx\n\n(l)=\n# H", [(0, 3)], ["unclosed-fence"]),
    "not closed before another": (f"{C}\nx\n\n{D}\ny\n:::", [(0, 3), (3, 6)], ["unclosed-fence"]),
    "not closed around others": (
        f"{A}\n{C}\n:::\n\n## H\n\n{A}\n{C}\n:::\n::::",
        [(0, 4), (6, 10)],
        ["unclosed-fence"],
    ),
    "not closed at the end": (f"{C}\nx\n\ny", [(0, 4)], ["unclosed-fence"]),
    "equal": (f":::{{accounts}} Who?\n{C}\n:::\n{D}\n:::\n:::\ny", [(0, 6)], ["equal-fences"]),
    "longer within": (":::{accounts} Who?\n::::{claim} a\n::::\n:::\ny", [(0, 4)], ["equal-fences"]),
    "closed by fewer": (f"{A}\n{C}\n:::\n:::\ny", [(0, 4)], ["wrong-fence"]),
    "closed by two": (f"{C}\nx\n::\ny", [(0, 3)], ["wrong-fence"]),
    "closed by full-width colons": (f"{C}\nx\n：：：\ny", [(0, 3)], ["wrong-fence"]),
    "closed by backticks": (f"{C}\nx\n```\ny", [(0, 3)], ["wrong-fence"]),
    "backticks closed by colons": ("```{claim} a\nx\n:::\ny", [(0, 3)], ["wrong-fence"]),
    "too many within": (f"{A}\n{C}\n::::\n{D}\n:::\n::::\ny", [(0, 6)], ["wrong-fence"]),
    "code within": (f"{C}\n```text\n{D}\n```\n:::\ny", [(0, 5)], []),
    "code without a name within": (f"{C}\n```\nx\n```\n:::\ny", [(0, 5)], []),
    "an end in code within": (f"{C}\n```\n:::\n```\n:::\ny", [(0, 5)], ["equal-fences"]),
    "code": ("```text\nx\n```\ny", [(0, 3)], []),
    "code that shows code": ("````text\n```text\nx\n```\n````\ny", [(0, 5)], []),
    "code that is not closed": ("```text\nx\n\n(l)=\n# H", [(0, 3)], ["unclosed-fence"]),
    "code that another ends": ("```text\nx\n\n```sh\ny\n```", [(0, 3), (3, 6)], ["unclosed-fence"]),
    "a span of code": ("``` x ```\n\ny", [], []),
    "a container": (f"::: wide\n{A}\n{C}\n:::\n::::\n:::\ny", [(0, 6)], ["equal-fences"]),
    "in a list": (f"- {C}\n  x\n  :::\n\ny", [(0, 3)], []),
    "not closed in a list": (f"- {C}\n  x\n\ny", [(0, 3)], ["unclosed-fence"]),
    "in a quotation": (f"> {C}\n> x\n> :::\n\ny", [(0, 3)], []),
    "two colons": ("::{claim} a\nx\n:::\ny", [(0, 3)], []),
    "backticks closed by colons within": (
        f"{A}\n```{{claim}} a\nx\n:::\n{D}\n:::\n::::\ny",
        [(0, 7)],
        [],
    ),
    "all indented": (f"    {C}\n    x\n    :::\ny", [(0, 3)], []),
    "the first line indented": (f"\t{C}\nx\n:::\ny", [(0, 3)], []),
    "the first line within indented": (f"{A}\n\t{C}\nx\n:::\n{D}\n:::\n::::\ny", [(0, 7)], []),
    "code for its indent": (f"    x\n    {C}\n    :::\ny", [], []),
    "full-width colons": ("：：：{claim} a\nx\n:::\ny", [(0, 3)], []),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_fence_ends_where_it_was_meant_to(name: str) -> None:
    text, places, codes = ENDS[name]
    tokens = parser_of(MdParserConfig(enable_extensions={"colon_fence"})).parse(text)
    fences = [token for token in tokens if FAULTS in token.meta]
    assert [tuple(token.map or ()) for token in fences] == places
    assert [fault.code for token in fences for fault in token.meta[FAULTS]] == codes


@pytest.mark.parametrize("line", [":::", "::::", "::", "：：：", ":::  "])
def test_an_end_of_nothing_takes_in_nothing(line: str) -> None:
    tokens = parser_of(MdParserConfig(enable_extensions={"colon_fence"})).parse(f"a\n\n{line}\n\nb")
    assert [token.type for token in tokens if token.type not in ("inline", "paragraph_close")] == [
        "paragraph_open",
        "stray_fence",
        "paragraph_open",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{C}\nx\n\n(l)=\n## H\n\n{D}\n:id: next\n:::",
            (
                "a line “:::” before line 14; as it stands, it ends only in line 19, and would take in "
                "the section “H” (l), the claim “next”"
            ),
        ),
        (f"{C}\nx\n", "a line “:::”; as it stands, it goes on to line 12"),
        (
            f"{C}\n(l)=\ntext\n{A}\n:id: q\n::::",
            (
                "a line “:::” before line 12; as it stands, it ends only in line 16, and would take in "
                "the label “l”, the comparison “q”"
            ),
        ),
    ],
)
def test_an_open_fence_names_what_it_would_take_in(text: str, expected: str) -> None:
    tokens = parser_of(MdParserConfig(enable_extensions={"colon_fence"})).parse(text)
    (fault,) = tokens[0].meta[FAULTS]
    assert fault.expected(11) == expected
