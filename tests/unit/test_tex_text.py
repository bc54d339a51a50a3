r"""TeX in a bibliography: signs and accents become Unicode, the rest is shown as typed and named."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perspectives.citations.entry_fields import plain
from perspectives.citations.tex_text import decoded, verbatim

PRINTED = {
    r"M{\"u}ller": "Müller",
    r"M\"uller": "Müller",
    r"M\"{u}ller": "Müller",
    r"M{\"{u}}ller": "Müller",
    r"M\" uller": "Müller",
    r"{\O}stby, \O stby": "Østby, Østby",
    r"Dvo{\v r}{\'a}k, Dvo\v{r}\'ak": "Dvořák, Dvořák",
    r"K{\aa}re \AA": "Kåre Å",
    r"\c{c}\c c{\c{C}}": "ççÇ",
    r"\k{a}\k{o}\d{s}\d{h}\b{b}\={a}\H{o}\u{g}\.z\.{I}\r{u}": "ąǫṣḥḇāőğżİů",
    r"{\l}\L{}\dj\DJ\dh\DH\th\TH\ng\NG": "łŁđĐðÐþÞŋŊ",
    r"\^{\i}\'{\i}\'\i\"\i{\u \i}": "îííïĭ",
    r"\'{\^e}": "ế",
    r"Gr\"o\ss e \AE on \oe uvre": "Größe Æon œuvre",
    r"8 N{\"e}ntori": "8 Nëntori",
    r"\~{}, \~{n}, \textasciitilde{}": "~, ñ, ~",
    r"A~B. Clark": "A B. Clark",
    r"Chatto \& Windus, 50\%, \#1, a\_b, \$5": "Chatto & Windus, 50%, #1, a_b, $5",
    "Chatto & Windus, 50% of #1, a_b": "Chatto & Windus, 50% of #1, a_b",
    "Crime &amp; Power, &#x160;e&#353;elj &lt; 5": "Crime & Power, Šešelj < 5",
    r"O{\textquoteright}Neill, \textquotedblleft a\textquotedblright": "O’Neill, “a”",
    "``Putschists'' -- a --- b": "“Putschists” – a — b",
    r"\enquote{a} \ldots{} \dots": "“a” … …",
    r"The \emph{Spiegel} and {\em Zeit}": "The <i>Spiegel</i> and <i>Zeit</i>",
    r"\textit{a \emph{b} c}": "<i>a </i>b<i> c</i>",
    r"\textbf{Bold} \textsc{caps} {\bf x} \mbox{y}": "Bold caps x y",
    r"$H_2O$, 19$^{th}$, \textsuperscript{e}, $\alpha$, $10^{-3}$": "H₂O, 19ᵗʰ, ᵉ, α, 10⁻³",
    r"{{Double}} {B}races {(UN)}": "Double Braces (UN)",
    r"Stra{\ss}e {\textendash} 5\,km \S 7": "Straße – 5 km §7",
    r"{\noopsort{1973b}}Works": "Works",
    r"\href{https://x.example/a--b}{the page}": "the page (https://x.example/a--b)",
    r"See \url{https://x.example/a--b_c%20d}.": "See https://x.example/a--b_c%20d.",
    r"See https://x.example/a--b\_c--d -- yes": "See https://x.example/a--b_c--d – yes",
    r"\textbraceleft{}a\textbraceright{} \textbackslash{}b": r"{a} \b",
    r"\foreignlanguage{german}{Die Zeit}": "Die Zeit",
}
SHOWN_AS_TYPED = {
    r"\foo{bar} baz": (r"\foo{bar} baz", (r"\foo{bar}",)),
    r"a \textcyrillic{\CYRA}": (r"a \textcyrillic{\CYRA}", (r"\textcyrillic{\CYRA}",)),
    r"$\frac{1}{2}$ of it": (r"$\frac{1}{2}$ of it", (r"$\frac{1}{2}$",)),
    "costs 5$ now": ("costs 5$ now", ("$",)),
    "ends \\": ("ends \\", ("\\",)),
    r"\v": (r"\v", (r"\v",)),
    r"\textsuperscript{Ж}": (r"\textsuperscript{Ж}", (r"\textsuperscript{Ж}",)),
}
ADDRESSES = {
    "https://example.org/what-is-it--and-why-2": "https://example.org/what-is-it--and-why-2",
    r"https://a.example/x\_y\%20z\#k\&l": "https://a.example/x_y%20z#k&l",
    r"\url{https://a.example/b--c}": "https://a.example/b--c",
    r"https://a.example/\~{}x/{\textasciitilde}y/~z": "https://a.example/~x/~y/~z",
    r"10.1002/(SICI)1097(1998)49:8<3::AID>3.0.CO;2-O": "10.1002/(SICI)1097(1998)49:8<3::AID>3.0.CO;2-O",
    r"10.1000/a{\_}b--c": "10.1000/a_b--c",
    r"https://a.example/a\textunderscore b": "https://a.example/a_b",
}


@pytest.mark.parametrize("typed", PRINTED)
def test_tex_is_printed_as_it_is_meant(typed: str) -> None:
    assert decoded(typed).unknown == ()
    assert plain(typed) == PRINTED[typed]
    assert plain(decoded(typed).text) == PRINTED[typed]


@pytest.mark.parametrize("typed", SHOWN_AS_TYPED)
def test_tex_that_is_not_known_is_shown_as_typed_and_named(typed: str) -> None:
    printed, unknown = SHOWN_AS_TYPED[typed]
    assert decoded(typed).unknown == unknown
    assert plain(typed) == printed


@pytest.mark.parametrize("typed", ADDRESSES)
def test_an_address_is_taken_as_it_is(typed: str) -> None:
    assert verbatim(typed) == ADDRESSES[typed]


@given(st.text("\\{}$~%&_^\"'`vuOl aé-.:/", max_size=24))
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_what_is_decoded_is_decoded_once(text: str) -> None:
    depths = [text[:place].count("{") - text[:place].count("}") for place in range(len(text) + 1)]
    assume(min(depths) == 0 == depths[-1])
    once = decoded(text).text
    assert decoded(once).unknown == ()
    assert plain(decoded(once).text) == plain(once)


def test_groups_inside_groups_have_an_end() -> None:
    deep = "\\& " + "{" * 5000 + "x" + "}" * 5000
    assert len(decoded(deep).unknown) == 1
    assert plain(deep).startswith("& ")
