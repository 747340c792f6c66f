"""What holds for every document: passages in range, every block covered, quotes inside bodies."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean import clean
from reportedly.errors import InputError
from reportedly.read import read_bytes
from reportedly.read.item import Media

PIECES = st.sampled_from(
    [
        "A title of some words",
        "By Ann Orr",
        "South Front 3 July 2017",
        "4 July 2017 ",
        "BEIRUT (Reuters) - ",
        "The army said that it had taken the town. ",
        "“We left,” he said. ",
        'She said "no". ',
        "- AFP",
        "(Source: AFP)",
        "Please donate to support us. ",
        "Copyright © 2019 Ravine Post",
        "Tags: a, b",
        "Contact: desk@example.org",
        "(AFP Photo) ",
        "\n\n",
        "\n",
        "<p>",
        "<div class='comments'>",
        "<h1>",
        "<a href='https://southfront.org/x'>",
        "</a>",
        "<blockquote>",
        "[x](https://southfront.org)",
        "ب",
        "😀",
    ]
)
MEDIA = st.sampled_from(["text/plain", "text/markdown", "text/html"])


@settings(deadline=None)  # the first example loads the word lists
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join), MEDIA)
def test_passages(source: str, media: Media) -> None:
    try:
        original = read_bytes(source.encode("utf-8", errors="replace"), "x", media)
    except InputError:
        return
    document = clean(original)
    assert document.text == original.text
    flat = [passage for passage in document.passages if passage.kind != "quote"]
    last = 0
    for passage in flat:
        assert last <= passage.start < passage.end <= len(document.text)
        last = passage.end
    covered = "".join(document.text[passage.start : passage.end] for passage in flat)
    assert "".join(covered.split()) == "".join(document.text.split())
    bodies = [passage for passage in flat if passage.kind == "body"]
    for passage in document.passages:
        if passage.kind == "quote":
            assert any(body.start <= passage.start and passage.end <= body.end for body in bodies)
    assert clean(original) == document
