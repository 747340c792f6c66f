"""Real files of each format, made by the libraries that people make them with or byte by byte."""

import gzip
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SHELLED = "Rebels shelled the town of Raqqa on Monday, killing 7 people."
FLED = "Activists said that hundreds of civilians fled Mosul."

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Harbour Review</title><link>https://harbour.example/</link><language>en</language>
<item><title>Town shelled</title><link>https://harbour.example/1</link><guid>h-1</guid>
<pubDate>Tue, 04 Jul 2017 10:00:00 GMT</pubDate><description>&lt;p&gt;{SHELLED}&lt;/p&gt;</description></item>
<item><title>Families flee</title><link>https://harbour.example/2</link>
<pubDate>Wed, 05 Jul 2017 10:00:00 GMT</pubDate><description>{FLED}</description></item>
</channel></rss>""".encode()

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Northern Courier</title><id>urn:feed</id>
<entry><title>Town shelled</title><id>urn:entry:1</id><link href="https://courier.example/1"/>
<updated>2017-07-04T10:00:00Z</updated><author><name>Jane Example</name></author>
<content type="html">&lt;p&gt;{SHELLED}&lt;/p&gt;</content></entry></feed>""".encode()


def page(text: str, title: str = "A page") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><p>{text}</p></body></html>".encode()


def warc(pages: Sequence[bytes] = (), *, packed: bool = True, content_type: str = "text/html") -> bytes:
    """A WARC file with a request, a picture, and a response for each page."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    ok = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record("https://a.example/x.png", "response", io.BytesIO(b"\x89PNG"), http_headers=ok)
    )
    for number, body in enumerate(pages, 1):
        headers = StatusAndHeaders("200 OK", [("Content-Type", content_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://a.example/{number}",
            "response",
            io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2017-07-04T10:00:00Z", "WARC-Record-ID": f"<urn:uuid:{number}>"},
        )
        writer.write_record(record)
    return stream.getvalue()


def zipped(members: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def wacz(archive: bytes, *, digest: str | None = None, more: Mapping[str, bytes] | None = None) -> bytes:
    hashed = digest or "sha256:" + hashlib.sha256(archive).hexdigest()
    resource = {"name": "data.warc.gz", "path": "archive/data.warc.gz", "hash": hashed, "bytes": len(archive)}
    package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": [resource]}).encode()
    said = json.dumps({"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(package).hexdigest()}).encode()
    return zipped(
        {
            "archive/data.warc.gz": archive,
            "datapackage.json": package,
            "datapackage-digest.json": said,
            **(more or {}),
        }
    )


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, *, head: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    document = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Field note</dc:title>'
        "<dc:creator>Jane Example</dc:creator></cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": document.encode(),
            "docProps/core.xml": core.encode(),
            **(more or {}),
        }
    )


def paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(pages: Sequence[str], *, objects: Mapping[int, bytes] | None = None) -> bytes:
    """A PDF with a line of text on each page; `objects` take the place of those made here: 1 is the catalogue, 2 the
    tree of pages, 3 the font, then a page and its content in turn.
    """
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    made: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for number, text in enumerate(pages):
        content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
        made[4 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        made[5 + 2 * number] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    made.update(objects or {})
    out = bytearray(b"%PDF-1.4\n")
    offsets = {}
    for number, body in sorted(made.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(offsets) + 1)
    for number in range(1, max(offsets) + 1):
        out += b"%010d 00000 n \n" % offsets.get(number, 0)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (max(offsets) + 1, start)
    return bytes(out)


def packed_stream(data: bytes) -> bytes:
    """A PDF stream object that unpacks to `data`."""
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def mail(text: str, page_text: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Jane Example <jane@courier.example>"
    message["To"] = "desk@harbour.example"
    message["Subject"] = "Town shelled"
    message["Date"] = "Tue, 04 Jul 2017 10:00:00 +0000"
    message["Message-ID"] = "<m-1@courier.example>"
    message.set_content(text)
    if page_text is not None:
        message.add_alternative(f"<html><body><p>{page_text}</p></body></html>", subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    return message.as_bytes()


def mhtml(text: str) -> bytes:
    lines = [
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://courier.example/1",
        "Subject: Town shelled",
        "Date: Tue, 4 Jul 2017 10:00:00 -0000",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="----b"',
        "",
        "------b",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Location: https://courier.example/1",
        "",
        page(text, "Town shelled").decode().replace("=", "=3D"),
        "------b--",
        "",
    ]
    return "\r\n".join(lines).encode()


def telegram() -> bytes:
    """A chat as Telegram Desktop writes it."""
    chat = {
        "name": "Front Watch",
        "type": "public_channel",
        "id": 1234567,
        "messages": [
            {
                "id": 1,
                "type": "service",
                "date": "2017-07-01T00:00:00",
                "actor": "Front Watch",
                "action": "create",
                "text": "",
            },
            {
                "id": 2,
                "type": "message",
                "date": "2017-07-04T10:00:00",
                "date_unixtime": "1499162400",
                "from": "Front Watch",
                "from_id": "channel1234567",
                "forwarded_from": "Harbour Review",
                "text": [
                    "Rebels ",
                    {"type": "bold", "text": "shelled"},
                    " the town of Raqqa on Monday, killing 7 people.",
                ],
                "text_entities": [],
            },
            {
                "id": 3,
                "type": "message",
                "date": "2017-07-04T11:00:00",
                "from": "Front Watch",
                "photo": "a.jpg",
                "text": "",
            },
            {"id": 4, "type": "message", "date": "2017-07-05T10:00:00", "from": "Omar Sample", "text": FLED},
        ],
    }
    return json.dumps(chat, indent=1).encode()


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
