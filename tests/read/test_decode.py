"""From bytes to text."""

import pytest

from reportedly.errors import UnreadableInput
from reportedly.read import read_bytes
from reportedly.read.decode import decode

ENGLISH = "The “council” of Orsk – 40 km away – denied it."
RUSSIAN = "В ходе боя подразделения отразили две атаки и заняли высоту у посёлка, сообщил представитель ведомства. " * 3
ARABIC = "قال متحدث باسم المجلس إن القافلة وصلت إلى البلدة صباح اليوم بعد توقف دام أسبوعين. " * 3
JAPANESE = "報道官は月曜日、橋が再び開いたと述べた。町の住民は北へ向かった。"
KOREAN = "대변인은 월요일 다리가 다시 열렸다고 말했다. 주민들은 북쪽으로 떠났다."
CHINESE = "发言人周一表示，大桥已重新开放。居民已向北撤离，道路仍然关闭。"
HINDI = "प्रवक्ता ने सोमवार को कहा कि पुल फिर खुल गया है।"
THAI = "โฆษกกล่าวเมื่อวันจันทร์ว่าสะพานเปิดอีกครั้ง"
PLAIN = b"The bridge was open again on Monday, the council said. "
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
        pytest.param(JAPANESE.encode("cp932"), JAPANESE, id="Shift-JIS"),
        pytest.param(JAPANESE.encode("euc_jp"), JAPANESE, id="EUC-JP"),
        pytest.param(JAPANESE.encode("iso2022_jp"), JAPANESE, id="ISO-2022-JP"),
        pytest.param(KOREAN.encode("euc_kr"), KOREAN, id="EUC-KR"),
        pytest.param(CHINESE.encode("gb18030"), CHINESE, id="GB 18030"),
        pytest.param(EMOJI.encode(), EMOJI, id="emoji and direction marks"),
        pytest.param(
            PLAIN + b"\xff\xfe\xc3(" + PLAIN,
            PLAIN.decode() + "\ufffd\ufffd\ufffd(" + PLAIN.decode(),
            id="broken bytes in ASCII",
        ),
        pytest.param(
            PLAIN + b"caf\xc3\xa9 \xe2\x80 end",
            PLAIN.decode() + "café \ufffd end",
            id="one broken, one whole character",
        ),
        pytest.param(
            PLAIN * 2000 + b"\xff " + ARABIC.encode(),
            PLAIN.decode() * 2000 + "\ufffd " + ARABIC,
            id="broken byte long before the first letter beyond ASCII",
        ),
        pytest.param(
            (PLAIN.decode() + "Évreux, señor Núñez: à Málaga, naïve").encode("cp1252"),
            PLAIN.decode() + "Évreux, señor Núñez: à Málaga, naïve",
            id="accents",
        ),
        pytest.param(b"The\0army left. " + PLAIN, "The\ufffdarmy left. " + PLAIN.decode(), id="zero byte"),
        pytest.param(PLAIN + b"\0\0\0\0\0 end", PLAIN.decode() + "\ufffd" * 5 + " end", id="several zero bytes"),
        pytest.param(
            b"\x1b[31mThe army\x1b[0m \x1b]0;title\x07 left\x08\x08.",
            "\x1b[31mThe army\x1b[0m \x1b]0;title\x07 left\x08\x08.",
            id="terminal escapes",
        ),
        pytest.param(
            "The re\u200bbels\u2060 le\u00adft\ufeff the\u200d to\u200cwn\u2066\u202e.".encode(),
            "The re\u200bbels\u2060 le\u00adft\ufeff the\u200d to\u200cwn\u2066\u202e.",
            id="invisible characters stay",
        ),
        pytest.param(
            "Où".encode() + b" \xff " + "été, là, déjà".encode(), "Où \ufffd été, là, déjà", id="one broken byte"
        ),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data, "x", markup=False) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, ARABIC, JAPANESE, KOREAN, CHINESE, HINDI, THAI])
def test_wide_characters_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x", markup=False) == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ARABIC.encode("utf-16-le") + b"\x01\x00" * 40, "binary data, or damaged UTF-16 \\(little-endian\\)"),
        (PLAIN + b"\x01\x02\x03\x04" * 3, "binary data, not a text"),
        (PLAIN + b"\0" * 30, "binary data, not a text"),
        (b"\x01\x02\x03" * 40, "binary data, not a text"),
    ],
)
def test_what_is_no_clear_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableInput, match=f"^x: {words}"):
        decode(data, "x", markup=False)


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
