"""Hostile, damaged and mislabelled files: each a line with its reason, within bounded time and memory."""

import gzip
import io
import resource
import stat
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportedly.errors import EmptyInput, InputError, TooLargeInput, UnreadableInput
from reportedly.read import Columns, Failure, Item, Limits, open_input, read_item
from tests.read.containers import files
from tests.read.containers.files import SHELLED

NO_COLUMNS = Columns()
SMALL = Limits(
    bytes=1_000_000,
    characters=100_000,
    parsed_bytes=4_000_000,
    unpacked_bytes=20_000_000,
    members=100,
    documents=100,
    pages=50,
    child_bytes=400_000_000,
    child_cpu=3,
    child_silence=20,
)
LONGEST = 25.0  # seconds for any case, on a slow machine
LARGEST = 300_000_000  # bytes that this process may grow by


@dataclass(frozen=True, slots=True)
class Case:
    """A file, what it is refused with, words of the reason, and how many documents are read beside that."""

    id: str
    name: str
    data: bytes
    error: type[InputError]
    words: str
    read: int = 0
    columns: Columns = NO_COLUMNS


def zip_with(name: str, *, mode: int = 0) -> bytes:
    """A Word file with one member more, of this name and file mode."""
    stream = io.BytesIO(files.docx(files.paragraph(SHELLED)))
    with zipfile.ZipFile(stream, "a") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        archive.writestr(info, "/etc/hostname")
    return stream.getvalue()


def lying_zip() -> bytes:
    """A Word file whose directory says that its large member has 100 bytes."""
    data = files.docx(files.paragraph("a" * 900_000))
    size = next(
        info.file_size for info in zipfile.ZipFile(io.BytesIO(data)).infolist() if info.filename == "word/document.xml"
    )
    return data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def entities(kind: str) -> str:
    if kind == "external":
        return '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE r [<!ENTITY l0 "boom">{levels}]>'


def feed_with(kind: str, use: str) -> bytes:
    return files.RSS.replace(b'<rss version="2.0">', entities(kind).encode() + b'<rss version="2.0">').replace(
        SHELLED.encode(), use.encode()
    )


def pdf_loop() -> bytes:
    return files.pdf([SHELLED], objects={2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"})


def pdf_bomb() -> bytes:
    """Thirty thousand times the same lines of text, packed to a few kilobytes."""
    line = b"BT /F1 12 Tf 72 720 Td (" + b"a" * 1000 + b") Tj ET\n"
    return files.pdf([SHELLED], objects={5: files.packed_stream(line * 30_000)})


def pdf_of_spaces() -> bytes:
    return files.pdf([SHELLED], objects={5: files.packed_stream(b" " * 500_000_000)})


def nested_mail(depth: int) -> bytes:
    head = b"From: a@b.example\nMIME-Version: 1.0\nMessage-ID: <a@b>\n"
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(depth)
    )
    return head + parts + b"Content-Type: text/plain\n\nWords.\n"


def endless_gzip() -> bytes:
    """A packed WARC file whose first header has no end."""
    return gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 500_000_000, 1, mtime=0)


def endless_record() -> bytes:
    head = (
        b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Length: 400000000\r\n\r\n"
    )
    return gzip.compress(head + b"a" * 400_000_000, 1, mtime=0)


def warc_of_length(declared: int) -> bytes:
    body = files.page(SHELLED)
    return (
        b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (declared, body)
    )


def warc_with_wrong_digest() -> bytes:
    return files.warc([files.page(SHELLED)], packed=False).replace(b"Raqqa", b"Mosul")


GOOD_WARC = files.warc([files.page(SHELLED)])
MANY_MEMBERS = files.docx(files.paragraph(SHELLED), more={f"word/{n}.xml": b"x" for n in range(200)})
CASES = [
    Case("zip bomb", "a.docx", files.docx("<w:p/>" * 300_000), TooLargeInput, "packed more than 200 times"),
    Case(
        "zip over the sum",
        "a.docx",
        files.docx("", more={"word/media/a": bytes(range(256)) * 100_000}),
        TooLargeInput,
        "more than 20 MB",
    ),
    Case("zip of many members", "a.docx", MANY_MEMBERS, TooLargeInput, "more than 100 members"),
    Case("zip that lies", "a.docx", lying_zip(), UnreadableInput, "damaged"),
    Case("path traversal", "a.docx", zip_with("../../evil.xml"), UnreadableInput, "leads out of the archive"),
    Case("absolute path", "a.docx", zip_with("/etc/evil"), UnreadableInput, "leads out of the archive"),
    Case("backslashes", "a.docx", zip_with("..\\evil"), UnreadableInput, "leads out of the archive"),
    Case("symlink", "a.docx", zip_with("word/x", mode=stat.S_IFLNK | 0o777), UnreadableInput, "symbolic link"),
    Case("cut zip", "a.docx", files.docx(files.paragraph(SHELLED))[:300], UnreadableInput, "damaged ZIP"),
    Case(
        "entities in Word",
        "a.docx",
        files.docx(files.paragraph("&l9;"), head=entities("many")),
        UnreadableInput,
        "XML entities",
    ),
    Case(
        "file in Word",
        "a.docx",
        files.docx(files.paragraph("&a;"), head=entities("external")),
        UnreadableInput,
        "XML entities",
    ),
    Case("deep Word", "a.docx", files.docx("<w:x>" * 5_000 + "</w:x>" * 5_000), TooLargeInput, "nested too deeply"),
    Case("billion laughs", "a.xml", feed_with("many", "&l9;"), UnreadableInput, "XML entities"),
    Case("external entity", "a.xml", feed_with("external", "&a;"), UnreadableInput, "XML entities"),
    Case("cut feed", "a.xml", files.RSS[:-40], UnreadableInput, "a damaged feed", read=2),
    Case("feed without entries", "a.xml", b"<rss version='2.0'><channel></channel></rss>", EmptyInput, "no entries"),
    Case("feed over the limit", "a.xml", files.RSS + b" " * 5_000_000, TooLargeInput, "larger than 4 MB"),
    Case("pages in a loop", "a.pdf", pdf_loop(), UnreadableInput, "a damaged PDF"),
    Case("large content", "a.pdf", pdf_bomb(), TooLargeInput, "the limit"),
    Case("content of spaces", "a.pdf", pdf_of_spaces(), UnreadableInput, "while decompressing"),
    Case("many pages", "a.pdf", files.pdf(["Words."] * 60), TooLargeInput, "more than 50 pages"),
    Case("pictures alone", "a.pdf", files.pdf([""]), EmptyInput, "no text in the PDF"),
    Case("cut PDF", "a.pdf", files.pdf([SHELLED])[:120], InputError, "a.pdf"),
    Case("endless gzip", "a.warc.gz", endless_gzip(), TooLargeInput, "the limit"),
    Case("endless record", "a.warc.gz", endless_record(), TooLargeInput, "larger than 1 MB"),
    Case("record too short", "a.warc", warc_of_length(1_000_000), UnreadableInput, "before its Content-Length"),
    Case(
        "record too long",
        "a.warc",
        warc_of_length(140) + files.warc([], packed=False),
        UnreadableInput,
        "longer than its",
        read=1,
    ),
    Case("wrong digest", "a.warc", warc_with_wrong_digest(), UnreadableInput, "digest"),
    Case("cut WARC", "a.warc.gz", GOOD_WARC[:-60], InputError, "a.warc.gz"),
    Case("not a WARC", "a.warc", b"WARC/1.0\r\n" + b"\x00\xff" * 500, EmptyInput, "no report in it"),
    Case(
        "wrong hash",
        "a.wacz",
        files.wacz(GOOD_WARC, digest="sha256:" + "0" * 64),
        UnreadableInput,
        "the hash in the package",
    ),
    Case(
        "unlisted WARC",
        "a.wacz",
        files.wacz(GOOD_WARC, more={"archive/b.warc.gz": GOOD_WARC}),
        UnreadableInput,
        "does not list it",
        read=1,
    ),
    Case(
        "changed package",
        "a.wacz",
        files.wacz(GOOD_WARC, more={"datapackage-digest.json": b'{"hash": "sha256:0"}'}),
        UnreadableInput,
        "is not what its digest says",
    ),
    Case("deep mail", "a.eml", nested_mail(200), TooLargeInput, "nest deeper than 20"),
    Case("mail without text", "a.eml", b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", EmptyInput, "no text"),
    Case(
        "deep JSON",
        "result.json",
        b'{"type": "personal_chat", "messages": ' + b"[" * 200_000,
        InputError,
        "result.json",
    ),
    Case("cut Telegram export", "result.json", files.telegram()[:-30], UnreadableInput, "damaged JSON"),
    Case(
        "no such column",
        "a.csv",
        b"head,body\na,b\n",
        UnreadableInput,
        "no column 'text'; there are 'head', 'body'; name",
    ),
    Case(
        "no such date", "a.csv", b"text\na\n", UnreadableInput, "name one with --date-col", columns=Columns(date="day")
    ),
    Case("header alone", "a.csv", b"text,day\n", EmptyInput, "no rows"),
    Case("field too large", "a.csv", b"text\n" + b"a" * 2_000_000 + b"\n", TooLargeInput, "a row larger than 1 MB"),
    Case("quote without end", "a.csv", b'text\n"' + b"a\n" * 700_000, UnreadableInput, "damaged CSV"),
    Case("other encoding", "a.csv", b"text\n\xe9t\xe9\n", UnreadableInput, "not in UTF-8"),
    Case("too many rows", "a.csv", b"text\n" + b"Words.\n" * 101, TooLargeInput, "more than 100 documents", read=100),
    Case("damaged line", "a.jsonl", b'{"text": "Words."}\n{"text": \n[1]\n', UnreadableInput, "no JSON", read=1),
    Case("damaged Parquet", "a.parquet", b"PAR1" + b"\x00" * 500 + b"PAR1", UnreadableInput, "damaged Parquet"),
    Case("empty feed", "a.xml", b"", EmptyInput, "the file is empty"),
    Case("empty PDF", "a.pdf", b"", EmptyInput, "the file is empty"),
    Case("picture named PDF", "a.pdf", b"\x89PNG\r\n\x1a\n\x00", UnreadableInput, "a PNG image"),
    Case("other ZIP", "a.docx", files.zipped({"a.txt": b"x"}), UnreadableInput, "a ZIP archive"),
    Case("gzip of a text", "a.warc.gz", files.gzipped(b"Words."), UnreadableInput, "a gzip archive"),
]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_hostile_file(tmp_path: Path, case: Case) -> None:
    file = tmp_path / case.name
    file.write_bytes(case.data)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    outcomes = outcomes_of(list(open_input(file, case.columns, SMALL)))
    assert time.monotonic() - start < LONGEST
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < LARGEST
    failures = [one for one in outcomes if isinstance(one, Failure)]
    assert failures
    assert sum(not isinstance(one, Failure) for one in outcomes) == case.read
    first = failures[0]
    message = str(first.error)
    assert isinstance(first.error, case.error)
    assert case.words in message
    assert message.startswith(str(file))
    assert "\n" not in message
    assert list(tmp_path.iterdir()) == [file]


def outcomes_of(found: list[Item | Failure]) -> list[object]:
    """What the items hold is read by the reader of texts, which refuses the rest."""
    outcomes: list[object] = []
    for one in found:
        if isinstance(one, Failure):
            outcomes.append(one)
            continue
        try:
            outcomes.append(read_item(one, SMALL))
        except InputError as error:
            outcomes.append(Failure(one.name, error))
    return outcomes


def test_page_ten_thousand_deep_is_read(tmp_path: Path) -> None:
    file = tmp_path / "deep.html"
    file.write_bytes(b"<html><body>" + b"<div>" * 10_000 + SHELLED.encode())
    (item,) = open_input(file, limits=SMALL)
    assert isinstance(item, Item)
    (outcome,) = outcomes_of([item])
    assert getattr(outcome, "text", "") == SHELLED
