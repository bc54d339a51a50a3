"""Scripts without spaces between words are compared character by character, in the width that is usual."""

from __future__ import annotations

import hashlib
import re

import pytest

from perspectives.collation.normal_form import normal_form, tokens_of, words_hash
from perspectives.collation.scripts import fold_widths
from perspectives.collation.verdict import compare
from tests.collation.support import passage

CHINESE = (
    "我们认为苏联领导背叛了马克思列宁主义。阿尔巴尼亚劳动党坚持原则，一九六〇年十一月，霍查同志在莫斯科发言。"
)
JAPANESE = "ソビエトの指導者はマルクス・レーニン主義を裏切った。アルバニア労働党は原則を守った。"
THAI = "ผู้นำโซเวียตทรยศต่อลัทธิมาร์กซ์เลนิน พรรคแรงงานแอลเบเนียยืนหยัดในหลักการ"
LAO = "ຜູ້ນໍາໂຊວຽດໄດ້ທໍລະຍົດ ພັກແຮງງານຢືນຢັນ"
KHMER = "មេដឹកនាំសូវៀតបានក្បត់ បក្សពលករអាល់បានី"
BURMESE = "ဆိုဗီယက်ခေါင်းဆောင်များသည် သစ္စာဖောက်ခဲ့သည်။"

FOUND = (
    (CHINESE, "苏联领导背叛了马克思列宁主义", "exact"),
    (CHINESE, "领导背叛", "exact"),
    (CHINESE, "背叛了马克\n思列宁主义", "normalised"),
    (CHINESE.replace("马克思", "马克\n思"), "苏联领导背叛了马克思列宁主义", "normalised"),
    (CHINESE.replace("马克思", "马 克　思"), "苏联领导背叛了马克思列宁主义", "normalised"),
    (CHINESE, "一九六〇年十一月", "exact"),
    (CHINESE.replace("，", ","), "坚持原则，一九六〇年", "normalised"),
    (CHINESE, "苏联的领导背叛了马克思列宁主义", "differs"),
    (CHINESE, "苏联领导没有背叛马克思列宁主义", "differs"),
    (CHINESE, "背叛了马克思主义", "differs"),
    (CHINESE, "苏联领导……阿尔巴尼亚劳动党", "elided"),
    (CHINESE, "苏联领导[…]阿尔巴尼亚劳动党", "elided"),
    (CHINESE, "苏联领导（……）阿尔巴尼亚劳动党", "elided"),
    (CHINESE, "苏联领导[人]背叛了马克思", "elided"),
    (CHINESE, "苏联[…]劳动党", "differs"),
    (CHINESE.replace("一", "⼀"), "一九六〇年十一月", "normalised"),
    ("他说：「苏联」背叛了。", "他说：“苏联”背叛了。", "normalised"),
    ("在1960年11月10日", "1960年11月", "exact"),
    ("在１９６０年１１月", "1960年11月", "normalised"),
    ("在1960 年 11 月", "1960年11月", "normalised"),
    (JAPANESE, "指導者はマルクス", "exact"),
    (JAPANESE.replace("マルクス", "マル\nクス"), "指導者はマルクス・レーニン", "normalised"),
    (JAPANESE.replace("ソビエト", "ｿﾋﾞｴﾄ"), "ソビエトの指導者は", "normalised"),
    (JAPANESE.replace("バ", "バ"), "アルバニア労働党は原則を守った。", "exact"),
    (JAPANESE, "指導者がマルクス", "differs"),
    (THAI, "ทรยศต่อลัทธิมาร์กซ์เลนิน", "exact"),
    (THAI, "ลัทธิมาร์กซ์เลนินพรรคแรงงาน", "normalised"),
    (THAI.replace("ลัทธิ", "ลัท\nธิ"), "ทรยศต่อลัทธิมาร์กซ์", "normalised"),
    (THAI.replace("ำ", "\u0e4d\u0e32"), "ผู้นำโซเวียต", "exact"),
    (THAI.replace("ลัทธิ", "ลั\u200bทธิ"), "ทรยศต่อลัทธิมาร์กซ์", "exact"),
    (THAI, "ทรยศต่อลัทธมาร์กซ์เลนิน", "differs"),
    (LAO, "ໂຊວຽດໄດ້ທໍລະຍົດ", "exact"),
    (LAO.replace("ໂຊວຽດ", "ໂຊວ\nຽດ"), "ໂຊວຽດໄດ້", "normalised"),
    (KHMER, "សូវៀតបានក្បត់", "exact"),
    (KHMER.replace("សូវៀត", "សូ\nវៀត"), "សូវៀតបានក្បត់", "normalised"),
    (BURMESE, "ခေါင်းဆောင်များ", "exact"),
    (BURMESE.replace("ဆောင်", "\nဆောင်"), "ခေါင်းဆောင်များ", "normalised"),
)


@pytest.mark.parametrize(("text", "quotation", "verdict"), FOUND)
def test_words_are_found_character_by_character(text: str, quotation: str, verdict: str) -> None:
    assert compare(quotation, [passage(text)]).verdict == verdict


def test_a_page_is_found_within_a_sentence() -> None:
    text = passage("[p. 4]我们认为苏联[p. 5]领导背叛", page_break=re.compile(r"\[p\. (\d+)\]"))
    pages = {
        words: compare(words, [text]).places[0].locator for words in ("认为苏联", "苏联领导", "领导背叛")
    }
    assert pages == {"认为苏联": "p. 4", "苏联领导": "pp. 4–5", "领导背叛": "p. 5"}


def test_an_omission_passes_over_a_page_of_chinese() -> None:
    near, far = ("我们认为苏联" + "领导" * count + "背叛了马克思" for count in (250, 300))
    verdicts = [compare("我们认为苏联[…]背叛了马克思", [passage(text)]).verdict for text in (near, far)]
    assert verdicts == ["elided", "differs"]


def test_a_difference_is_told_by_characters_and_shortened() -> None:
    text = passage("我们认为苏联" + "领导" * 120 + "背叛了马克思列宁主义")
    result = compare("我们认为苏联" + "领导" * 120 + "没有背叛马克思列宁主义", [text])
    assert result.verdict == "differs"
    assert "{+没有+} 背叛 [-了-] 马克思列宁主义" in result.difference
    assert len(result.difference) < 160


def test_the_hash_of_a_quotation_without_spaces_is_that_of_its_characters() -> None:
    assert words_hash("苏联领导") == hashlib.sha256("苏联领导".encode()).hexdigest()
    assert words_hash("苏联\n领 导") == words_hash("苏联领导")
    assert words_hash("苏联领导人") != words_hash("苏联领导")


NORMAL = {
    "full width": ("ＡＢＣ １２．５（ｘ）！", "ABC 12.5 ( x ) !"),
    "half width": ("ｶﾞｷﾞ｡", "ガギ 。"),
    "a number and its sign": ("1960年 Mao 同志", "1960年Mao同志"),
    "six dots": ("苏联……领导", "苏联 ... 领导"),
    "a double dash": ("苏联——领导", "苏联 - 领导"),
    "quotation marks": ("「苏联」『领导』", '" 苏联 " " 领导 "'),
    "Korean has spaces": ("소련 지도부", "소련 지도부"),
    "no sign in a circle": ("①苏联", "①苏联"),
    "no power": ("10³", "10³"),
}


@pytest.mark.parametrize("name", NORMAL)
def test_a_text_has_one_normal_form(name: str) -> None:
    text, expected = NORMAL[name]
    assert normal_form(text) == expected


def test_every_character_keeps_its_place() -> None:
    text = "ＡＢ ｶﾞ苏⼀ผู้"
    assert len(fold_widths(text)) == len(text)
    assert [text[token.start : token.end] for token in tokens_of(text)] == ["ＡＢ", "ｶﾞ", "苏", "⼀", "ผู้"]
