"""Downloads over real HTTP, from a server on this machine that breaks off, changes its mind and lies."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.gazetteer.names import normalise_toponym
from reportedly.gazetteer.packs.adding import add_download
from reportedly.gazetteer.packs.download import Wanted, download, geonames_files, whos_on_first_files
from reportedly.gazetteer.packs.pack import entries_by_key
from tests.gazetteer.packs.places import geonames_alternates, geonames_dump, geonames_line, wof_bundle, wof_record
from tests.gazetteer.packs.silence import silent

CONTENT = bytes(range(256)) * 2000


@dataclass
class Served:
    """What the server gives, and what it was asked."""

    base: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    cut: list[int] = field(default_factory=list)
    etag: str | None = '"one"'
    ranges: list[str | None] = field(default_factory=list)
    status: int = 200


@pytest.fixture
def served() -> Iterator[Served]:
    told = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range")
            told.ranges.append(asked)
            content = told.files.get(self.path)
            if content is None or told.status != 200:
                self.send_error(404 if content is None else told.status)
                return
            start = 0
            if asked and self.headers.get("If-Range") == told.etag:
                start = int(asked.removeprefix("bytes=").rstrip("-"))
                if start >= len(content):
                    self.send_error(416)
                    return
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(content) - start))
            if told.etag:
                self.send_header("ETag", told.etag)
            self.end_headers()
            cut = told.cut.pop(0) if told.cut else None
            self.wfile.write(content[start : start + cut if cut is not None else None])
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.base = f"http://127.0.0.1:{server.server_port}/"
    yield told
    server.shutdown()
    server.server_close()


def test_whole_at_once(served: Served, tmp_path: Path) -> None:
    served.files["/f"] = CONTENT
    seen: list[tuple[int, int | None]] = []
    path = download(Wanted(f"{served.base}f", "f"), tmp_path, lambda had, total: seen.append((had, total)))
    assert path.read_bytes() == CONTENT
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert list(tmp_path.iterdir()) == [path]


def test_cut_off_and_gone_on_with(served: Served, tmp_path: Path) -> None:
    served.files["/f"], served.cut = CONTENT, [100_000, 50_000]
    path = download(Wanted(f"{served.base}f", "f"), tmp_path, lambda *_: None, wait=0)
    assert path.read_bytes() == CONTENT
    assert served.ranges == [None, "bytes=100000-", "bytes=150000-"]


def test_what_has_come_is_kept_for_the_next_run(served: Served, tmp_path: Path) -> None:
    served.files["/f"], served.cut = CONTENT, [1000] * 4
    wanted = Wanted(f"{served.base}f", "f")
    with pytest.raises(DataError, match=r"the connection broke .* after 4000 bytes, which are kept"):
        download(wanted, tmp_path, lambda *_: None, wait=0)
    served.ranges.clear()
    assert download(wanted, tmp_path, lambda *_: None, wait=0).read_bytes() == CONTENT
    assert served.ranges == ["bytes=4000-"]


@pytest.mark.parametrize("etag", ['"two"', 'W/"one"', None])
def test_a_file_that_changed_or_cannot_be_told_is_loaded_anew(served: Served, tmp_path: Path, etag: str | None) -> None:
    served.files["/f"], served.cut = b"old" * 100_000, [1000] * 4
    if etag is None or etag.startswith("W/"):
        served.etag = etag
    wanted = Wanted(f"{served.base}f", "f")
    with pytest.raises(DataError, match="the connection broke"):
        download(wanted, tmp_path, lambda *_: None, wait=0)
    served.files["/f"], served.etag, served.cut = CONTENT, etag, []
    assert download(wanted, tmp_path, lambda *_: None, wait=0).read_bytes() == CONTENT


def test_a_part_longer_than_the_file_is_thrown_away(served: Served, tmp_path: Path) -> None:
    served.files["/f"], served.cut = CONTENT, [300_000] * 4
    wanted = Wanted(f"{served.base}f", "f")
    (tmp_path / "f.part").write_bytes(CONTENT + b"more")
    (tmp_path / "f.part.json").write_text(f'{{"url": "{wanted.url}", "same": "\\"one\\""}}')
    assert download(wanted, tmp_path, lambda *_: None, wait=0).read_bytes() == CONTENT


def test_refusals_are_told(served: Served, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="answers 404"):
        download(Wanted(f"{served.base}gone", "f"), tmp_path, lambda *_: None)
    served.files["/f"], served.status = CONTENT, 503
    with pytest.raises(DataError, match="answers 503"):
        download(Wanted(f"{served.base}f", "f"), tmp_path, lambda *_: None)
    with pytest.raises(DataError, match="the connection broke"):
        download(Wanted("http://127.0.0.1:9/f", "f"), tmp_path, lambda *_: None, wait=0)


def test_a_country_from_both_gazetteers(served: Served, tmp_path: Path) -> None:
    served.files["/ZZ.zip"] = geonames_dump(geonames_line(7, "Tall Basmah"))
    served.files["/alternatenames/ZZ.zip"] = geonames_alternates((1, 7, "ar", "تل بسمة"))
    served.files["/whosonfirst-data-admin-zz-latest.tar.bz2"] = wof_bundle(wof_record(8, "Qaryat Nur"))
    pack = add_download(tmp_path, "zz", geonames_files("zz", served.base), silent)
    assert (pack.source, pack.names) == ("GeoNames", 2)
    assert list(entries_by_key(pack, normalise_toponym("تل بسمة")))
    pack = add_download(tmp_path, "zz", whos_on_first_files("ZZ", served.base), silent)
    assert (pack.source, pack.places) == ("Who's On First", 1)
    assert list((tmp_path / "downloads").iterdir()) == []


def test_a_corrupt_download_is_thrown_away_and_the_old_pack_stays(served: Served, tmp_path: Path) -> None:
    served.files["/ZZ.zip"] = geonames_dump(geonames_line(7, "Tall Basmah"))
    served.files["/alternatenames/ZZ.zip"] = geonames_alternates()
    add_download(tmp_path, "ZZ", geonames_files("ZZ", served.base), silent)
    before = (tmp_path / "zz.sqlite").read_bytes()
    served.files["/ZZ.zip"] = served.files["/ZZ.zip"][:-40]
    with pytest.raises(DataError, match=r"is no whole ZIP archive.*thrown away"):
        add_download(tmp_path, "ZZ", geonames_files("ZZ", served.base), silent)
    assert (tmp_path / "zz.sqlite").read_bytes() == before
    assert list((tmp_path / "downloads").iterdir()) == []
