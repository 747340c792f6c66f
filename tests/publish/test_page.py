import base64
import hashlib
import re
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from reportedly.publish.marks import ROLES
from reportedly.publish.page import page
from reportedly.publish.visible import visible
from reportedly.records import Origin, Passage, Rejection, Report, Taxonomy, Unread
from tests.factories import (
    make_casualty,
    make_claim,
    make_document,
    make_participant,
    make_place,
    make_report,
    make_voice,
    sample_report,
)

SAMPLE = page([sample_report()])
TWO = page([sample_report(), sample_report("second.txt")])


def parse(text: str) -> Any:
    return html.document_fromstring(text)


def shown_text(tree: Any, key: str = "r1") -> list[str]:
    """The lines of the text pane, without what the page adds to them."""
    pane = tree.xpath(f"//section[@id='{key}']//div[@class='text']")[0]
    for added in pane.xpath(".//a[@class='n'] | .//span[@class='kind']"):
        added.drop_tree()
    return [line.text_content() for line in pane.xpath("./p")]


def test_the_same_reports_give_the_same_page() -> None:
    assert page([sample_report()]) == SAMPLE


@pytest.mark.parametrize("text", [SAMPLE, TWO])
def test_the_whole_text_is_shown(text: str) -> None:
    expected = [line for line in sample_report().document.text.split("\n") if line.strip()]
    assert shown_text(parse(text)) == expected


@pytest.mark.parametrize("text", [SAMPLE, TWO])
def test_ids_are_unique_and_every_inner_link_leads_somewhere(text: str) -> None:
    tree = parse(text)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = [link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")]
    assert inner
    assert set(inner) <= set(ids)


def test_each_claim_has_a_card_and_a_number_in_the_text_that_lead_to_each_other() -> None:
    tree = parse(SAMPLE)
    for number in range(1, 11):
        assert tree.get_element_by_id(f"r1t{number}").get("href") == f"#r1c{number}"
        card = tree.get_element_by_id(f"r1c{number}")
        assert card.xpath(".//h4/a[@class='n']/@href") == [f"#r1t{number}"]


def test_words_name_the_claims_and_roles_that_cover_them() -> None:
    tree = parse(SAMPLE)
    found = {span.text: span.get("data-m") for span in tree.xpath("//div[@class='text']//span[@data-m]")}
    assert found["Syrian Democratic Forces (SDF)"] == "1s 1a 2s 2a 4x"
    assert found["its "] == "3s 3a"
    assert found["74 SDF fighters"] == "3s 3t 3c"
    (toll,) = tree.xpath("//div[@class='text']//span[text()='74 SDF fighters']")
    assert toll.get("class") == "m m-tc"
    assert toll.get("title") == "claim 3: target; claim 3: toll"


def test_a_card_tells_the_claim() -> None:
    (card,) = parse(SAMPLE).xpath("//*[@id='r1c5']")
    told = {row.findtext("dt"): " ".join(row.find("dd").text_content().split()) for row in card.xpath(".//dl/div")}
    assert told == {
        "said by": "SANA “said” › local residents “citing”",
        "where": "near al-Daraiya = Al-Daraiya (35.96°N, 38.99°E, unverified)",
        "when": "2 July 2017 (“on Sunday”, reckoned from publication)",
        "toll": "killed 7-21 (civilians)",
        "with": "aircraft",
        "hedged by": "reportedly",
    }
    assert card.xpath("string(.//mark)") == "bombed"
    assert card.get("data-event") == "airstrike"
    assert card.get("data-speaker") == "SANA › local residents"


def test_an_answer_links_to_what_it_answers() -> None:
    (link,) = parse(SAMPLE).xpath("//*[@id='r1c4']//a[@class='standing']")
    assert (link.text, link.get("href")) == ("denies claim 3", "#r1c3")


def test_unread_is_faint_with_its_reason_and_listed() -> None:
    tree = parse(SAMPLE)
    (appeal,) = tree.xpath("//span[starts-with(text(), 'Your gift')]")
    assert appeal.get("class") == "k-appeal u"
    assert appeal.get("title") == "left unread: appeal"
    listed = {link.text: link.get("href") for link in tree.xpath("//details[@class='left']//a")}
    assert listed["Your gift keeps this paper alive. Please donate today."] == f"#{appeal.get('id')}"
    assert len(listed) == 10


def test_several_reports_are_listed() -> None:
    tree = parse(TWO)
    assert tree.xpath("//nav//a/@href") == ["#r1", "#r2"]
    assert tree.xpath("string(//nav/h1)") == "2 reports"
    assert not parse(SAMPLE).xpath("//nav")


def test_filters_offer_what_is_there() -> None:
    tree = parse(SAMPLE)
    assert tree.xpath("//select[@name='event']/option/@value") == [
        *("", "advance", "airstrike", "capture", "casualties", "clash", "shelling", "shooting", "violation"),
    ]
    assert tree.xpath("//select[@name='speaker']/option/@value")[:3] == [
        "",
        "the outlet itself",
        "A spokesman for the SDF",
    ]


# --- nothing but this page -------------------------------------------------------------------------------------------


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@pytest.mark.parametrize("text", [SAMPLE, TWO, page([])])
def test_the_policy_allows_the_two_inner_parts_and_nothing_else(text: str) -> None:
    tree = parse(text)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert policy == (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style
    assert "@import" not in style


def assert_inert(text: str, scripts: int = 1) -> None:
    tree = parse(text)
    assert len(tree.xpath("//script")) == scripts
    assert len(tree.xpath("//style")) == 1
    assert not tree.xpath(
        "//img | //iframe | //object | //embed | //link | //base | //video | //audio | //input"
        " | //foreignobject | //use | //image | //animate | //set"
    )
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset", "action")}
    for link in tree.xpath("//@href"):
        assert re.match(r"#|https?://", link), link


@pytest.mark.parametrize("text", [SAMPLE, TWO, page([]), page([make_report("")])])
def test_nothing_is_loaded(text: str) -> None:
    assert_inert(text)


HOSTILE = (
    "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp; "
    "\u202edne\u202c \x1b[2J\x00 <b>shelled</b>"
)


def hostile_report() -> Report:
    text = f"{HOSTILE}\n\u2067{HOSTILE}"
    voice = make_voice(text, make_participant(text, HOSTILE, actor=HOSTILE), HOSTILE, "denies")
    claim = make_claim(
        text,
        "shelled",
        HOSTILE,
        sentence=HOSTILE,
        agents=[make_participant(text, HOSTILE, HOSTILE)],
        targets=["<b>shelled</b>"],
        instruments=["<script>alert(1)"],
        places=[make_place(text, "<img src=x")],
        casualties=[make_casualty(text, "onerror", "killed", 1, 2, HOSTILE)],
        voice=[voice],
        hedges=["&amp;"],
    )
    document = make_document(
        text,
        title=HOSTILE,
        authors=(HOSTILE,),
        outlet=HOSTILE,
        url="javascript:alert(3)",
        path=HOSTILE,
        published=HOSTILE,
        language='"><script>',
        origin=Origin(HOSTILE, HOSTILE, "data:text/html,<script>alert(4)</script>"),
        taxonomy=(Taxonomy(HOSTILE, (HOSTILE,)),),
        copyright=HOSTILE,
        reprint=HOSTILE,
        contact=("http://[broken",),
        passages=(Passage("body", 0, len(text)),),
    )
    unread = [Unread(len(HOSTILE) + 1, len(text), HOSTILE)]
    return make_report(document, [claim], unread, [Rejection(0, 3, HOSTILE, HOSTILE)])


@pytest.mark.parametrize("count", [1, 2])
def test_hostile_text_stays_text(count: int) -> None:
    text = page([hostile_report()] * count)
    assert_inert(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert shown_text(parse(text)) == [visible(HOSTILE), "⟨U+2067⟩" + visible(HOSTILE)]
    assert not [link for link in parse(text).xpath("//@href") if not link.startswith("#")]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=25)


@settings(max_examples=60)
@given(words, words, words)
def test_any_text_is_shown_and_inert(before: str, trigger: str, after: str) -> None:
    text = f"{before}a{trigger}{after}"
    report = make_report(
        make_document(text, title=before, outlet=after),
        [make_claim(text, f"a{trigger}", before or "attack", targets=[text], voice=[make_voice(text, text)])],
        [Unread(0, len(before), after)],
    )
    written = page([report])
    assert_inert(written)
    lines = "\n".join(line for line in visible(text).split("\n") if line.strip())
    assert "".join("\n".join(shown_text(parse(written))).split()) == "".join(lines.split())


# --- colours ---------------------------------------------------------------------------------------------------------

CSS = files("reportedly.publish.page").joinpath("page.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", part))
    for part in re.split("@media [(]prefers-color-scheme: dark", CSS)[:2]
)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_everything_can_be_read_on_its_ground(colours: dict[str, str]) -> None:
    """WCAG 2.2 asks for 4.5 to 1 between text and ground."""
    pairs = [("ink", ground) for ground in ("paper", "card", "chosen", *ROLES) if ground not in "xs"]
    pairs += [(words, ground) for words in ("faint", "doubt", "accent") for ground in ("paper", "card", "chosen")]
    pairs += [("paper", "accent"), ("paper", "ink")]
    pairs += [(words, ground) for words in ("ink", "faint", "accent") for ground in ("land", "sea")]
    weak = {pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in weak.items() if value < 4.5} == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_on_the_map_can_be_told_from_it(colours: dict[str, str]) -> None:
    """WCAG 2.2 asks for 3 to 1 between what carries meaning and its ground."""
    for mark in ("mark", "doubt", "accent"):
        for ground in ("land", "sea"):
            assert _contrast(colours[mark], colours[ground]) >= 3


@pytest.mark.parametrize("text", [SAMPLE, page([hostile_report()])])
def test_every_combination_of_roles_has_its_bands(text: str) -> None:
    combinations = {name for names in parse(text).xpath("//@class") for name in names.split() if re.match("m-..", name)}
    assert combinations
    for name in combinations:
        (rule,) = re.findall(rf"^\.{name}\{{background:linear-gradient\((.*)\)\}}$", text, re.MULTILINE)
        assert re.findall(r"var\(--(\w)\)", rule) == list(name[2:])


def test_every_role_has_a_colour() -> None:
    for code in set(ROLES) - {"x", "s"}:
        assert f".m-{code} {{ background: var(--{code}); }}" in CSS
        assert code in LIGHT
        assert code in DARK
