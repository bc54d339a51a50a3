"""Values of options: which are accepted, which are refused, and which value is suggested."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from perspectives.records.claim_records import Citation, Silence
from perspectives.records.option_values import (
    Malformed,
    nearest,
    parse_accounts,
    parse_also_in,
    parse_id,
    parse_language,
    parse_list,
    parse_locator,
    parse_silences,
)


@pytest.mark.parametrize(
    ("read", "typed", "value"),
    [
        (parse_id, "khrushchev-dismantle-base", "khrushchev-dismantle-base"),
        (parse_list, "one, two-3", ("one", "two-3")),
        (parse_locator, "p. 24", "p. 24"),
        (parse_locator, "pp. 24–27", "pp. 24–27"),
        (parse_locator, "doc. 13, headnote", "doc. 13, headnote"),
        (parse_locator, "vol. 2, chap. 13, n. 4", "vol. 2, chap. 13, n. 4"),
        (parse_language, "ru-Latn", "ru-Latn"),
        (parse_id, "a" * 40, "a" * 40),
        (parse_list, "b, a, b", ("b", "a", "b")),
        (parse_accounts, "one, paper:p7", ("one", "paper:p7")),
        (parse_accounts, "paper-2:a1-p3,one", ("paper-2:a1-p3", "one")),
        (parse_locator, "headnote", "headnote"),
        (parse_locator, "col. 2", "col. 2"),
        (parse_language, "en-GB", "en-GB"),
        (parse_language, "es-419", "es-419"),
        (parse_also_in, "one{p. 3}, two", (Citation("one", "p. 3"), Citation("two"))),
        (parse_also_in, "two {pp. 3–4, n. 2}, one", (Citation("two", "pp. 3–4, n. 2"), Citation("one"))),
        (parse_also_in, "one{p. 3}, one{p. 9}", (Citation("one", "p. 3"), Citation("one", "p. 9"))),
        (parse_also_in, "one{}", (Citation("one"),)),
        (
            parse_silences,
            "soviet: unread (used by Edemskiy, 2019), western: none-known",
            (Silence("soviet", "unread", "used by Edemskiy, 2019"), Silence("western", "none-known")),
        ),
        (parse_silences, "b: unread, a: unread", (Silence("b", "unread"), Silence("a", "unread"))),
    ],
)
def test_a_good_value_is_read(read: Callable[[str], Any], typed: str, value: Any) -> None:
    assert read(typed) == value


@pytest.mark.parametrize(
    ("read", "typed", "code", "offered"),
    [
        (parse_id, "Hoxha Speech", "malformed-id", "hoxha-speech"),
        (parse_list, "Abbot Odo", "malformed-list", None),
        (parse_list, "one two two", "malformed-list", "one, two"),
        (parse_list, "one and two", "malformed-list", "one, two"),
        (parse_accounts, "", "malformed-list", None),
        (parse_accounts, "paper:7", "malformed-list", "paper:p7"),
        (parse_accounts, "paper: p7, one", "malformed-list", "paper:p7, one"),
        (parse_accounts, "paper:P7", "malformed-list", "paper:p7"),
        (parse_accounts, "paper:p07", "malformed-list", "paper:p7"),
        (parse_accounts, "paper:p7-9", "malformed-list", "paper:p7"),
        (parse_accounts, "Paper on Albania:p7", "malformed-list", "paper-on-albania:p7"),
        (parse_accounts, "paper:a1p3", "malformed-list", "paper:a1-p3"),
        (parse_accounts, "paper:", "malformed-list", "paper"),
        (parse_accounts, ":p7", "malformed-list", None),
        (parse_accounts, "one two", "malformed-list", "one, two"),
        (parse_accounts, "one,, two", "malformed-list", "one, two"),
        (parse_accounts, "[one, paper:p7]", "malformed-list", "one, paper:p7"),
        (parse_id, "1960-speech", "malformed-id", "speech"),
        (parse_id, "a" * 41, "malformed-id", "a" * 40),
        (parse_id, "", "malformed-id", None),
        (parse_list, "[a, b]", "malformed-list", "a, b"),
        (parse_list, "a; b", "malformed-list", "a, b"),
        (parse_list, "a,,b", "malformed-list", "a, b"),
        (parse_list, "", "malformed-list", None),
        (parse_locator, "24", "malformed-locator", "p. 24"),
        (parse_locator, "p 24", "malformed-locator", "p. 24"),
        (parse_locator, "pp. 24-27", "malformed-locator", "pp. 24–27"),
        (parse_locator, "p. 24–27", "malformed-locator", "pp. 24–27"),
        (parse_locator, "page 24", "malformed-locator", "p. 24"),
        (parse_locator, "headnote 3", "malformed-locator", None),
        (parse_language, "English", "malformed-language", "en"),
        (parse_language, "shqip", "malformed-language", "sq"),
        (parse_language, "Russisch", "malformed-language", "ru"),
        (parse_language, "nowhere", "malformed-language", None),
        (parse_language, "EN", "malformed-language", "en"),
        (parse_language, "en-gb", "malformed-language", "en-GB"),
        (parse_language, "ZH_hant", "malformed-language", "zh-Hant"),
        (parse_also_in, "one{p. 3", "malformed-list", None),
        (parse_also_in, "One{p. 3}", "malformed-list", None),
        (parse_also_in, "one,", "malformed-list", None),
        (parse_also_in, "one{24}", "malformed-locator", "p. 24"),
        (parse_also_in, "one{p. 3}, two{pp. 24-27}", "malformed-locator", "pp. 24–27"),
        (parse_also_in, "one{page 3}, two", "malformed-locator", "p. 3"),
        (parse_silences, "soviet unread", "malformed-list", None),
        (parse_silences, "soviet: unreed", "unknown-value", "unread"),
    ],
)
def test_a_bad_value_is_refused_with_what_was_expected(
    read: Callable[[str], Any], typed: str, code: str, offered: str | None
) -> None:
    with pytest.raises(Malformed) as refused:
        read(typed)
    assert (refused.value.code, refused.value.nearest) == (code, offered)
    assert refused.value.expected


def test_the_nearest_name_is_offered_only_where_one_is_near() -> None:
    assert nearest("hoxa", ["hoxha", "alia"]) == "hoxha"
    assert nearest("tito", ["hoxha", "alia"]) is None
