import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.visible import opening, visible, visible_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, قصف, 🚀", "plain words, قصف, 🚀"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("bell\x07 null\x00 delete\x7f", "bell␇ null␀ delete␡"),
        ("a\rb", "a␍b"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("safe\u202ereversed\u202c", "safe⟨U+202E⟩reversed⟨U+202C⟩"),
        ("\u2066isolated\u2069", "⟨U+2066⟩isolated⟨U+2069⟩"),
        ("marks \u200e\u200f stay", "marks \u200e\u200f stay"),
        ("half \ud83d", "half ⟨U+D83D⟩"),
        ("tab\tand\nline", "tab\tand\nline"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_steers_is_left(text: str) -> None:
    line = visible_line(text)
    assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [
        c
        for c in line
        if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    ]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 10, "short"),
        ("  two\n lines ", 20, "two lines"),
        ("the town was shelled", 12, "the town…"),
        ("exactly ten", 11, "exactly ten"),
        ("unbrokenunbroken", 8, "unbroke…"),
        ("", 5, ""),
    ],
)
def test_opening(text: str, width: int, shown: str) -> None:
    assert opening(text, width) == shown
    assert len(shown) <= width
