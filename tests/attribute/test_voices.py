"""Chains of speakers over whole small texts: who is heard behind each event. All texts are our own."""

import pytest

from reportedly.pipeline import Reader, read_report
from reportedly.read import read_bytes
from reportedly.records import Claim


def claims(text: str, rule_reader: Reader) -> tuple[Claim, ...]:
    return read_report(read_bytes(text.encode(), "report.txt"), rule_reader).claims


def chain(claim: Claim) -> list[tuple[str, str]]:
    return [(v.speaker.text, v.stance) for v in claim.voice]


CHAINS = [
    ("Shells hit a market in Douma on Monday.", [[]]),
    ("The monitor said shells hit a market in Douma.", [[("monitor", "says")]]),
    ("Shells hit a market in Douma, said the monitor.", [[("monitor", "says")]]),
    ("The agency reported that the mayor said shells hit a market.", [[("agency", "says"), ("mayor", "says")]]),
    ("The army was accused by villagers of shelling a market.", [[("villagers", "accuses")]]),
    ("The ministry blamed the attack on rebels.", [[("ministry", "accuses")]]),
    ("The group denied shelling the market.", [[("group", "denies")]]),
    ("Reports said shells hit a market in Douma.", [[("Reports", "says")]]),
    (
        '"They shelled the market at noon," the mayor said. "Then they shelled the school."',
        [[("mayor", "says")], [("mayor", "says")]],
    ),
    (
        "Colonel Omar Haddad spoke to reporters. He said his men had captured Khan Arnabeh.",
        [[("Colonel Omar Haddad", "says")]],
    ),
    (
        "The minister said:\n\nThe rebels have shelled our towns for a week. Their rockets struck a school in Homs.",
        [[("minister", "says")], [("minister", "says")]],
    ),
    ("The mayor met reporters in the square. Shells hit the market at dawn.", [[]]),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS, ids=[t[:50] for t, _ in CHAINS])
def test_chain(text: str, expected: list[list[tuple[str, str]]], rule_reader: Reader) -> None:
    found = [chain(c) for c in claims(text, rule_reader) if c.event not in {"negotiation"}]
    plain = [[(speaker.removeprefix("the ").removeprefix("The "), stance) for speaker, stance in c] for c in found]
    assert plain == expected


def test_a_headline_tag_is_a_voice(rule_reader: Reader) -> None:
    (claim,) = claims("Air strikes kill twenty in Idlib: monitor\n", rule_reader)
    assert chain(claim) == [("monitor", "says")]


def test_every_voice_is_exact_characters(rule_reader: Reader) -> None:
    text = "Troops took Sirte, a local council said. The council’s head, Ali Omar, denied that shells hit homes."
    for claim in claims(text, rule_reader):
        for voice in claim.voice:
            assert text[voice.speaker.start : voice.speaker.end] == voice.speaker.text
            assert voice.cue is not None
            assert text[voice.cue.start : voice.cue.end] == voice.cue.text
