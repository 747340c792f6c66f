"""Blocks of plain text, Markdown and HTML."""

import pytest

from reportedly.read import read_bytes
from reportedly.records import Original


def parts(original: Original) -> list[str]:
    return [original.text[block.start : block.end] for block in original.blocks]


WRAPPED = """\
Units of the group repelled two attacks near the settlement of Bryll on
Monday. The other side lost two pickups and, by its own account, nine men
in the fighting.

By evening the road was open.
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("One.\n\nTwo.\n \n\n  Three.  \n", ["One.", "Two.", "Three."], id="empty lines part"),
        pytest.param(
            "Title\nBy A B\n4 July 2017\n\nBody.", ["Title", "By A B", "4 July 2017", "Body."], id="short lines part"
        ),
        pytest.param(
            "word " * 40 + "end.\n" + "word " * 30 + "end.",
            ["word " * 40 + "end.", "word " * 30 + "end."],
            id="long lines part",
        ),
        pytest.param(
            WRAPPED, [WRAPPED.split("\n\n")[0], "By evening the road was open."], id="wrapped lines stay together"
        ),
        pytest.param("One sentence alone", ["One sentence alone"], id="one line"),
    ],
)
def test_plain_text(source: str, expected: list[str]) -> None:
    original = read_bytes(source.encode(), "x.txt", "text/plain")
    assert parts(original) == expected
    assert original.text == source


MARKDOWN = """\
---
title: "A quiet day"
authors: [Ann Orr, Bo Lind]
date: 2021-03-04
outlet: Example Post
url: https://example.org/quiet
lang: en
---
# A *quiet* day

By [Ann Orr](https://example.org/orr) and
Bo Lind

![map](map.png) The **bridge** is `open` again, see <https://example.org/b>.<br>A new line &amp; more.

> They left at night.

- First item
- Second item

| Place | Dead |
|-------|------|
| Orsk  | 2    |

<div class="note"><p>Inner <b>HTML</b></p><script>x()</script></div>
"""


def test_markdown() -> None:
    original = read_bytes(MARKDOWN.encode(), "x.md", "text/markdown")
    shown = list(zip(parts(original), [block.element for block in original.blocks], strict=True))
    assert shown == [
        ("A quiet day", "h1"),
        ("By Ann Orr and", "p"),
        ("Bo Lind", "p"),
        ("The bridge is open again, see https://example.org/b.", "p"),
        ("A new line & more.", "p"),
        ("They left at night.", "blockquote"),
        ("First item", "li"),
        ("Second item", "li"),
        ("Place", "th"),
        ("Dead", "th"),
        ("Orsk", "td"),
        ("2", "td"),
        ("Inner HTML", "p"),
    ]
    linked = [(original.text[link.start : link.end], link.href) for block in original.blocks for link in block.links]
    assert linked == [("Ann Orr", "https://example.org/orr"), ("https://example.org/b", "https://example.org/b")]
    declared = original.declared
    assert (declared.title, declared.authors, declared.outlet) == (
        "A quiet day",
        ("Ann Orr", "Bo Lind"),
        "Example Post",
    )
    assert (declared.published, declared.url, declared.language) == ("2021-03-04", "https://example.org/quiet", "en")


def test_markdown_paragraph_without_end_is_read_as_text() -> None:
    source = "The bridge " + "[" * 100_000
    assert read_bytes(source.encode(), "x.md", "text/markdown").text == source


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>One\n  two&nbsp;three</p><p>Four", ["One two three", "Four"], id="white space"),
        pytest.param("<p>A<br>B<br><br>C", ["A", "B", "C"], id="line breaks"),
        pytest.param("<h1>A<br>B</h1>", ["A B"], id="line break in a heading"),
        pytest.param("loose <b>text</b><div>in</div> tail", ["loose text", "in", "tail"], id="text outside elements"),
        pytest.param("<p>a<script>no()</script>b<style>no{}</style><!-- no --></p>", ["ab"], id="scripts"),
        pytest.param("<template><p>no</p></template><noscript>no</noscript><p>yes", ["yes"], id="templates"),
        pytest.param("<p hidden>no<p style='color:red; DISPLAY : none'>no<p>yes", ["yes"], id="hidden"),
        pytest.param(
            "<select><option>no</select><button>no</button><textarea>no</textarea><p>yes", ["yes"], id="forms"
        ),
        pytest.param("<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>", ["a", "b", "c", "d"], id="lists and tables"),
        pytest.param("<p><a href=1>a</a><a href=2>b</a> <a>c</a><a>d</a>", ["a b c d"], id="links that touch"),
        pytest.param("<p><a href=1>Br</a><a href=1>yll</a>", ["Bryll"], id="a link cut in two"),
        pytest.param("<p><a name=x>Br</a>yll <a id=y></a>", ["Bryll"], id="anchors"),
        pytest.param(
            "<p>re\u200bbels le&shy;ft\ufeff the\u200d \u2060to\u200cwn\u2066",
            ["re\u200bbels le\u00adft\ufeff the\u200d \u2060to\u200cwn\u2066"],
            id="invisible characters in words",
        ),
        pytest.param("<p>he said <q>yes</q>.", ["he said “yes”."], id="inline quotes"),
        pytest.param(
            "<p>&#8203;</p><p>\u200b</p><p>x\u200b\u202ey\u202c😀",
            ["x\u200b\u202ey\u202c😀"],
            id="invisible characters",
        ),
        pytest.param("<pre>line one\n\nline two</pre>", ["line one", "line two"], id="preformatted"),
        pytest.param("<p>a < b && c > d &bogus; &eacute;", ["a < b && c > d &bogus; é"], id="loose signs"),
    ],
)
def test_html_text(page: str, expected: list[str]) -> None:
    original = read_bytes(page.encode(), "x.html", "text/html")
    assert parts(original) == expected
    assert original.text == "\n\n".join(expected)


def test_html_marks() -> None:
    page = """<body class="home"><nav id="Top"><a href="/a">Go</a></nav><main>
    <article class="Post  big" itemprop="articleBody">
    <blockquote><p class="in">Words <a href="https://example.org/x">in a <b>link</b></a>.</p></blockquote>
    <figure><figcaption><p>A view</p></figcaption></figure></article></main><div role="contentinfo">End</div>"""
    original = read_bytes(page.encode(), "x.html", "text/html")
    go, words, view, end = original.blocks
    assert (go.element, go.region, go.labels) == ("nav", "nav", ("top", "home"))
    assert (words.element, words.region, words.labels) == (
        "blockquote",
        "article",
        ("in", "post", "big", "articlebody", "home"),
    )
    assert [(original.text[link.start : link.end], link.href) for link in words.links] == [
        ("in a link", "https://example.org/x")
    ]
    assert (view.element, view.region) == ("figcaption", "figure")
    assert (end.region, original.text[end.start : end.end]) == ("footer", "End")


def test_layout_inside_a_list_item_starts_afresh() -> None:
    original = read_bytes(b"<ul><li><div><p>Report text</p></div></li><li><p>Item</p></li></ul>", "x.html", "text/html")
    assert [block.element for block in original.blocks] == ["p", "li"]


def test_unclosed_link_over_several_blocks() -> None:
    original = read_bytes(b"<a href=/x>one<p>two<br>three", "x.html", "text/html")
    assert [[original.text[link.start : link.end] for link in block.links] for block in original.blocks] == [
        ["one"],
        ["two"],
        ["three"],
    ]


HEAD = """<html lang="en-GB"><head><title> A  title | Site </title>
<meta name="author" content="https://example.org/me"><meta name="author" content="Ann Orr">
<meta property="og:site_name" content="Site">
<meta name="date" content="2021-03-05"><meta property="article:published_time" content="2021-03-04T23:00:00-05:00">
<link rel="alternate canonical" href="https://example.org/a"></head><p>x"""
GRAPH = """<title>T</title><script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "W"},
{"@type": ["NewsArticle"], "headline": "H", "datePublished": "2020-01-02", "author": [{"name": "Ann Orr"}, "Bo Lind"],
"publisher": {"name": "Site"}, "url": "https://example.org/b", "inLanguage": "en"}]}</script><p>x"""


@pytest.mark.parametrize(
    ("page", "title", "authors", "outlet", "published", "url", "language"),
    [
        (HEAD, "A title | Site", ("Ann Orr",), "Site", "2021-03-04T23:00:00-05:00", "https://example.org/a", "en-GB"),
        (GRAPH, "H", ("Ann Orr", "Bo Lind"), "Site", "2020-01-02", "https://example.org/b", "en"),
        ("<script type='application/ld+json'>{broken</script><p>x", None, (), None, None, None, None),
        (
            "<link rel=canonical href='/relative'><p>x<time class='entry-date' datetime='2019-01-01'>1 Jan</time>",
            None,
            (),
            None,
            "2019-01-01",
            None,
            None,
        ),
    ],
    ids=["meta elements", "JSON-LD", "damaged JSON-LD", "relative address"],
)
def test_declared(
    page: str,
    title: str | None,
    authors: tuple[str, ...],
    outlet: str | None,
    published: str | None,
    url: str | None,
    language: str | None,
) -> None:
    found = read_bytes(page.encode(), "x.html", "text/html").declared
    assert (found.title, found.authors, found.outlet) == (title, authors, outlet)
    assert (found.published, found.url, found.language) == (published, url, language)
