"""From bytes to text."""

import pytest

from reportedly.read import read_bytes
from reportedly.read.decode import decode

ENGLISH = "The “council” of Orsk – 40 km away – denied it."
RUSSIAN = "В ходе боя подразделения отразили две атаки и заняли высоту у посёлка, сообщил представитель ведомства. " * 3
ARABIC = "قال متحدث باسم المجلس إن القافلة وصلت إلى البلدة صباح اليوم بعد توقف دام أسبوعين. " * 3
EMOJI = "🚨 Update: the bridge \u202eis\u202c open \u200d again 🕊️"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(ENGLISH.encode(), ENGLISH, id="UTF-8"),
        pytest.param(ENGLISH.encode("utf-8-sig"), ENGLISH, id="UTF-8 with mark"),
        pytest.param(ENGLISH.encode("utf-16"), ENGLISH, id="UTF-16 with mark"),
        pytest.param(ENGLISH.encode("utf-16-le"), ENGLISH, id="UTF-16 LE without mark"),
        pytest.param(ENGLISH.encode("utf-16-be"), ENGLISH, id="UTF-16 BE without mark"),
        pytest.param(ENGLISH.encode("utf-32"), ENGLISH, id="UTF-32 with mark"),
        pytest.param(ENGLISH.encode("cp1252"), ENGLISH, id="Windows-1252"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="Windows-1251"),
        pytest.param(ARABIC.encode("cp1256"), ARABIC, id="Windows-1256"),
        pytest.param(EMOJI.encode(), EMOJI, id="emoji and direction marks"),
        pytest.param(
            "Où".encode() + b" \xff " + "été, là, déjà".encode(), "Où \ufffd été, là, déjà", id="one broken byte"
        ),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data, "x", markup=False) == text


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("windows-1256", "cp1256", ARABIC),
        ("koi8-r", "koi8_r", RUSSIAN),
        ("iso-8859-1", "cp1252", ENGLISH),
        ("no-such-encoding", "utf-8", ARABIC),
        ("hex", "utf-8", ENGLISH),
        ("utf-16", "utf-8", ENGLISH),
        ("ascii", "utf-8", "plain"),
    ],
)
@pytest.mark.parametrize(
    "head", ['<html><meta charset="{}">', "<html><meta http-equiv=Content-Type content='text/html; charset={}'>"]
)
def test_declared_encoding_of_a_page(head: str, label: str, encoding: str, text: str) -> None:
    page = head.format(label).encode() + b"<p>" + text.encode(encoding) + b"</p>"
    assert read_bytes(page, "page.html", "text/html").text == text.strip()


def test_declaration_counts_in_markup_only() -> None:
    text = 'They wrote <meta charset="cp1251"> and “left”.'
    assert decode(text.encode(), "x", markup=False) == text


def test_xhtml_with_an_encoding_declaration() -> None:
    page = '<?xml version="1.0" encoding="ISO-8859-1"?><html><body><p>Café</p></body></html>'.encode("latin-1")
    assert read_bytes(page, "page.xhtml", "text/html").text == "Café"


def test_line_ends_become_newlines() -> None:
    assert read_bytes(b"One.\r\n\r\nTwo.\rThree.", "x").text == "One.\n\nTwo.\nThree."
