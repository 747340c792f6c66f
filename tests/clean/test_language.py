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
        ("12:30 — 😀", None, "en"),
        (ENGLISH + " (Arabic: ناحية هبهب)", None, "en"),
        (ENGLISH, "x-<script>", "en"),
    ],
)
def test_language(text: str, declared: str | None, language: str) -> None:
    assert language_of(text, declared) == language
