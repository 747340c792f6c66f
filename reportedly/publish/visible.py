"""Text of a report made safe to look at: what would steer the terminal or the reading direction is made visible."""

import re

_BIDI_STEERING = "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates; the plain marks are left alone
_STEERING = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI_STEERING}\ud800-\udfff\ufeff]")
_SPACES = re.compile(r"\s+")
_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F


def visible(text: str) -> str:
    """Show control and direction-steering characters as signs; tabs and line feeds stay.

    A C0 control becomes its control picture (ESC is ␛), any other its code point in angle brackets.
    """
    return _STEERING.sub(_sign, text)


def visible_line(text: str) -> str:
    """Put `text` on one line: runs of white space become one space, then as `visible` does."""
    return visible(_SPACES.sub(" ", text))


def opening(text: str, width: int) -> str:
    """Quote the first words of `text` on one line: at most `width` characters with the `…` that tells of a cut."""
    line = visible_line(text).strip()
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    whole_words = cut.rpartition(" ")[0]
    return (whole_words or cut).rstrip(" ,;:") + "…"


def _sign(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return "␡"
    return f"⟨U+{code:04X}⟩"
