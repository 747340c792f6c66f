import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError
from reportedly.gazetteer.entries import kilometres
from reportedly.gazetteer.names import normalise_toponym
from reportedly.gazetteer.packs.folder import pack_files, pack_path, remove_pack
from reportedly.gazetteer.packs.pack import VERSION, check_pack, entries_by_key, entries_near, open_pack
from reportedly.gazetteer.packs.places import PackPlace, Source
from reportedly.gazetteer.packs.writing import Written, merge, write_pack
from tests.gazetteer.packs.places import pack_place

SOURCE = Source("Test", "CC0", "")


def made(folder: Path, *places: PackPlace) -> Path:
    write_pack(folder / "zz.sqlite", "ZZ", places, SOURCE)
    return folder / "zz.sqlite"


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    place = pack_place("geonames:5", "Tall Basmah", "Tell Basma", "تل بسمة", population=900)
    pack = open_pack(made(tmp_path, place, pack_place("test:2", "Sharq", country="XX")))
    check_pack(pack)
    assert (pack.country, pack.source, pack.licence, pack.places) == ("ZZ", "Test", "CC0", 1)
    ((entry, main),) = entries_by_key(pack, "tall basma")
    assert (entry.id, entry.name, entry.population, entry.origin, main) == (
        "geonames:5",
        "Tall Basmah",
        900,
        "pack",
        True,
    )
    assert [one.id for one, main in entries_by_key(pack, normalise_toponym("تل بسمة")) if not main] == ["geonames:5"]


def test_same_places_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    places = [pack_place(f"test:{n}", f"Village {n}", lat=n / 7) for n in range(40)]
    first = made(tmp_path, *places).read_bytes()
    assert made(tmp_path, *reversed(places)).read_bytes() == first


def test_records_of_one_place_become_one(tmp_path: Path) -> None:
    near = pack_place("wof:9", "Tall Basmah", "Tel Bassma", lat=10.01)
    other_kind = pack_place("wof:10", "Tall Basmah", kind="region")
    far = pack_place("wof:11", "Tall Basmah", lat=11.0)
    merged = merge([pack_place("geonames:1", "Tall Basmah", population=5), near, other_kind, far])
    assert [(place.ref, also) for place, also in merged] == [
        ("wof:10", ()),
        ("wof:11", ()),
        ("wof:9", ("geonames:1",)),
    ]
    assert merged[-1][0].population == 5


@given(st.floats(-89, 89), st.floats(-179, 179), st.floats(1, 300))
def test_nearest_places_are_those_by_distance(tmp_path_factory: pytest.TempPathFactory, lat: float, lon: float, km: float) -> None:  # fmt: skip # noqa: E501
    path = tmp_path_factory.getbasetemp() / "zz.sqlite"
    spread = [pack_place(f"test:{n}", f"Village {n}", lat=-88 + n % 177, lon=-178 + (n * 37) % 357) for n in range(400)]
    if not path.exists():
        made(path.parent, *spread)
    pack = open_pack(path)
    found = entries_near(pack, lat, lon, km)
    pack.connection.close()
    expected = [place.ref for place in spread if kilometres(lat, lon, place.lat, place.lon) <= km]
    assert sorted(entry.id for _, entry in found) == sorted(expected)
    assert [distance for distance, _ in found] == sorted(distance for distance, _ in found)


def test_half_damaged_and_foreign_packs_are_told(tmp_path: Path) -> None:
    path = made(tmp_path, *(pack_place(f"test:{n}", f"Village {n}", lat=n / 50) for n in range(800)))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DataError, match=r"zz\.sqlite.*(damaged|whole)"):
        check_pack(open_pack(path))
    path.write_bytes(whole[:20_000] + b"\xff" * 20_000 + whole[40_000:])
    with pytest.raises(DataError, match=r"zz\.sqlite.*(damaged|whole)"):
        check_pack(open_pack(path))
    path.write_bytes(b"no database at all")
    with pytest.raises(DataError, match="is no whole pack"):
        open_pack(path)
    path.unlink()
    with pytest.raises(DataError, match="gazetteer add ZZ"):
        open_pack(path)
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE t (x)")
    foreign.commit()
    foreign.close()
    with pytest.raises(DataError, match="is no pack"):
        open_pack(path)
    path.write_bytes(whole)
    older = sqlite3.connect(path)
    older.execute("PRAGMA user_version = 99")
    older.commit()
    older.close()
    with pytest.raises(DataError, match=f"layout 99, read is {VERSION}"):
        open_pack(path)


def test_a_failed_write_leaves_the_old_pack(tmp_path: Path) -> None:
    path = made(tmp_path, pack_place())
    before = path.read_bytes()
    with pytest.raises(DataError, match="holds no place of ZZ"):
        write_pack(path, "ZZ", [pack_place(country="XX")], SOURCE)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_names_without_letters_are_left_out(tmp_path: Path) -> None:
    assert write_pack(tmp_path / "zz.sqlite", "ZZ", [pack_place("t:1", "Basmah", "?!", "…")], SOURCE) == Written(1, 1)


def test_folder_of_packs(tmp_path: Path) -> None:
    path = made(tmp_path, pack_place())
    (tmp_path / "notes.txt").write_text("x")
    assert pack_files(tmp_path) == [path]
    assert pack_files(tmp_path / "none") == []
    assert remove_pack(tmp_path, "ZZ") == path
    with pytest.raises(DataError, match="no such pack"):
        remove_pack(tmp_path, "ZZ")
    with pytest.raises(DataError, match="no ISO 3166 code"):
        pack_path(tmp_path, "../x")
