from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from reportedly.publish.marks import ROLES, marks, segments
from reportedly.publish.wording import numbered
from tests.factories import SAMPLE_TEXT, sample_report


@dataclass(frozen=True)
class Stretch:
    start: int
    end: int


def test_every_phrase_of_every_claim_is_marked_where_it_stands() -> None:
    found = {
        (mark.number, mark.role, SAMPLE_TEXT[mark.start : mark.end]) for mark in marks(numbered(sample_report().claims))
    }
    assert {each for each in found if each[0] == 3} == {
        (
            3,
            "s",
            "ISIS claimed that its snipers had killed 74 SDF fighters and wounded 12 of them in the city since June 6.",
        ),
        (3, "g", "killed"),
        (3, "a", "its snipers"),
        (3, "x", "ISIS"),
        (3, "t", "74 SDF fighters"),
        (3, "p", "the city"),
        (3, "x", "Raqqa"),
        (3, "w", "since June 6"),
        (3, "c", "74 SDF fighters"),
        (3, "c", "12 of them"),
        (3, "i", "snipers"),
        (3, "v", "ISIS"),
        (3, "v", "claimed"),
    }
    assert (5, "h", "reportedly") in found
    assert {role for _, role, _ in found} == set(ROLES)


stretches = st.lists(st.builds(Stretch, st.integers(-3, 25), st.integers(-3, 25)), max_size=12)


@given(st.integers(0, 20), stretches)
def test_segments_cover_the_text_once_and_name_all_that_covers_them(
    length: int, given_stretches: list[Stretch]
) -> None:
    found = list(segments(length, given_stretches))
    assert [position for segment in found for position in range(segment.start, segment.end)] == list(range(length))
    for segment in found:
        for position in range(segment.start, segment.end):
            covering = [each for each in given_stretches if each.start <= position < each.end]
            assert list(segment.covers) == covering
