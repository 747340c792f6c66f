"""Invented places, and the same in each format that packs are made from."""

import io
import json
import tarfile
import zipfile
from pathlib import Path

from reportedly.gazetteer.packs.places import PackPlace


def pack_place(ref: str = "test:1", *names: str, kind: str = "settlement", lat: float = 10.0, lon: float = 20.0, country: str = "ZZ", population: int = 0) -> PackPlace:  # fmt: skip # noqa: E501
    return PackPlace(ref, names or ("Tall Basmah",), kind, country, lat, lon, population)


def geonames_line(number: int, name: str, others: str = "", lat: float = 10.0, lon: float = 20.0, feature: str = "P", code: str = "PPL", population: int = 0) -> str:  # fmt: skip # noqa: E501
    fields = [str(number), name, name, others, str(lat), str(lon), feature, code, "ZZ", "", "01", "", "", ""]
    return "\t".join([*fields, str(population), "", "", "Asia/Somewhere", "2020-01-01"])


def geonames_dump(*lines: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about the columns")
        archive.writestr("ZZ.txt", "\n".join(lines) + "\n")
    return stream.getvalue()


def geonames_alternates(*rows: tuple[int, int, str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ZZ.txt", "".join(f"{a}\t{b}\t{language}\t{name}\t\t\t\t\n" for a, b, language, name in rows))
    return stream.getvalue()


def wof_record(number: int, name: str, **told: object) -> dict[str, object]:
    properties: dict[str, object] = {
        "wof:id": number,
        "wof:name": name,
        "wof:placetype": "locality",
        "wof:country": "ZZ",
        "geom:latitude": 10.0,
        "geom:longitude": 20.0,
    }
    return {"type": "Feature", "properties": properties | told, "geometry": {"type": "Point", "coordinates": [20, 10]}}


def wof_bundle(*records: dict[str, object]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:bz2") as archive:
        for number, record in enumerate(records):
            content = json.dumps(record).encode()
            member = tarfile.TarInfo(f"data/{number:03}/{number}.geojson")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return stream.getvalue()


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path
