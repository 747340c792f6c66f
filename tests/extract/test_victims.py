import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.victims import load_casualty_words, victim_status
from reportedly.lexicon import load_words


@pytest.mark.parametrize(
    ("noun", "status"),
    [
        ("SDF fighters", "combatant"),
        ("Syrian soldiers", "combatant"),
        ("terrorists", "combatant"),
        ("members of the armed forces", "combatant"),
        ("bodies of soldiers", "combatant"),
        ("pro-government fighters from the south", "combatant"),
        ("soldiers and militants", "combatant"),
        ("fighters (NF)", "combatant"),
        ("civilians", "civilian"),
        ("women and children", "civilian"),
        ("children of fighters", "civilian"),
        ("aid workers", "civilian"),
        ("family members", "civilian"),
        ("people", "unknown"),
        ("others", "unknown"),
        ("men", "unknown"),
        ("police officers", "unknown"),
        ("suspected militants", "unknown"),
        ("former soldiers", "unknown"),
        ("soldiers and civilians", "unknown"),
        ("civilians and others", "unknown"),
        ("", "unknown"),
    ],
)
def test_victim_status(noun: str, status: str) -> None:
    assert victim_status(noun) == status


@given(st.text())
def test_victim_status_takes_any_text(noun: str) -> None:
    assert victim_status(noun) in {"combatant", "civilian", "unknown"}


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("killed", "killed"),
        ("slain", "killed"),
        ("death toll", "killed"),
        ("injured", "wounded"),
        ("suffocated", "sickened"),
        ("abducted", "captured"),
        ("missing", "missing"),
        ("fled", "displaced"),
        ("casualties", "casualties"),
    ],
)
def test_casualty_words(word: str, kind: str) -> None:
    assert load_casualty_words()[word] == kind


def test_no_casualty_word_has_two_kinds() -> None:
    table = load_words("quantities")["casualty_words"]
    assert isinstance(table, dict)
    words = [word for kind in table.values() for word in kind]
    assert len(words) == len(set(words))
