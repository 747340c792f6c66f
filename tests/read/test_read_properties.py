"""What holds for every input: blocks in order, apart from each other, inside the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.read import read_bytes
from reportedly.read.item import Media

TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='a b'>",
        "</div>",
        "<a href='/x'>",
        "</a>",
        "<br>",
        "<li>",
        "<pre>",
        "</pre>",
        "<q>",
        "</q>",
        "<h1>",
        "</h1>",
        "<nav>",
        "</nav>",
        "<blockquote>",
        "<td>",
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<",
    ]
)
MARKS = st.sampled_from(
    ["# ", "- ", "> ", "*", "**", "[a](b)", "](", "`", "```\n", "---\n", "<b>", "|", "\\", "![x](y)", "&amp;"]
)
WORDS = st.one_of(
    st.text(max_size=12), st.sampled_from([" ", "\n", "\n\n", "word ", "Two words. ", "\u200b", "\u202e", "😀", "ب"])
)
MEDIA = st.sampled_from(["text/plain", "text/markdown", "text/html"])


@settings(deadline=None)  # the first example loads the word lists
@given(st.lists(st.one_of(TAGS, MARKS, WORDS), max_size=40).map("".join), MEDIA)
def test_blocks_lie_in_the_text_in_order(source: str, media: Media) -> None:
    try:
        original = read_bytes(source.encode("utf-8", errors="replace"), "x", media)
    except InputError:
        return
    last = 0
    for block in original.blocks:
        assert last <= block.start < block.end <= len(original.text)
        last = block.end
        assert original.text[block.start : block.end] == original.text[block.start : block.end].strip()
        for link in block.links:
            assert block.start <= link.start < link.end <= block.end
    covered = "".join(original.text[block.start : block.end] for block in original.blocks)
    assert "".join(covered.split()) == "".join(original.text.split())


@settings(deadline=None)  # the first example loads the word lists
@given(st.binary(max_size=400), st.sampled_from([None, "text/plain", "text/markdown", "text/html"]))
def test_no_bytes_crash_the_reader(data: bytes, media: Media | None) -> None:
    # Whatever the bytes are, there is a text or one line that says why not.
    try:
        outcome = read_bytes(data, "x: ", media).text
    except InputError as error:
        outcome = str(error)
    assert outcome
