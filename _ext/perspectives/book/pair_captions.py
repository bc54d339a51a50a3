"""How a pair of claims is said in words: who disputes or answers whom.

The words of a pair agree with no noun, since a voice may be one person, several, or a record.
"""

from __future__ import annotations

from collections.abc import Sequence

from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.book.pairs import ANSWER_EACH_OTHER, ANSWERS, DISPUTE_EACH_OTHER, DISPUTES, Pair, disputes
from perspectives.book.record_titles import name_in_sentence
from perspectives.records.quoting import with_capital

_ = get_translation("perspectives")


def pair_caption(book: Book, found: Sequence[Pair]) -> str:
    """Return pairs in words, as a caption: “Anna Ash and Boris Birch dispute each other”."""
    words = pairs_in_words(book, found)
    return with_capital(words)


def pairs_in_words(book: Book, found: Sequence[Pair]) -> str:
    """Return pairs in words, to stand inside a sentence; empty where there is none.

    Speakers with one target are said together: “Anna Ash and Carl Cedar against Boris Birch”.
    The same words are said once.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for pair in found:
        words = _own_words(book, pair)
        if words:
            groups[(words,)] = []
            continue
        speakers = groups.setdefault((pair.kind, _name(book, pair.target)), [])
        speakers.append(_name(book, pair.speaker))
    phrases: list[str] = []
    for key, speakers in groups.items():
        if not speakers:
            phrases += key
            continue
        form = (
            _("{speakers} against {target}") if key[0] == DISPUTES else _("{speakers} in answer to {target}")
        )
        phrases.append(form.format(speakers=_and(list(dict.fromkeys(speakers))), target=key[1]))
    return "; ".join(phrases)


def conflicts_by_section(book: Book) -> dict[str, dict[str, str]]:
    """Return who is in conflict with whom, in words, by document and by the id of the section in it.

    The words are empty where no relation says whose claims conflict.
    """
    sections: dict[str, dict[str, list[str]]] = {}
    for comparison in book.comparisons.values():
        if comparison.finding == "conflict":
            words = sections.setdefault(comparison.docname, {}).setdefault(comparison.section, [])
            words.append(pairs_in_words(book, disputes(comparison, book)))
    return {
        docname: {section: "; ".join(filter(None, words)) for section, words in own.items()}
        for docname, own in sections.items()
    }


def _own_words(book: Book, pair: Pair) -> str:
    """Return the words of a mutual pair, or of two claims of one voice; empty for other pairs.

    These cannot be said together with the words of another pair.
    """
    one, other = _name(book, pair.first), _name(book, pair.second)
    if pair.is_mutual and one != other:
        form = {
            DISPUTE_EACH_OTHER: _("{one} and {other} dispute each other"),
            ANSWER_EACH_OTHER: _("{one} and {other} answer each other"),
        }[pair.kind]
        return form.format(one=one, other=other)
    if one != other:
        return ""
    form = {
        DISPUTE_EACH_OTHER: _("two accounts of {name} dispute each other"),
        DISPUTES: _("one account of {name} against another"),
        ANSWER_EACH_OTHER: _("two accounts of {name} answer each other"),
        ANSWERS: _("one account of {name} in answer to another"),
    }[pair.kind]
    return form.format(name=one)


def _name(book: Book, id_: str) -> str:
    return name_in_sentence(book, book.claims[id_].voice)


def _and(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: “A, B and C”."""
    *others, last = names
    return _("{names} and {last}").format(names=", ".join(others), last=last) if others else last
