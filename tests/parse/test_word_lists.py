"""The readers name word lists by strings, which no type checker follows into the data files."""

import re
from pathlib import Path

import pytest

from reportedly import parse
from reportedly.lexicon import load_words

SOURCES = sorted(Path(parse.__file__).parent.glob("*.py"))


@pytest.mark.parametrize(
    ("line", "file", "derived"), [("line", "quantities", {"month"}), ("t", "times", {"opener", "phrase"})]
)
def test_every_list_that_a_reader_asks_for_exists(line: str, file: str, derived: set[str]) -> None:
    call = re.compile(rf"""\b{line}\.has\([^"\n]+, "(\w+)"\)""")
    asked = {name for source in SOURCES for name in call.findall(source.read_text(encoding="utf-8"))}
    assert asked
    assert asked <= set(load_words(file)) | derived
