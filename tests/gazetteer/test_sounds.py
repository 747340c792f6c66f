import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.gazetteer.likeness import load_weighing
from reportedly.gazetteer.sounds import skeleton_of, skeletons_of, sound_of, unlikeness

COSTS = load_weighing().costs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kheurbet el Rhazâl", "Khirbat al Ghazal"),
        ("Tell Chaïr", "Tall Shayr"),
        ("Djebel Aswad", "Jabal al-Aswad"),
        ("Oum ed Djimal", "Umm al-Jimal"),
        ("Quneitra", "Kuneitra"),
    ],
)
def test_romanisations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert unlikeness(sound_of(one), sound_of(other), COSTS) < 0.2
    assert set(skeletons_of(sound_of(one))) & set(skeletons_of(sound_of(other)))


@pytest.mark.parametrize(("one", "other"), [("Tall Basmah", "Qasr Murad"), ("Hama", "Homs"), ("Ayn Issa", "Ayn Dara")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert unlikeness(sound_of(one), sound_of(other), COSTS) > 0.2


def test_nothing_heard() -> None:
    assert sound_of("…!") == ""
    assert skeletons_of("") == ()
    assert skeleton_of("ia") == ""


@given(st.text(max_size=20), st.text(max_size=20))
def test_unlikeness_is_even_handed_and_never_negative(one: str, other: str) -> None:
    a, b = sound_of(one), sound_of(other)
    assert unlikeness(a, b, COSTS) == pytest.approx(unlikeness(b, a, COSTS))
    assert unlikeness(a, b, COSTS) >= 0
    assert unlikeness(a, a, COSTS) == 0


@given(st.permutations("bcklnrst"), st.data())
def test_one_letter_more_or_other_still_meets(letters: list[str], data: st.DataObject) -> None:
    sound = "".join(letters)
    at = data.draw(st.integers(0, len(sound) - 1))
    assert set(skeletons_of(sound)) & set(skeletons_of(sound[:at] + "m" + sound[at + 1 :]))
