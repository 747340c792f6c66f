"""Bad input: one clear line, the right class, and the other files still read."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput, InputError, MissingInput, TooLargeInput, UnreadableInput
from reportedly.read import Limits, collect, read_bytes, read_original

JUNK = bytes(range(256)) * 40
BAD = [
    pytest.param("junk.txt", JUNK, UnreadableInput, "binary data", id="binary junk"),
    pytest.param("junk.html", JUNK, UnreadableInput, "binary data", id="binary junk named html"),
    pytest.param("zeros.txt", b"\x00" * 5000, UnreadableInput, "binary data", id="zeros"),
    pytest.param("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", UnreadableInput, "a PDF document", id="pdf"),
    pytest.param("a.md", b"PK\x03\x04\x14\x00\x06\x00", UnreadableInput, "a ZIP archive", id="docx"),
    pytest.param("a.txt", gzip.compress(b"some text", mtime=0), UnreadableInput, "a gzip archive", id="gzip"),
    pytest.param("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", UnreadableInput, "a PNG image", id="png"),
    pytest.param("a.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", UnreadableInput, "a JPEG image", id="jpeg"),
    pytest.param("a.txt", b"\x00\x00\x00\x18ftypmp42", UnreadableInput, "a video file", id="video"),
    pytest.param("a.txt", b"{\\rtf1\\ansi Hello}", UnreadableInput, "an RTF document", id="rtf"),
    pytest.param("a.mhtml", b"MIME-Version: 1.0\n\n", UnreadableInput, "an MHTML archive", id="mhtml by name"),
    pytest.param(
        "a.txt", b"From: x\nMIME-Version: 1.0\n\nbody", UnreadableInput, "mail or MHTML archive", id="mail by content"
    ),
    pytest.param("a.txt", b"\xff\xfe" + b"\x00\xd8" * 400, UnreadableInput, "damaged text", id="broken UTF-16"),
    pytest.param("a.txt", b"", EmptyInput, "empty", id="empty"),
    pytest.param("a.txt", b" \r\n\t \n", EmptyInput, "empty", id="white space"),
    pytest.param("a.txt", "\ufeff\u200b\u200f\n".encode(), EmptyInput, "no text", id="invisible characters"),
    pytest.param("a.txt", b"\0" + b" " * 40, EmptyInput, "no text", id="damage and white space"),
    pytest.param("a.md", b"![picture](a.png)\n\n---\n", EmptyInput, "no text", id="markdown without words"),
    pytest.param("a.html", b"<html><script>var x = 1;</script></html>", EmptyInput, "no text", id="only a script"),
    pytest.param("a.html", b"<p hidden>secret</p>", EmptyInput, "no text", id="only hidden text"),
]


@pytest.mark.parametrize(("name", "data", "error", "words"), BAD)
def test_bad_file_is_refused_in_one_line(
    tmp_path: Path, name: str, data: bytes, error: type[InputError], words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(error) as caught:
        read_original(file)
    message = str(caught.value)
    assert words in message
    assert message.startswith(str(file))
    assert "\n" not in message


def test_missing_path() -> None:
    with pytest.raises(MissingInput, match=r"^nowhere/report\.txt: no such file or folder"):
        read_original(Path("nowhere/report.txt"))


def test_path_with_a_zero_byte() -> None:
    with pytest.raises(UnreadableInput, match="cannot be read"):
        read_original(Path("a\0b.txt"))


def test_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("not seen")
    (tmp_path / "table.csv").write_text("a,b\n")
    assert list(collect([str(tmp_path)])) == [tmp_path]
    with pytest.raises(MissingInput, match="holds no report"):
        read_original(tmp_path)


def test_good_file_beside_a_bad_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "a-bad.txt").write_bytes(JUNK)
    (tmp_path / "b-good.txt").write_text("The column reached the bridge on Monday.", encoding="utf-8")
    read, refused = [], []
    for path in collect([str(tmp_path), str(tmp_path / "missing.txt")]):
        try:
            read.append(read_original(path).text)
        except InputError as error:
            refused.append(type(error))
    assert read == ["The column reached the bridge on Monday."]
    assert refused == [UnreadableInput, MissingInput]


def test_text_of_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)  # sparse: nothing is written
    with pytest.raises(TooLargeInput, match=r"larger than 16 MB, the limit for one report"):
        read_original(file)


def test_limits_are_the_callers(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Twelve words are more than the limit of this test allows, sadly.")
    with pytest.raises(TooLargeInput, match="more than 20 characters"):
        read_original(file, Limits(characters=20))
    with pytest.raises(TooLargeInput, match="larger than 1e-05 MB"):
        read_original(file, Limits(bytes=10))
    assert read_original(file, Limits(bytes=100, characters=100)).text.startswith("Twelve")


def test_markup_does_not_count_as_text() -> None:
    page = b"<html><body>" + b"<div class='empty'></div>" * 1000 + b"<p>Short.</p></body></html>"
    assert read_bytes(page, "page", limits=Limits(characters=100)).text == "Short."


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"Ten trucks reached the town.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    original = read_original("-")
    assert (original.path, original.text, original.media) == ("-", "Ten trucks reached the town.\n", "text/plain")


@pytest.mark.parametrize("stream", [None, "closed"])
def test_closed_stdin(monkeypatch: pytest.MonkeyPatch, stream: str | None) -> None:
    closed = io.TextIOWrapper(io.BytesIO())
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed if stream else None)
    with pytest.raises(MissingInput, match=r"^-: the standard input is closed"):
        read_original("-")


def test_deeply_nested_page_is_read_without_recursion() -> None:
    page = "<html><body>" + "<div class='a'>" * 100_000 + "The bridge was hit." + "</div>" * 100_000 + "<p>The end.</p>"
    original = read_bytes(page.encode(), "deep.html", "text/html")
    assert original.text == "The bridge was hit.\n\nThe end."
    assert len(original.blocks[0].labels) <= 24


def test_bottomless_declarations_are_left_out() -> None:
    page = f"<script type='application/ld+json'>{'[' * 100_000}</script><p>The bridge was hit.</p>"
    original = read_bytes(page.encode(), "deep.html", "text/html")
    assert original.text == "The bridge was hit."
    assert original.declared.title is None


def test_entities_of_a_page_are_not_expanded() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
        "<html><body><p>One &b; and &f; end.</p></body></html>"
    )
    text = read_bytes(page.encode(), "x.html", "text/html").text
    assert "boom" not in text
    assert "One &b; and &f; end." in text
