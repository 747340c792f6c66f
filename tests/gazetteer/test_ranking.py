"""What a name can stand for where packs are there."""

from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.gazetteer import Gazetteer, lookup_exact, lookup_spelling, open_gazetteer
from reportedly.gazetteer.packs.places import Source
from reportedly.gazetteer.packs.writing import write_pack
from reportedly.gazetteer.ranking import rank_places
from tests.gazetteer.packs.places import pack_place

PLACES = (
    pack_place("geonames:900001", "Khirbat al Ghazalan", "خربة الغزلان", lat=35.1, lon=37.1, country="SY"),
    pack_place("wof:2", "Tall Zarqawin", lat=35.2, lon=37.2, country="SY"),
    pack_place("wof:3", "Tall Zarqawin", lat=33.0, lon=36.2, country="SY"),
    pack_place("wof:4", "Raqqa", lat=35.95, lon=39.0, country="SY"),
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("packs")
    write_pack(folder / "sy.sqlite", "SY", PLACES, Source("Test", "CC0", ""))
    return open_gazetteer((), folder)


def test_pack_places_are_found_by_name_and_by_spelling(gazetteer: Gazetteer) -> None:
    assert [one.entry.id for one in lookup_exact(gazetteer, "Khirbat al-Ghazalan")] == ["geonames:900001"]
    (like,) = lookup_spelling(gazetteer, "Kheurbet el Rhazlane")
    assert (like.entry.id, like.match) == ("geonames:900001", "spelling")
    assert 0.5 <= like.likeness <= 1


def test_a_pack_does_not_double_what_is_known(gazetteer: Gazetteer) -> None:
    assert "wof:4" not in [one.entry.id for one in lookup_exact(gazetteer, "Raqqa")]


def test_ranked_with_score_and_reason(gazetteer: Gazetteer) -> None:
    found = rank_places(gazetteer, "village of Tall Zarqawin", "SY", (33.0, 36.3))
    assert [place.id for place in found] == ["wof:3", "wof:2"]
    assert found[0].score > found[1].score
    assert "without the words around it; 9 km from the point" in found[0].why
    (like, *_) = rank_places(gazetteer, "Kheurbet el Rhazlane", "SY")
    assert like.why.startswith("spelled Khirbat al Ghazalan there, 0.")
    assert rank_places(gazetteer, "Kheurbet el Rhazlane", "IQ") == ()
    assert rank_places(gazetteer, "Qqxxqq") == ()


def test_without_packs_nothing_changes() -> None:
    assert open_gazetteer().packs == ()


def test_a_bad_pack_is_told_when_it_is_opened(tmp_path: Path) -> None:
    (tmp_path / "sy.sqlite").write_bytes(b"x" * 5000)
    with pytest.raises(DataError, match=r"sy\.sqlite: is no whole pack"):
        open_gazetteer((), tmp_path)
