"""Places around given verbs. The sentences are our own."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.event_locations import Row, is_known, read_rows, words_only
from bench.event_places import Read, as_given, as_marked, read_all, score_rows
from reportedly.config import Settings
from reportedly.gazetteer import open_gazetteer
from reportedly.pipeline import open_reader
from reportedly.tag.model import SHIPPED, load_model

GAZETTEER = open_gazetteer()


def make_row(text: str, verb: str, places: Sequence[str] = (), source: str = "own") -> Row:
    tokens: list[tuple[int, int]] = []
    for word in text.replace(",", " ,").replace(".", " .").split():
        start = text.index(word, tokens[-1][1] if tokens else 0)
        tokens.append((start, start + len(word)))
    at = next(n for n, (start, end) in enumerate(tokens) if text[start:end] == verb)
    marked = {n for n, (a, b) in enumerate(tokens) for p in places if a < text.index(p) + len(p) and text.index(p) < b}
    return Row(source, text, tuple(tokens), (at, at), frozenset(marked))


def read(text: str, verb: str, places: Sequence[str], found: Sequence[str]) -> Read:
    spans = tuple((text.index(p), text.index(p) + len(p)) for p in found)
    return Read(make_row(text, verb, places), told=True, places={"rules": spans})


def test_rows_are_read_from_tokens(tmp_path: Path) -> None:
    tokens = [{"text": w, "start": s, "end": s + len(w)} for w, s in (("Raids", 0), ("hit", 6), ("Homs", 10))]
    verb = {"label": "VERB", "start": 6, "end": 9, "token_start": 1, "token_end": 1}
    place = {"label": "LOCATION", "start": 2, "end": 2, "token_start": 2, "token_end": 2}
    good = {"text": "Raids hit Homs", "tokens": tokens, "spans": [verb, place], "source": "own"}
    lines = [good, good | {"source": "Masdar_RA"}, good | {"spans": [place]}]
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))
    (row,) = read_rows(file)
    assert (row.verb, row.places, row.tokens[2]) == ((1, 1), frozenset({2}), (10, 14))


def test_sentences_met_elsewhere_are_known() -> None:
    row = make_row("Raids hit Homs.", "hit")
    assert is_known(row, [words_only("Dawn. RAIDS hit Homs, twice")])
    assert not is_known(row, [words_only("Raids hit Homslah")])


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("They shelled Souran in northern Hama", ["Souran", "northern Hama"], ["Souran"]),
        ("They shelled the towns of Ariha, Sarmin and Binnish", ["Ariha", "Sarmin", "Binnish"], None),
        ("They shelled Nablus, Palestine", ["Nablus", "Palestine"], ["Nablus"]),
        ("In Homs they shelled the road to Hama", ["Homs", "Hama"], ["Hama"]),
        ("They shelled eastern Baghdad", ["eastern Baghdad"], ["Baghdad"]),
        ("They shelled the countryside of Homs Governorate", ["countryside of Homs Governorate"], ["Homs Governorate"]),
        ("They shelled al-Bab district", ["al-Bab district"], ["al-Bab"]),
        ("They shelled Aleppo's outskirts", ["Aleppo's outskirts"], ["Aleppo"]),
        ("They shelled the US embassy", ["US embassy"], []),
        ("They shelled Iraqi towns", ["Iraqi towns"], []),
        ("They shelled the city", ["city"], []),
    ],
)
def test_places_are_cut_to_what_the_corpus_marks(text: str, found: list[str], left: list[str] | None) -> None:
    spans = as_marked(read(text, "shelled", (), found), "rules", GAZETTEER)
    assert [text[start:end] for start, end in spans] == (found if left is None else left)


def test_tokens_are_counted() -> None:
    one = read("They shelled eastern Baghdad and left", "shelled", ["Baghdad"], ["eastern Baghdad"])
    count = score_rows([one], "rules", as_given)
    assert (count.hit, count.gold, count.answers) == (1, 1, 2)


def test_a_given_verb_is_read_by_all_extractors() -> None:
    text = "Government jets bombed Idlib on Friday, and police arrested a man in Cairo."
    rows = [make_row(text, "bombed"), make_row(text, "arrested")]
    reader = open_reader(Settings(extractor="rules"))
    bombed, arrested = read_all(rows, reader, load_model(SHIPPED))
    for one, place in ((bombed, "Idlib"), (arrested, "Cairo")):
        for extractor in ("rules", "tagger", "both"):
            assert [text[start:end] for start, end in one.places[extractor]] == [place]
    assert bombed.told
