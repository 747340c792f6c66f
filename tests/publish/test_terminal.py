import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from reportedly.publish.terminal import print_divider, print_report
from reportedly.records import Report, Taxonomy, Unread
from tests.factories import make_claim, make_document, make_report, make_voice, sample_report
from tests.publish.golden import check_golden


def shown(report: Report, width: int = 80, *, colour: bool = False, unread: bool = False, **console: bool) -> str:
    stream = io.StringIO()
    system = "standard" if colour else None
    print_report(
        report,
        Console(file=stream, width=width, force_terminal=colour, color_system=system, legacy_windows=False, **console),  # type: ignore[arg-type]
        unread=unread,
    )
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
def test_sample_as_printed(width: int, colour: bool) -> None:
    check_golden(
        f"terminal-{width}-{'colour' if colour else 'plain'}.txt", shown(sample_report(), width, colour=colour)
    )


def test_unread_in_full() -> None:
    check_golden("terminal-80-unread.txt", shown(sample_report(), unread=True))


@pytest.mark.parametrize("width", [60, 73, 80, 120, 160, 240])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = shown(sample_report(), width, unread=True).splitlines()
    assert max(map(cell_len, lines)) <= min(width, 160)
    assert not [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize(
    ("colour", "no_color", "signs"), [(True, False, False), (True, True, True), (False, False, True)]
)
def test_the_trigger_stands_in_signs_where_colour_is_missing(colour: bool, no_color: bool, signs: bool) -> None:
    text = shown(
        make_report("Rebels shelled the town.", [make_claim("Rebels shelled the town.", "shelled")]),
        colour=colour,
        no_color=no_color,
    )
    assert ("«shelled»" in text) is signs
    assert ("\x1b[1;" in text) is colour


HOSTILE = "[bold red]Rebels[/] :bomb: \x1b[2Jshelled \u202eeht\u202c \x07town."


def test_text_is_shown_as_text() -> None:
    claim = make_claim(HOSTILE, "shelled", agents=["[bold red]Rebels[/]"], voice=[make_voice(HOSTILE, ":bomb:")])
    report = make_report(
        make_document(
            HOSTILE,
            title="[link=http://x]T[/link]\x1b]0;x\x07",
            outlet="[red]O",
            path="\x1b[31mp",
            taxonomy=(Taxonomy("[blue]L", ("\u202ev",)),),
        ),
        [claim],
        [Unread(0, 11, "[i]reason")],
    )
    text = shown(report, 100)
    assert not [c for c in text if c != "\n" and unicodedata.category(c) == "Cc"]
    assert "\u202e" not in text
    for literal in (
        "[bold red]Rebels[/]",
        ":bomb:",
        "␛[2J",
        "⟨U+202E⟩eht⟨U+202C⟩",
        "␇town",
        "[link=http://x]T[/link]␛]0;x␇",
        "[red]O",
    ):
        assert literal in text
    assert "[blue]l" in text
    assert "[i]reason" in text


@given(st.text(max_size=60), st.sampled_from([60, 80]))
def test_any_text_can_be_printed(words: str, width: int) -> None:
    text = f"{words}x"
    report = make_report(
        make_document(text, title=words, path="f"), [make_claim(text, text)], [Unread(0, len(words), "no event type")]
    )
    lines = shown(report, width).split("\n")
    assert max(map(cell_len, lines)) <= width
    assert "1 claim" in "\n".join(lines)


def test_a_report_without_claims_says_so() -> None:
    text = shown(make_report("Nothing happened."))
    assert "No claims." in text
    assert "Left unread  nothing" in text


def test_divider() -> None:
    stream = io.StringIO()
    print_divider(Console(file=stream, width=70))
    assert stream.getvalue() == "\n" + "━" * 70 + "\n\n"
