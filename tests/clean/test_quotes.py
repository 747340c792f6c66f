"""Stretches between quotation marks."""

import pytest

from reportedly.clean.quotes import quote_spans


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said "we left" and "we won" today.', ['"we left"', '"we won"']),
        ("He said “we left” and left.", ["“we left”"]),
        ("She said: «we left».", ["«we left»"]),
        ("Er sagte „wir gingen“.", ["„wir gingen“"]),
        ("The rebels’ chief said ‘it’s over’ and left.", ["‘it’s over’"]),
        ("“The man said ‘go’ to us,” she said.", ["“The man said ‘go’ to us,”"]),
        ("“It began at night. It did not end.", ["“It began at night. It did not end."]),
        ('"It began at night. It did not end.', ['"It began at night. It did not end.']),
        ('A 5" shell hit the house, a 6" one the yard.', []),
        ("The rebels' last town, the army's first.", []),
        ('An open "mark never closes.', []),
        ('"" ""', []),
        ("", []),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    padded = f"xx {text} yy"
    spans = quote_spans(padded, 3, 3 + len(text))
    assert [padded[start:end] for start, end in spans] == quotes


def test_long_texts_take_linear_time() -> None:
    assert len(quote_spans('"a ' * 200_000, 0, 600_000)) == 1
    assert quote_spans("x ‘a " * 100_000, 0, 500_000) == []
