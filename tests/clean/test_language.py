"""The language of a text."""

import pytest

from reportedly.clean.language import language_of

ENGLISH = (
    "The army said on Monday that it had taken the town and that the road to the north was open again for the people "
    "who had left it in May."
)
FRENCH = (
    "Les combats ont repris lundi dans la ville et les habitants ont fui vers le nord du pays, ont indiqué des "
    "responsables locaux et un médecin de cet hôpital de campagne."
)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "ar", "en"),
        (FRENCH, None, "und"),
        (FRENCH, "en-US", "und"),
        (FRENCH, "fr-FR", "fr"),
        ("قال متحدث إن القافلة وصلت إلى البلدة", "en", "ar"),
        ("قال متحدث إن القافلة وصلت إلى البلدة", "fa", "fa"),
        ("В ходе боя заняли высоту", None, "ru"),
        ("Українські військові зайняли висоту, їхній підрозділ", None, "uk"),
        ("ISIS took Raqqa", None, "en"),
        ("ISIS took Raqqa", "tr", "tr"),
        ("כוחות הצבא נכנסו לעיר", None, "he"),
        ("12:30 — 😀", None, "und"),
        ("😀😀 👩‍👩‍👧‍👦", None, "und"),
        ("... --- !!!", None, "und"),
        ("12:30", "ar", "ar"),
        ("軍は月曜日、衝突で五人が死亡したと発表した。", None, "ja"),
        ("軍は月曜日、衝突で五人が死亡したと発表した。", "zh", "ja"),
        ("ﾐｻｲﾙ発射 避難", None, "ja"),
        ("軍事衝突五人死亡", "ja", "ja"),
        ("軍事衝突五人死亡", None, "zh"),
        ("军方周一表示，五名武装分子在冲突中丧生。", "en", "zh"),
        ("군은 월요일 충돌로 다섯 명이 숨졌다고 밝혔다.", None, "ko"),
        ("軍은 월요일 衝突로 다섯 명이 숨졌다고 發表했다.", "zh", "ko"),
        (ENGLISH + " (Arabic: ناحية هبهب)", None, "en"),
        (ENGLISH, "x-<script>", "en"),
    ],
)
def test_language(text: str, declared: str | None, language: str) -> None:
    assert language_of(text, declared) == language
