"""Each format as people have it: what is read, what it is called, and where it is from."""

import hashlib
import io
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from reportedly.read import Columns, Failure, Item, Limits, holds_many, open_input, read_item
from reportedly.records import Original
from tests.conftest import ROOT
from tests.read.containers import files
from tests.read.containers.files import FLED, SHELLED

TABLE = Columns("body", "head", "day", "link", "paper")


def read(path: Path, columns: Columns = TABLE) -> tuple[list[Original], list[Failure]]:
    found = list(open_input(path, columns))
    return [read_item(one) for one in found if isinstance(one, Item)], [
        one for one in found if isinstance(one, Failure)
    ]


def table(separator: str = ",") -> bytes:
    rows = [
        ["head", "body", "day", "link", "paper"],
        ["Town shelled", f'"{SHELLED}"', "2017-07-04", "https://a.example/1", "Harbour Review"],
        ["Families flee", f'"{FLED}"', "2017-07-05", "https://a.example/2", "Harbour Review"],
    ]
    return "\r\n".join(separator.join(row) for row in rows).encode()


def parquet() -> bytes:
    import pyarrow
    import pyarrow.parquet

    stream = io.BytesIO()
    data = {
        "head": ["Town shelled", "Families flee"],
        "body": [SHELLED, FLED],
        "day": ["2017-07-04", "2017-07-05"],
        "link": ["https://a.example/1", "https://a.example/2"],
        "paper": ["Harbour Review"] * 2,
    }
    pyarrow.parquet.write_table(pyarrow.table(data), stream)
    return stream.getvalue()


JSON_LINES = (
    f'{{"head": "Town shelled", "body": "{SHELLED}", "day": "2017-07-04", "link": "https://a.example/1", '
    f'"paper": "Harbour Review"}}\n\n{{"head": "Families flee", "body": "{FLED}", "day": null, '
    '"link": "https://a.example/2", "paper": "Harbour Review"}\n'
).encode()


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    data: bytes
    reader: str
    within: tuple[str, ...]
    title: str | None
    published: str | None
    outlet: str | None
    media: str = "text/plain"


PAGES = (files.page(SHELLED, "Town shelled"), files.page(FLED, "Families flee"))
CASES = [
    Case("a.xml", files.RSS, "feed", ("1", "2"), "Town shelled", "2017-07-04", "Harbour Review", "text/html"),
    Case("a.atom", files.ATOM, "feed", ("1",), "Town shelled", "2017-07-04", "Northern Courier", "text/html"),
    Case("a.warc.gz", files.warc(PAGES), "warc", ("urn:uuid:1", "urn:uuid:2"), "Town shelled", None, None, "text/html"),
    Case(
        "a.warc",
        files.warc(PAGES, packed=False),
        "warc",
        ("urn:uuid:1", "urn:uuid:2"),
        "Town shelled",
        None,
        None,
        "text/html",
    ),
    Case(
        "a.wacz",
        files.wacz(files.warc(PAGES)),
        "warc",
        ("urn:uuid:1", "urn:uuid:2"),
        "Town shelled",
        None,
        None,
        "text/html",
    ),
    Case("a.pdf", files.pdf([SHELLED, FLED]), "pdf", ("",), None, None, None, "application/pdf"),
    Case(
        "a.docx",
        files.docx(files.paragraph("Town shelled", "Heading1") + files.paragraph(SHELLED)),
        "docx",
        ("",),
        "Field note",
        None,
        None,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    Case("a.eml", files.mail(SHELLED), "mail", ("",), "Town shelled", "2017-07-04", None),
    Case("b.eml", files.mail("Plain.", SHELLED), "mail", ("",), "Town shelled", "2017-07-04", None, "text/html"),
    Case("a.mhtml", files.mhtml(SHELLED), "mail", ("",), "Town shelled", None, None, "text/html"),
    Case("result.json", files.telegram(), "telegram", ("2", "4"), None, "2017-07-04", "Front Watch"),
    Case("a.csv", table(), "csv", ("1", "2"), "Town shelled", "2017-07-04", "Harbour Review", "application/json"),
    Case("a.tsv", table("\t"), "csv", ("1", "2"), "Town shelled", "2017-07-04", "Harbour Review", "application/json"),
    Case(
        "a.jsonl", JSON_LINES, "jsonl", ("1", "2"), "Town shelled", "2017-07-04", "Harbour Review", "application/json"
    ),
    Case(
        "a.parquet",
        parquet(),
        "parquet",
        ("1", "2"),
        "Town shelled",
        "2017-07-04",
        "Harbour Review",
        "application/json",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_format(tmp_path: Path, case: Case) -> None:
    file = tmp_path / case.name
    file.write_bytes(case.data)
    originals, failures = read(file)
    assert failures == []
    assert [one.path for one in originals] == [f"{file}#{each}" if each else str(file) for each in case.within]
    assert SHELLED in " ".join(originals[0].text.split())
    assert FLED in originals[-1].text or len(case.within) == 1
    first = originals[0]
    assert (first.declared.title, first.declared.published, first.declared.outlet) == (
        case.title,
        case.published,
        case.outlet,
    )
    origin = first.provenance
    assert (origin.file, origin.reader, origin.media) == (str(file), case.reader, case.media)
    assert origin.file_sha256 == hashlib.sha256(case.data).hexdigest()
    assert first.sha256 == origin.sha256
    assert origin.version.startswith("reportedly ")
    assert holds_many(str(file)) == (case.within != ("",))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_name_of_a_file_does_not_say_what_it_is(tmp_path: Path, case: Case) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(case.data)
    if case.reader == "csv":
        assert holds_many(str(file), TABLE) is False  # its bytes are those of any text
        return
    originals, failures = read(file)
    assert failures == []
    assert originals[0].provenance.reader == case.reader


def one(tmp_path: Path, name: str, data: bytes) -> Original:
    file = tmp_path / name
    file.write_bytes(data)
    return read(file)[0][0]


def test_pages_of_a_pdf_are_stretches_of_its_text(tmp_path: Path) -> None:
    data = files.pdf([SHELLED, "", FLED])
    original = one(tmp_path, "a.pdf", data)
    pages = original.provenance.pages
    assert [page.number for page in pages] == [1, 2, 3]
    assert [original.text[page.start : page.end].strip() for page in pages] == [SHELLED, "", FLED]
    assert original.sha256 == hashlib.sha256(data).hexdigest()
    assert "pypdf" in original.provenance.version


@pytest.mark.parametrize("packed", [True, False])
def test_record_of_a_web_archive(tmp_path: Path, packed: bool) -> None:
    data = files.warc(PAGES, packed=packed)
    file = tmp_path / "a"
    file.write_bytes(data)
    for original, body in zip(read(file)[0], PAGES, strict=True):
        origin = original.provenance
        assert origin.sha256 == hashlib.sha256(body).hexdigest()
        assert origin.captured == "2017-07-04T10:00:00Z"
        assert origin.url == original.declared.url == f"https://a.example/{(origin.record or '')[-1]}"
        assert origin.offset is not None
        start = data[origin.offset :]
        assert start.startswith(b"\x1f\x8b" if packed else b"WARC/1.")


def test_member_of_a_package(tmp_path: Path) -> None:
    assert one(tmp_path, "a.wacz", files.wacz(files.warc(PAGES))).provenance.member == "archive/data.warc.gz"


def test_plain_text_of_an_archive_in_its_character_set(tmp_path: Path) -> None:
    body = "Militärfahrzeuge über die Brücke – Повстанцы".encode("cp1251", "replace")
    data = files.warc([body], content_type="text/plain; charset=windows-1251")
    assert "Повстанцы" in one(tmp_path, "a.warc", data).text


def test_message_of_a_channel(tmp_path: Path) -> None:
    origin = one(tmp_path, "result.json", files.telegram()).provenance
    assert (origin.forwarded_from, origin.message) == ("Harbour Review", "2")
    assert origin.captured == "2017-07-04T10:00:00"


def test_whole_export_of_several_chats(tmp_path: Path) -> None:
    data = b'{"about": "Here is the data.", "chats": {"about": "x", "list": [' + files.telegram() + b"]}}"
    assert one(tmp_path, "x", data).path.endswith("#1234567/2")


def test_mail_and_saved_page(tmp_path: Path) -> None:
    sent = one(tmp_path, "a.eml", files.mail(SHELLED))
    assert sent.provenance.message == "<m-1@courier.example>"
    assert sent.declared.authors == ("Jane Example",)
    saved = one(tmp_path, "a.mhtml", files.mhtml(SHELLED))
    assert saved.provenance.url == saved.declared.url == "https://courier.example/1"


def test_word_document_keeps_headings_lists_tables_and_links(tmp_path: Path) -> None:
    body = (
        files.paragraph("Town shelled", "Heading1")
        + files.paragraph("One", "ListParagraph")
        + f"<w:tbl><w:tr><w:tc>{files.paragraph('Cell')}</w:tc></w:tr></w:tbl>"
        + "<w:p><w:del><w:r><w:delText>Gone</w:delText></w:r></w:del><w:r><w:t>Kept &lt;b&gt;</w:t></w:r></w:p>"
        + '<w:p><w:hyperlink r:id="r1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        "<w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>"
    )
    links = b'<Relationships><Relationship Id="r1" TargetMode="External" Target="https://a.example/"/></Relationships>'
    original = one(tmp_path, "a.docx", files.docx(body, more={"word/_rels/document.xml.rels": links}))
    assert original.text == "Town shelled\n\nOne\n\nCell\n\nKept <b>\n\nlink"
    assert [block.element for block in original.blocks] == ["h1", "li", "p", "p", "p"]
    assert original.blocks[-1].links[0].href == "https://a.example/"
    assert original.declared.authors == ("Jane Example",)


def test_row_without_text_does_not_stop_the_others(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"text\n{SHELLED!r}\n' '\n{FLED!r}\n".replace("'", '"'))
    originals, failures = read(file, Columns())
    assert [original.provenance.row for original in originals] == [1, 3]
    assert [failure.path for failure in failures] == [f"{file}#2"]


def test_a_reader_that_stops_early_leaves_no_process(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("text\n" + "Some words.\n" * 100_000)
    stream = open_input(file)
    assert isinstance(next(stream), Item)
    stream.close()  # type: ignore[attr-defined] # it is a generator


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cut_file_gives_what_was_whole_or_a_reason(tmp_path: Path, case: Case) -> None:
    file = tmp_path / case.name
    file.write_bytes(case.data[: len(case.data) * 2 // 3])
    found = list(open_input(file, TABLE))
    assert found
    for failure in (each for each in found if isinstance(each, Failure)):
        assert str(failure.error).startswith(str(file))
        assert "\n" not in str(failure.error)


def test_every_limit_is_documented_with_its_value() -> None:
    page = (ROOT / "docs" / "inputs.md").read_text("utf-8")
    for field in fields(Limits):
        (row,) = (line for line in page.splitlines() if line.startswith(f"| `{field.name}` |"))
        value = row.split("|")[2]
        scale = {" MB": 10**6, " GB": 10**9}
        number = int("".join(sign for sign in value.split(" s")[0] if sign.isdigit()))
        number *= next((factor for unit, factor in scale.items() if unit in value and "each" not in value), 1)
        assert number == field.default, row
