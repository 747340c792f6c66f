"""A rough cut of a passage into sentences, good enough to tell a notice at a paragraph's end from the report before it.

Claims are read from sentences that the parser cuts; these here never leave this package.
"""

import re

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\W_a-z]|\s*$)")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence in `text[start:end]`, white space between them left out."""
    spans: list[tuple[int, int]] = []
    low = start
    for match in _END.finditer(text, start, end):
        spans.append((low, match.end()))
        low = match.end()
        while low < end and text[low].isspace():
            low += 1
    if low < end:
        spans.append((low, end))
    return spans


def ends_sentence(text: str) -> bool:
    """Say whether `text` ends with a final stop."""
    stripped = text.rstrip().rstrip("\"”’')]")
    return stripped.endswith((".", "!", "?", "…", ":", ";"))
