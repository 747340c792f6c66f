"""Extractors by name: those that are built in, and those that other packages add as entry points."""

import sys
from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.errors import SettingsError
from reportedly.extractors import load_extractor
from reportedly.pipeline import open_reader, read_document
from tests.factories import make_document

ADDED = """
from reportedly.drafts import Draft, Words


def extract(prepared):
    for sentence in prepared.sentences:
        if "market" in sentence.text:
            yield Draft(Words(sentence.text), "attack", Words("market"), extractor="market 1")
"""


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Install a package with an extractor of a name, as far as Python's own machinery can see."""

    def install(name: str) -> None:
        (tmp_path / "market_extractor.py").write_text(ADDED)
        info = tmp_path / "market_extractor-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: market-extractor\nVersion: 1\n")
        (info / "entry_points.txt").write_text(f"[reportedly.extractors]\n{name} = market_extractor:extract\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.delitem(sys.modules, "market_extractor", raising=False)

    return install


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="'oracle' is unknown; known are both, rules, tagger"):
        load_extractor("oracle")


def test_an_added_extractor_reads_and_is_grounded_and_attributed_like_the_others(add: object) -> None:
    assert callable(add)
    add("market")
    reader = open_reader(Settings(extractor="market"))
    (claim,) = read_document(make_document("The mayor said the market was not hit."), reader).claims
    assert (claim.trigger.text, claim.extractor) == ("market", "market 1")
    assert [voice.speaker.text for voice in claim.voice] == ["mayor"]
    assert claim.factuality == "negated"


def test_an_added_extractor_cannot_take_a_name_that_is_taken(add: object) -> None:
    assert callable(add)
    add("both")
    with pytest.raises(SettingsError, match="market_extractor:extract has a name that is taken"):
        load_extractor("both")
