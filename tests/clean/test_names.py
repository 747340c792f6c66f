"""Bylines."""

import pytest

from reportedly.clean.names import byline_names, is_byline, is_initials, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann Orr", ("Ann Orr",)),
        ("BY ANN ORR", ("ANN ORR",)),
        ("By Ann Orr and Bo al-Lind", ("Ann Orr", "Bo al-Lind")),
        ("By Ann Orr, Staff Writer", ("Ann Orr",)),
        ("By Ann Orr in Beirut, Bo Lind in Amman", ("Ann Orr", "Bo Lind")),
        ("By Ann Orr | PORT ALDER", ("Ann Orr",)),
        ("By Example Times Staff", ("Example Times Staff",)),
        ("Articles by: Ann Orr", ("Ann Orr",)),
        ("Author: Ann Orr", ("Ann Orr",)),
        ("Reporting by Ann Orr and Bo Lind; Editing by Cy Hall", ("Ann Orr", "Bo Lind")),
        ("Submitted by Ann Orr", ("Ann Orr",)),
        ("By Tuesday the army had left the town", ()),
        ("By contrast, the council denied it", ()),
        ("By 2017", ()),
        ("By", ()),
        ("Ann Orr", ()),
    ],
)
def test_byline_names(text: str, names: tuple[str, ...]) -> None:
    assert byline_names(text) == names
    assert is_byline(text) == bool(names)


def test_editors_line_is_a_byline_without_writers() -> None:
    assert is_byline("Editing by Cy Hall")
    assert byline_names("Editing by Cy Hall") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("R. Hadda/ M. Sule", True), ("Ann Orr / Bo Lind", True), ("A/B test of the gun", False), ("Ann Orr", False)],
)
def test_initials(text: str, *, expected: bool) -> None:
    assert is_initials(text) is expected


def test_names_joined_without_an_opening() -> None:
    assert split_names("Ann Orr, Bo Lind & Cy Hall") == ("Ann Orr", "Bo Lind", "Cy Hall")
    assert split_names("the army, 40 men") == ()
