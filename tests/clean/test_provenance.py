"""The head of a document, on pages in the manners of several kinds of outlets."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from reportedly.clean import clean
from reportedly.read import read_bytes, read_original
from reportedly.read.item import Media
from reportedly.records import Origin, Taxonomy

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Head:
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    origin: Origin | None = None
    url: str | None = None
    language: str = "en"
    taxonomy: tuple[Taxonomy, ...] = ()
    contact: tuple[str, ...] = ()


EXPECTED = {
    "wire.html": Head(
        title="Ceasefire monitors reach Port Alder after two days",
        authors=("Ilse Varga", "Tom Okoro"),
        outlet="Meridian Wire",
        published="2021-03-09",
        url="https://www.meridianwire.example/world/ceasefire-monitors-reach-port-alder-2021-03-09/",
    ),
    "partisan.html": Head(
        title="Breaking: Resistance Forces Enter Kestrel Heights",
        authors=("Free Horizon Desk",),
        outlet="Free Horizon",
        published="2020-05-12",
        origin=Origin("South Front", "2020-05-11", "https://southfront.org/resistance-kestrel/"),
        taxonomy=(Taxonomy("Tags", ("Kestrel Heights", "Occupation, the")), Taxonomy("Filed under", ("War Reports",))),
    ),
    "agency.html": Head(
        title="Army foils infiltration attempt south of Tel Amber",
        authors=("R. Hadda", "M. Sule"),
        outlet="State News Agency of Lorland",
        published="2019-06-18",
        contact=("news@lna.example", "+999 11 2228239"),
    ),
    "newspaper.html": Head(
        title="Strike on market kills 12 in Darva, monitor says",
        authors=("AFP",),
        outlet="Jordan Times",
        published="2018-11-14",
        origin=Origin("Agence France-Presse", None, None),
        url="https://www.jordantimes.com/news/region/strike-market-kills-12-darva",
    ),
    "bulletin.md": Head(
        title="Daily incident bulletin, 3 February 2022",
        outlet="Lakeland Conflict Monitor",
        published="2022-02-04",
        taxonomy=(Taxonomy("Keywords", ("shelling", "detention", "drones")),),
        contact=("bulletin@lakeland-monitor.example", "+999 555 0100 22"),
    ),
    "ministry.txt": Head(
        title="Morning statement on the situation in the eastern sector",
        outlet="MINISTRY OF DEFENCE OF THE REPUBLIC OF ESTAVIA",
        published="2022-11-21",
        contact=("press@mod.estavia.example",),
    ),
    "un.html": Head(
        title="Marland: Flash Update No. 4",
        outlet="OCHA",
        published="2020-08-09",
        contact=("ilves@un.example", "+999 20 5550 1234"),
    ),
    "arabic.html": Head(title="وصول قافلة مساعدات إلى البلدة", language="ar"),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_pages(name: str) -> None:
    document = clean(read_original(PAGES / name))
    found = Head(
        document.title,
        document.authors,
        document.outlet,
        document.published,
        document.origin,
        document.url,
        document.language,
        document.taxonomy,
        document.contact,
    )
    assert found == EXPECTED[name]


def test_every_page_is_expected() -> None:
    assert {page.name for page in PAGES.iterdir()} == set(EXPECTED)


def test_terms_of_reprint_and_copyright() -> None:
    document = clean(read_original(PAGES / "partisan.html"))
    assert document.copyright is not None
    assert document.copyright.startswith("Copyright © 2020 Free Horizon News.")
    assert document.reprint == "You are free to republish this article as long as you link to the source."
    assert document.contact == ()  # the address in the appeal is for payments


BODY = "The army said on Monday that it had left the town of Bryll after two days of fighting in its streets.\n"


@dataclass(frozen=True)
class Line:
    """A text around `BODY`, and what is to be found in it."""

    source: str
    outlet: str | None = None
    published: str | None = None
    origin: str | None = None
    origin_day: str | None = None
    authors: tuple[str, ...] = ()
    media: Media = "text/plain"


def head(lines: str) -> str:
    return f"A title\n\n{lines}\n\n{BODY}"


def foot(lines: str) -> str:
    return f"A title\n\n{BODY}\n{lines}"


def page(markup: str) -> str:
    return f"<html>{markup}<p>{BODY}"


CANONICAL = '<link rel=canonical href="https://southfront.org/2019/05/02/bryll">'
SITE = '<meta property="og:site_name" content="Global Research">'
BOTH_WAYS = ("Global Research", "2017-07-04", "South Front", "2017-07-03")
LINES = {
    "one outlet line": Line(head("South Front, 3 July 2017"), "South Front", "2017-07-03"),
    "two outlet lines": Line(head("Global Research, July 4, 2017\nSouth Front 3 July 2017"), *BOTH_WAYS),
    "the other way round": Line(head("South Front 3 July 2017\nGlobal Research, July 4, 2017"), *BOTH_WAYS),
    "statement beside its outlet line": Line(
        f"{head('South Front 3 July 2017')}\nThe original source of this article is South Front",
        origin="South Front",
        origin_day="2017-07-03",
    ),
    "first published": Line(
        foot("First published by Ravine Post on 2 May 2019."), origin="Ravine Post", origin_day="2019-05-02"
    ),
    "originally published, day first": Line(
        foot("This article was originally published on 2 May 2019 in the Ravine Post."),
        origin="Ravine Post",
        origin_day="2019-05-02",
    ),
    "address of the original": Line(foot("Original article: https://southfront.org/bryll"), origin="South Front"),
    "source line": Line(foot("Source: Rudaw"), origin="Rudaw"),
    "via line": Line(foot("Via: Ravine Post"), origin="Ravine Post"),
    "sign-off with a dash": Line(f"A title\n\n{BODY.strip()} - REUTERS", origin="Reuters"),
    "sign-off in brackets": Line(f"A title\n\n{BODY.strip()} (AFP)", origin="Agence France-Presse"),
    "agency in the dateline": Line(f"A title\n\nBRYLL, May 2 (Reuters) - {BODY}", origin="Reuters"),
    "outlet behind the title": Line(f"Army leaves Bryll - Region - World - Ahram Online\n\n{BODY}", "Ahram Online"),
    "copyright line": Line(foot("© 2019 Ravine Post. All rights reserved."), "Ravine Post"),
    "own address": Line(foot("For media inquiries: desk@southfront.org"), "South Front"),
    "ambiguous day": Line(head("04/07/2017")),
    "posted by": Line(head("Posted on 4 July 2017 by Ann Orr"), published="2017-07-04", authors=("Ann Orr",)),
    "published before updated": Line(head("Last updated 5 July 2017\nPublished 4 July 2017"), published="2017-07-04"),
    "writer of an agency": Line(head("By Ann Orr, Associated Press"), origin="Associated Press", authors=("Ann Orr",)),
    "writers at the end": Line(foot("Reporting by Ann Orr; Editing by Cy Hall"), authors=("Ann Orr",)),
    "writer and unknown outlet": Line(head("By Ann Orr, Desert Lantern"), "Desert Lantern", authors=("Ann Orr",)),
    "two writers and their outlet": Line(
        head("By Ann Orr and Bo Lind, Coast Daily"), "Coast Daily", authors=("Ann Orr", "Bo Lind")
    ),
    "writer and town": Line(head("By Ann Orr, Beirut"), authors=("Ann Orr",)),
    "three writers": Line(head("By Ann Orr, Bo Lind and Cy Sun"), authors=("Ann Orr", "Bo Lind", "Cy Sun")),
    "byline without a name": Line(
        f"A title\n\nBy Staff Writer\n\n{BODY}\n(Reporting by Ann Orr; editing by Cy Hall)",
        authors=("Staff Writer", "Ann Orr"),
    ),
    "post": Line(head("by reader77 » Mon Feb 04, 2013 9:14 pm"), published="2013-02-04", authors=("reader77",)),
    "submitted": Line(
        head("Submitted by Ann Orr on Fri, 11/02/2018 - 10:00"), published="2018-11-02", authors=("Ann Orr",)
    ),
    "day a member joined": Line(head("Joined: 3 Jan 2011")),
    "day of printing": Line(foot("Printed on 3 May 2020")),
    "date behind an unknown label": Line(head("Enlisted: 3 Jan 2011")),
    "member beside the post": Line(
        page(
            "<div class=post><div class=postprofile>reader77<br>Posts: 12<br>Joined: 3 Jan 2011</div>"
            "<p class=author>by reader77 » Mon Feb 04, 2013 9:14 pm</p>"
        ),
        published="2013-02-04",
        authors=("reader77",),
        media="text/html",
    ),
    "masthead of a print view": Line(
        page("<p>The Alder Courier</p><h2>A title of some words</h2><p>Published: 14 April 2014 17:22</p>"),
        "The Alder Courier",
        "2014-04-14",
        media="text/html",
    ),
    "date inside the title": Line(f"4 July 2017 A title like this\n\n{BODY}"),
    "date apart in the title": Line(f"Evening summary, 4 July 2017\n\n{BODY}", published="2017-07-04"),
    "letterhead": Line(
        f"RIVERLAND DEFENCE PRESS OFFICE\nA title\n4 July 2017\n\n{BODY}",
        "RIVERLAND DEFENCE PRESS OFFICE",
        "2017-07-04",
    ),
    "line of name, place and date": Line(head("Ravine Post - Orsk - 30/6/2017"), "Ravine Post", "2017-06-30"),
    "agency of the outlet's own initials": Line(
        f"A title\n\nRavine Press Agency (RPA)\n\nBRYLL, May 2 (RPA) - {BODY}", "Ravine Press Agency"
    ),
    "bare text": Line(BODY),
    "date run into the text": Line(f"Wed 05 Apr 2017 {BODY}", published="2017-04-05"),
    "chronology": Line(f"1 May 2017 The army left Bryll.\n\n2 May 2017 The army came back to Bryll.\n\n{BODY}"),
    "canonical address of another outlet": Line(
        page(f"{CANONICAL}{SITE}<h1>A title</h1>"), "Global Research", "2019-05-02", "South Front", media="text/html"
    ),
    "longer name of the outlet at the address": Line(
        page(f"{CANONICAL}{SITE.replace('Global Research', 'South Front International')}<h1>A title</h1>"),
        "South Front",
        "2019-05-02",
        media="text/html",
    ),
    "declared before printed": Line(
        page('<meta name="date" content="2019-05-03"><h1>A title</h1><p>2 May 2019</p>'),
        published="2019-05-03",
        media="text/html",
    ),
}


@pytest.mark.parametrize("line", [pytest.param(line, id=name) for name, line in LINES.items()])
def test_lines(line: Line) -> None:
    document = clean(read_bytes(line.source.encode(), "x", line.media))
    origin = document.origin
    assert (document.outlet, document.published) == (line.outlet, line.published)
    assert (origin.outlet if origin else None, origin.published if origin else None) == (line.origin, line.origin_day)
    assert document.authors == line.authors


@pytest.mark.parametrize(
    ("source", "filed"),
    [
        ("Region: Middle East & North Africa", [("Region", ("Middle East & North Africa",))]),
        ("Theme: Terrorism, War Agenda", [("Theme", ("Terrorism", "War Agenda"))]),
        ("In-depth Report: SYRIA", [("In-depth Report", ("SYRIA",))]),
        ("TAGS: one | two; three", [("TAGS", ("one", "two", "three"))]),
        ("Category: [War, the long](#), [Maps](#)", [("Category", ("War, the long", "Maps"))]),
        ("Filed under: War Tags: one, two", [("Filed under", ("War",)), ("Tags", ("one", "two"))]),
        ("Topics:", []),
        ("Region: the army took it on Monday.", []),
    ],
)
def test_taxonomy(source: str, filed: list[tuple[str, tuple[str, ...]]]) -> None:
    document = clean(read_bytes(f"A title\n\n{source}\n\n{BODY}".encode(), "x", "text/markdown"))
    assert [(one.label, one.values) for one in document.taxonomy] == filed


@pytest.mark.parametrize(
    ("markup", "filed"),
    [
        (
            "<div class=tags-field><div class=field-label>Tags:</div><div class=field-items>"
            "<a>Bryll</a><a>Army</a></div></div>",
            [("Tags", ("Bryll", "Army"))],
        ),
        (
            "<div class=f><div class=l>Region:</div><ul class=i><li><a href=1>North</a>"
            "<li><a href=2>Hills, the</a></ul></div><ul class=menu><li><a href=3>Home</a></ul>",
            [("Region", ("North", "Hills, the"))],
        ),
        ("<div>Topics:</div><div>Nothing linked</div>", []),
    ],
)
def test_label_above_its_values(markup: str, filed: list[tuple[str, tuple[str, ...]]]) -> None:
    source = f"<h1>A title</h1><div class=entry-content><p>{BODY}</p><p>{BODY}</p><p>{BODY}</p></div>{markup}"
    document = clean(read_bytes(source.encode(), "x", "text/html"))
    assert [(one.label, one.values) for one in document.taxonomy] == filed


def test_printed_address() -> None:
    document = clean(read_bytes(foot("Source URL: http://www.example.org/node/77").encode(), "x"))
    assert (document.url, document.origin) == ("http://www.example.org/node/77", None)


def test_id_is_the_digest_of_the_text() -> None:
    first = clean(read_bytes(b"One.\r\nTwo.", "a.txt"))
    second = clean(read_bytes(b"One.\nTwo.", "b.txt"))
    assert first.id == second.id
    assert first.id == "sha256:d9613c9fbcb5f8543b8df74c6396c10dec440097a4877797d4ebe008971295a5"
    assert (first.path, second.path) == ("a.txt", "b.txt")
