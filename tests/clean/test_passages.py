"""What each stretch of a page is labelled."""

from pathlib import Path

import pytest

from reportedly.clean import clean
from reportedly.read import read_bytes, read_original
from reportedly.read.item import Media
from reportedly.records import Document

PAGES = Path(__file__).parent / "pages"
BODY = "The army said on Monday that it had left the town of Bryll after two days of fighting in its streets."


def labelled(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind, document.text[passage.start : passage.end]) for passage in document.passages]


def read(source: str, media: Media = "text/plain") -> list[tuple[str, str]]:
    return labelled(clean(read_bytes(source.encode(), "x", media)))


def kinds(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, text in labelled(clean(read_original(PAGES / name))):
        found.setdefault(kind, []).append(text)
    return found


def begins(texts: list[str], openings: list[str]) -> bool:
    return len(texts) == len(openings) and all(
        text.startswith(opening) for text, opening in zip(texts, openings, strict=True)
    )


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("wire.html", ["Ceasefire monitors", '"We counted', "The coastal brigade", "Some 400 families"]),
        ("partisan.html", ["On the morning", "The so-called", "Our men hold"]),
        ("agency.html", ["An army unit", "LNA reporter", "In the northern"]),
        ("newspaper.html", ["An air strike", "The monitor, which", "It was the third"]),
        ("bulletin.md", ["Two shells", "Militia members", "A drone"]),
        ("ministry.txt", ["During the past", "Air defence"]),
        ("un.html", ["This report is", "An estimated", "Two aid", "Fighting between"]),
        ("arabic.html", ["وصلت قافلة", "وقال متحدث"]),
    ],
)
def test_the_report_and_nothing_else_is_body(name: str, body: list[str]) -> None:
    assert begins(kinds(name)["body"], body)


@pytest.mark.parametrize(
    ("name", "kind", "texts"),
    [
        ("wire.html", "headline", ["Ceasefire monitors"]),
        ("wire.html", "byline", ["By Ilse Varga and Tom Okoro", "Reporting by"]),
        ("wire.html", "dateline", ["March 9, 2021 6:22 PM GMT", "PORT ALDER, March 9 (Meridian Wire) -"]),
        ("wire.html", "caption", ["Boats lie"]),
        ("wire.html", "quote", ['"We counted eleven craters on the eastern quay,"', '"Nobody has told us who fired."']),
        ("wire.html", "copyright", ["© 2021"]),
        ("partisan.html", "appeal", ["Dear readers"]),
        ("partisan.html", "syndication", ["This article was originally"]),
        ("partisan.html", "quote", ["Our men hold"]),
        ("partisan.html", "caption", ["Map of the advance"]),
        ("partisan.html", "taxonomy", ["Tags: "]),
        ("agency.html", "contact", ["Contact us"]),
        ("newspaper.html", "caption", ["Shoppers stand"]),
        ("bulletin.md", "headline", ["Daily incident", "Northern", "Southern"]),
        ("bulletin.md", "disclaimer", ["The views"]),
        ("un.html", "headline", ["Marland", "Highlights", "Situation overview"]),
        ("un.html", "contact", ["For further information"]),
    ],
)
def test_furniture_of_pages(name: str, kind: str, texts: list[str]) -> None:
    assert begins(kinds(name)[kind], texts)


def test_comments_and_teasers_are_not_the_report() -> None:
    navigation = kinds("partisan.html")["navigation"]
    assert any(text.startswith("They were killed by their own artillery") for text in navigation)
    assert any(text.startswith("Ten killed in the ambush") for text in navigation)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (
            "If you like our reports, please support the project: PayPal desk@example.org or https://www.patreon.com/example",
            "appeal",
        ),
        ("Subscribe to our newsletter for daily updates.", "appeal"),
        ("Disclaimer: the contents of this article are the author's alone. The site takes no position.", "disclaimer"),
        (
            "The views expressed here are those of the author and do not necessarily reflect the views of the site.",
            "disclaimer",
        ),
        ("Copyright © Ravine Post 2019", "copyright"),
        ("(c) 2019 Ravine Post", "copyright"),
        ('This site contains copyrighted material. It is made available under "fair use".', "copyright"),
        ("The original source of this article is Ravine Post", "syndication"),
        ("This story first appeared in the Ravine Post.", "syndication"),
        ("Source: Ravine Post", "syndication"),
        ("Read more: Ten days in Bryll", "navigation"),
        ("Share", "navigation"),
        ("Home | Politics | Archive", "navigation"),
        ("-30-", "navigation"),
        ("If our maps helped you, send us the price of a coffee: desk@example.org", "appeal"),
        ("(Reporting by the Orsk desk; editing by Cy Hall)", "byline"),
        ("When using this material a reference to the ministry is required.", "copyright"),
        ("ADVERTISEMENT", "navigation"),
        ("Tags: Bryll, army", "taxonomy"),
        ("By Ann Orr and Bo Lind", "byline"),
        ("Ravine Post, 4 July 2017", "dateline"),
        ("Published: 4 July 2017, 10:12 GMT", "dateline"),
        ("For media inquiries: desk@example.org", "contact"),
        ("Email: desk@example.org", "contact"),
        ("Photo caption: a street in Bryll after the strike", "caption"),
        ("Featured image: a street in Bryll.", "caption"),
        ("Cover photograph credit: Ann Orr", "caption"),
        ("by reader77 » Mon Feb 04, 2013 9:14 pm", "byline"),
        ("Submitted by Ann Orr on Fri, 11/02/2018 - 10:00", "byline"),
        ("Source URL: http://example.org/node/77", "navigation"),
        ("File photo: a street in Bryll after the strike", "caption"),
        ("Women leave Bryll with their children. (AFP Photo)", "caption"),
        ("Smoke over Bryll | Photo: Ann Orr", "caption"),
    ],
)
@pytest.mark.parametrize("media", ["text/plain", "text/markdown"])
def test_lines_of_furniture(line: str, kind: str, media: Media) -> None:
    passages = read(f"A title\n\n{BODY}\n\n{line}\n\n{BODY}\n", media)
    assert [one for one, _ in passages if one != "quote"] == ["headline", "body", kind, "body"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Donors pledged two million dollars to support the project of clearing mines near Bryll.",
        '"Please support us, we need your help and your donations," a doctor in Bryll told reporters.',
        "By Tuesday the army had left Bryll and the council asked people to return.",
        "The militia's own newspaper first published the claim on 2 May, a day before the army's denial.",
        "Source villages of the displaced are Bryll and Orsk, according to the council's list.",
        "Read by a spokesman, the statement said that the army would return to Bryll.",
        "The general shares responsibility for the deaths of 14 people in Bryll, the court said.",
        "Back to back strikes hit the market of Bryll and killed four people.",
        "July 4, 2017 was the worst day of the siege, with 40 people killed.",
        "A journalist of the agency (Reuters) said that the bridge at Bryll was closed.",
        "Region: the army holds two thirds of it, and the rebels the rest of it.",
        "The photograph shows four burnt tanks near Bryll, the ministry said in a statement.",
        "You could hear the shells all night, and your own heart, said a woman from Bryll.",
        "NATO - which has no troops there - said it was watching Bryll.",
        "Contact with the unit was lost at 14:00 and nine men are missing.",
        "Video from the town shows a drone striking a fuel truck, killing its driver.",
        "ISIS captured Bryll",
        "Main rebel image makers: two brothers from Bryll filmed the strike and died in the next one.",
        "Related attacks on the same day killed four people in Orsk.",
        "By train on 3 May 2013 the wounded were brought to Orsk.",
        "Joined by two tanks, the column reached Bryll.",
    ],
)
def test_the_report_is_never_taken_for_furniture(sentence: str) -> None:
    for source in (
        f"A title\n\n{BODY}\n\n{sentence}\n\n{BODY}",
        f"A title\n\n{BODY} {sentence} {BODY}",
        f"{BODY}\n\n{sentence}",
    ):
        bodies = [text for kind, text in read(source) if kind == "body"]
        assert any(sentence in text for text in bodies), source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(f"{BODY}", [("body", BODY)], id="one paragraph"),
        pytest.param("Bryll is quiet", [("body", "Bryll is quiet")], id="one line without a stop"),
        pytest.param(f"Army leaves Bryll\n\n{BODY}", [("headline", "Army leaves Bryll"), ("body", BODY)], id="title"),
        pytest.param(
            f"Army leaves Bryll.\n\n{BODY}", [("body", "Army leaves Bryll."), ("body", BODY)], id="sentence first"
        ),
        pytest.param(
            f"Army leaves Bryll.\n\n4 July 2017 Army leaves Bryll. {BODY}",
            [("headline", "Army leaves Bryll."), ("dateline", "4 July 2017"), ("body", f"Army leaves Bryll. {BODY}")],
            id="title repeated after a date",
        ),
        pytest.param(
            f"Army leaves Bryll | Jordan Times\n\nArmy leaves Bryll AFP Monday 3 Jul 2017 {BODY}",
            [
                ("headline", "Army leaves Bryll | Jordan Times"),
                ("body", "Army leaves Bryll"),
                ("dateline", "AFP"),
                ("dateline", "Monday 3 Jul 2017"),
                ("body", BODY),
            ],
            id="title repeated before agency and date",
        ),
        pytest.param(
            f"Army leaves Bryll\n\nBRYLL, July 2 (Agency) - {BODY}",
            [("headline", "Army leaves Bryll"), ("dateline", "BRYLL, July 2 (Agency) -"), ("body", BODY)],
            id="dateline",
        ),
        pytest.param(
            f"Army leaves Bryll\n\nPublished 3 July 2017 A man stands in the ruins of Bryll. (AFP Photo) {BODY} - AFP",
            [
                ("headline", "Army leaves Bryll"),
                ("dateline", "Published 3 July 2017"),
                ("caption", "A man stands in the ruins of Bryll. (AFP Photo)"),
                ("body", BODY),
                ("syndication", "- AFP"),
            ],
            id="date, caption and sign-off run into one paragraph",
        ),
        pytest.param(
            f"Army leaves Bryll\n\n{BODY} Reporting by Ann Orr; Editing by Cy Hall",
            [("headline", "Army leaves Bryll"), ("body", BODY), ("byline", "Reporting by Ann Orr; Editing by Cy Hall")],
            id="writers at the end",
        ),
        pytest.param(
            f"Army leaves Bryll\n\n{BODY} (Source: Syrian Coalition) Twitter",
            [
                ("headline", "Army leaves Bryll"),
                ("body", BODY),
                ("syndication", "(Source: Syrian Coalition)"),
                ("navigation", "Twitter"),
            ],
            id="source and button at the end",
        ),
        pytest.param(
            f"Army leaves Bryll\n\n{BODY} Never miss a story, subscribe to our channel!",
            [
                ("headline", "Army leaves Bryll"),
                ("body", BODY),
                ("appeal", "Never miss a story, subscribe to our channel!"),
            ],
            id="appeal at the end",
        ),
    ],
)
def test_plain_text(source: str, expected: list[tuple[str, str]]) -> None:
    assert read(source) == expected


OTHER = "The rebels said on Friday that they had shot down a helicopter over Orsk and that its crew of two had died."
BOXES = {
    "related stories": f"<div class='jp-relatedposts'><h3>Related</h3><p>{OTHER}</p></div>",
    "related stories, without a heading": f"<div class='story-related'><p>{OTHER}</p></div>",
    "box without a telling name": f"<div class='x17'><h3>Most read</h3><p>{OTHER}</p></div>",
    "newsletter": f"<div class='newsletter-box'><p>{OTHER}</p></div>",
    "comments": f"<div id='comments'><h2>2 thoughts</h2><p>{OTHER}</p></div>",
}


@pytest.mark.parametrize("container", ["<div class='entry-content'>", "<article>", "<div>"])
@pytest.mark.parametrize("box", [pytest.param(box, id=name) for name, box in BOXES.items()])
def test_boxes_of_other_texts(box: str, container: str) -> None:
    page = f"<body><h1>Army leaves Bryll</h1>{container}<p>{BODY}</p><p>{BODY}</p>{box}</div></article>"
    passages = read(page, "text/html")
    assert [text for kind, text in passages if kind == "body"] == [BODY, BODY]
    assert ("navigation", OTHER) in passages


def test_offer_behind_a_paywall_is_an_appeal() -> None:
    page = (
        f"<body><h1>Army leaves Bryll</h1><p>{BODY}</p><div class='paywall'><h3>Subscribe to read the full story</h3>"
        f"<p>{OTHER}</p></div>"
    )
    assert [kind for kind, _ in read(page, "text/html")] == ["headline", "body", "appeal", "appeal"]


def test_report_inside_a_paywall_container_is_body() -> None:
    page = (
        f"<body><h1>Army leaves Bryll</h1><p>{BODY}</p><div class='paywall'><p>{BODY}</p><p>{OTHER}</p>"
        "<h3>Subscribe to read the full story</h3></div>"
    )
    assert [kind for kind, _ in read(page, "text/html")] == ["headline", "body", "body", "body", "appeal"]


def test_long_text_under_a_navigation_heading_is_body() -> None:
    page = f"<body><h1>Army leaves Bryll</h1><div class='x17'><h2>News</h2><p>{BODY}</p><p>{OTHER}</p></div>"
    assert [kind for kind, _ in read(page, "text/html")][-2:] == ["body", "body"]


def test_page_whose_markup_calls_everything_furniture_keeps_its_report() -> None:
    page = f"<body><div class='sidebar'><div class='widget'><p>{BODY}</p><p>{BODY}</p></div></div>"
    assert [kind for kind, _ in read(page, "text/html")] == ["body", "body"]


def test_page_inside_a_form_keeps_its_report() -> None:
    page = f"<body><form id='aspnetForm'><h1>Army leaves Bryll</h1><p>{BODY}</p></form>"
    assert [kind for kind, _ in read(page, "text/html")] == ["headline", "body"]


def test_right_to_left_and_emoji() -> None:
    source = "🚨 خبر عاجل\n\nوصلت قافلة مساعدات إلى البلدة \u202b(10 شاحنات)\u202c 🕊️ صباح اليوم."
    assert [kind for kind, _ in read(source)] == ["headline", "body"]
