import gzip
import json
from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.gazetteer.packs.places import PackPlace
from reportedly.gazetteer.packs.sources import read_source
from tests.gazetteer.packs.places import (
    geonames_alternates,
    geonames_dump,
    geonames_line,
    wof_bundle,
    wof_record,
    written,
)


def read(path: Path, alternates: Path | None = None) -> list[PackPlace]:
    return list(read_source(path, "ZZ", alternates)[1])


def test_geonames_dump_with_its_alternate_names(tmp_path: Path) -> None:
    dump = written(tmp_path / "ZZ.zip", geonames_dump(geonames_line(7, "Tall Basmah", "Tell Basma", population=900)))
    names = geonames_alternates((1, 7, "ar", "تل بسمة"), (2, 7, "link", "https://example.org"), (3, 8, "en", "Else"))
    (place,) = read(dump, written(tmp_path / "names.zip", names))
    assert place == PackPlace(
        "geonames:7", ("Tall Basmah", "Tell Basma", "تل بسمة"), "settlement", "ZZ", 10.0, 20.0, 900
    )


@pytest.mark.parametrize(
    ("feature", "code", "kind"),
    [
        ("P", "PPL", "settlement"),
        ("P", "PPLX", "quarter"),
        ("A", "ADM1", "province"),
        ("A", "ADM2", "region"),
        ("T", "MT", "mountain"),
        ("S", "AIRB", "base"),
        ("S", "CMPRF", "camp"),
        ("S", "BDG", "crossing"),
        ("S", "SCH", None),
        ("H", "STM", None),
        ("P", "PPLH", None),
        ("A", "PCLI", None),
    ],
)
def test_geonames_features_as_kinds(tmp_path: Path, feature: str, code: str, kind: str | None) -> None:
    dump = written(tmp_path / "ZZ.txt", geonames_line(7, "Basmah", feature=feature, code=code) + "\n")
    assert [place.kind for place in read(dump)] == ([kind] if kind else [])


def test_whos_on_first_bundle_keeps_what_is_current(tmp_path: Path) -> None:
    records = (
        wof_record(1, "Qaryat Nur", **{"name:ara_x_preferred": ["قرية نور"], "wof:concordances": {"gn:id": 44}}),
        wof_record(2, "Gone", **{"edtf:deprecated": "2019-01-01"}),
        wof_record(3, "Replaced", **{"wof:superseded_by": [4]}),
        wof_record(5, "Some Street", **{"wof:placetype": "venue"}),
        wof_record(6, "Sharq", **{"wof:placetype": "neighbourhood", "wof:population": 1200}),
    )
    found = read(written(tmp_path / "bundle.tar.bz2", wof_bundle(*records)))
    assert [(place.ref, place.names, place.kind, place.population) for place in found] == [
        ("geonames:44", ("Qaryat Nur", "قرية نور"), "settlement", 0),
        ("wof:6", ("Sharq",), "quarter", 1200),
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_whos_on_first_list(tmp_path: Path, packed: bool) -> None:
    rows = [[9, "Tall Nur", 1.5, 2.5, "locality", None, ["Tell Nour"]], [1, "Zed", 1, 2, "country", None, []]]
    content = json.dumps(rows).encode()
    (place,) = read(written(tmp_path / "list", gzip.compress(content) if packed else content))
    assert place == PackPlace("wof:9", ("Tall Nur", "Tell Nour"), "settlement", "ZZ", 1.5, 2.5)


def test_own_csv_and_geojson(tmp_path: Path) -> None:
    csv = "# mine\nname,lat,lon,alternates,kind\nHill 9,1.5,2.5,Point 9|Height 9,mountain\n"
    (place,) = read(written(tmp_path / "mine.csv", csv))
    assert (place.ref, place.names, place.kind) == ("mine:1", ("Hill 9", "Point 9", "Height 9"), "mountain")
    shape = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 4], [0, 4], [0, 0]]]}
    feature = {"type": "Feature", "properties": {"name": "Field", "kind": "field", "id": "x:1"}, "geometry": shape}
    (place,) = read(written(tmp_path / "f.json", json.dumps({"type": "FeatureCollection", "features": [feature]})))
    assert (place.ref, place.lat, place.lon) == ("x:1", 2.0, 1.0)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("ZZ.zip", geonames_dump(geonames_line(7, "Basmah"))[:-30], "is no whole ZIP archive"),
        ("b.tar.bz2", wof_bundle(*(wof_record(n, f"Place {n}") for n in range(2000)))[:-200], "load it anew"),
        ("l.json.gz", gzip.compress(b"[]" * 5000)[:-9], "is no whole packed file"),
        ("l.json", b"[[1, 2]]", "record 1: is not [id, name"),
        ("l.json", b'[[1, "A", 95, 2, "locality", null, []]]', "is no latitude and longitude"),
        ("l.json", b"[1, ", "is no JSON"),
        ("l.json", b"[" * 200_000, "is no JSON"),
        ("g.json", b"{}", "has no list of features"),
        ("g.json", b'{"features": [{"properties": {"name": "x"}, "geometry": {}}]}', "no coordinates"),
        ("p.csv", b"name,lat\nA,1\n", "column 'lon' is missing"),
        ("p.csv", b"name,lat,lon\nA,x,1\n", "is no number"),
        ("p.csv", b"name,lat,lon,kind\nA,1,1,castle\n", "kind 'castle' is not known"),
        ("ZZ.txt", geonames_line(7, "A").replace("10.0", "north").encode(), "is no number"),
        ("ZZ.txt", (geonames_line(7, "A") + "\n7\tB\n").encode(), "2 columns where a GeoNames dump has 19"),
        ("none", b"", "column 'name' is missing"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = written(tmp_path / name, content)
    with pytest.raises(DataError, match=f"^{path}") as error:
        read(path)
    assert told in str(error.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        read_source(tmp_path / "gone", "ZZ")
