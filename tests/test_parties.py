"""All parties are treated alike: who is named must not change what is read. The sentences are our own."""

from collections import Counter
from dataclasses import dataclass, replace

import pytest

from bench.fairness import Shape as ClaimShape
from bench.fairness import differences, find_parties, survived, swap, swap_all
from reportedly.pipeline import Reader, read_document
from reportedly.records import Claim
from tests.factories import make_document

PARTIES = [
    ("The army", "the rebels"),
    ("Israel", "Hamas"),
    ("Russia", "Ukraine"),
    ("The SDF", "the Islamic State"),
    ("The Houthis", "the Saudi-led coalition"),
    ("The Syrian army", "the Nusra Front"),
    ("Turkish forces", "the PKK"),
    ("The Taliban", "the Afghan army"),
    ("The junta", "the Arakan Army"),
    ("Hezbollah", "the Israeli army"),
]
# Of names that are known, the tagger sees only that a party is named.
WITH_ARTICLE = [
    ("The SDF", "the Islamic State"),
    ("The Taliban", "the Arakan Army"),
    ("The Syrian army", "the Nusra Front"),
    ("The Free Syrian Army", "the PKK"),
    ("The Lord's Resistance Army", "the Iraqi army"),
]
BARE = [("Hezbollah", "Hamas"), ("Boko Haram", "UNITA"), ("ISIS", "Seleka"), ("Ahrar al-Sham", "Jaysh al-Islam")]
TEMPLATES = [
    "{A} shelled the village of Dorin on Friday, killing five people.",
    "{A} killed five fighters of {b} near Dorin.",
    "{A} accused {b} of using chlorine gas in Dorin.",
    "{A} said on Sunday that 12 civilians were killed by {b} in Dorin.",
    "{A} denied that five civilians were killed in the raid.",
    "{A} and {b} agreed to a ceasefire in Dorin.",
    "Clashes between {a} and {b} broke out in Dorin, residents said.",
    "{A} repelled an attack by {b} on the town of Dorin.",
    "According to {a}, two soldiers were captured by {b}.",
    "{A} bombed positions of {b} in Dorin, killing at least 15.",
    "{A} besieged the town of Dorin, cutting off the road to the north.",
    "Ten members of {b} were killed in an air strike by {a}.",
    "{A} captured three villages from {b}.",
    "{A} launched an offensive against {b} in Dorin.",
    "{A} lost 20 men in an ambush laid by {b} on Friday.",
    "{A} occupied the town of Dorin after {b} fled.",
    "{A} released 40 prisoners of {b} in a swap.",
    "{A} threatened to attack {b}.",
    "{A} will attack the town of Dorin if {b} refuses to leave.",
]


@dataclass(frozen=True)
class Shape:
    """What is left of a claim when the names are taken out."""

    event: str
    factuality: str
    agents: int
    suffering: int
    tolls: tuple[tuple[str, int | None, int | None], ...]
    stances: tuple[str, ...]


def shape(claim: Claim) -> Shape:
    tolls = tuple((c.kind, c.low, c.high) for c in claim.casualties)
    return Shape(
        claim.event,
        claim.factuality,
        len(claim.agents),
        # By the codebook a country that is attacked is a place, an army a target.
        len(claim.targets) + len(claim.places),
        tolls,
        tuple(v.stance for v in claim.voice),
    )


def shapes(template: str, first: str, second: str, reader: Reader) -> list[Shape]:
    names = {"A": first[:1].upper() + first[1:], "a": lower(first), "b": lower(second)}
    return [shape(c) for c in read_document(make_document(template.format(**names)), reader).claims]


def lower(name: str) -> str:
    return "the" + name[3:] if name.startswith("The ") else name


@pytest.mark.parametrize("template", TEMPLATES)
def test_names_do_not_change_what_rules_read(template: str, rule_reader: Reader) -> None:
    check(template, PARTIES, rule_reader)


@pytest.mark.parametrize("named", [WITH_ARTICLE, BARE])
@pytest.mark.parametrize("template", TEMPLATES)
def test_names_do_not_change_what_is_read(template: str, named: list[tuple[str, str]], reader: Reader) -> None:
    check(template, named, reader)


def check(template: str, parties: list[tuple[str, str]], reader: Reader) -> None:
    read = {
        (first, second): shapes(template, first, second, reader)
        for pair in parties
        for first, second in (pair, pair[::-1])
    }
    expected = read[parties[0]]
    assert expected
    assert {pair: found for pair, found in read.items() if found != expected} == {}


def test_swapped_parties_yield_the_same_claims_with_their_names_swapped(reader: Reader) -> None:
    outcomes = list(swap_all(reader))
    assert sum(outcome.claims for outcome in outcomes) > 100
    assert survived(outcomes) >= 0.95, Counter(kind for outcome in outcomes for kind in outcome.changed)


def test_a_swap_exchanges_short_names_for_short_and_long_for_long(reader: Reader) -> None:
    text = "The Syrian Democratic Forces (SDF) shelled Hezbollah. Later the SDF met Hezbollah."
    parties = find_parties(text, reader.actors)
    assert parties is not None
    assert swap(text, reader.actors, parties) == (
        "The Hezbollah (Hezbollah) shelled Syrian Democratic Forces. Later the Hezbollah met Syrian Democratic Forces."
    )
    assert find_parties("The army shelled the town.", reader.actors) is None


def test_a_claim_that_does_not_survive_is_told_by_its_first_field() -> None:
    one = ClaimShape("shelling", "shelled", ("army",), (), ("Homs",), (("killed", 2, 2),), (), "actual")
    other = replace(one, tolls=(("killed", 3, 3),))
    assert list(differences([one], [one])) == []
    assert list(differences([one], [other])) == ["tolls"]
    assert list(differences([one, other], [other])) == ["claim"]
    assert list(differences([one], [])) == ["claim"]
