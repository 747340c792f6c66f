"""One table of sentences for the rule extractor: what it must find in each, whole claims only.

A case names the event and what must be among its words; None leaves a field unchecked. All sentences are our own.
"""

from dataclasses import dataclass

import pytest

from reportedly.pipeline import Reader, read_document
from reportedly.records import Claim
from tests.factories import make_document


@dataclass(frozen=True)
class Case:
    sentence: str
    event: str
    agents: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    places: tuple[tuple[str, str], ...] | None = None
    tolls: tuple[tuple[str, int | None, int | None], ...] | None = None
    speaker: str | None = None
    stance: str | None = None
    factuality: str | None = None


CASES = [
    Case(
        "Rebels captured the town of Salamiyah on Monday.",
        "capture",
        ("Rebels",),
        (),
        (("Salamiyah", "in"),),
        (),
        "",
        None,
        "actual",
    ),
    Case(
        "The town of Palmyra was retaken by government troops.",
        "capture",
        ("government troops",),
        None,
        (("Palmyra", "in"),),
    ),
    Case("Army units took control of Mosul.", "capture", ("Army units",), None, (("Mosul", "in"),)),
    Case("The militia advanced towards Tripoli.", "advance", ("militia",), None, (("Tripoli", "toward"),)),
    Case("Fighters withdrew from Aleppo overnight.", "withdraw", ("Fighters",), None, (("Aleppo", "from"),)),
    Case("Government forces besieged Homs for two years.", "besiege", ("Government forces",), None, (("Homs", "in"),)),
    Case(
        "The brigade repelled an attack by insurgents near Deir ez-Zor.",
        "repel",
        ("brigade",),
        None,
        (("Deir ez-Zor", "near"),),
    ),
    Case(
        "Soldiers clashed with separatists in Donetsk.", "clash", ("Soldiers", "separatists"), (), (("Donetsk", "in"),)
    ),
    Case("Clashes between the army and rebels broke out in Goma.", "clash", ("army", "rebels"), (), (("Goma", "in"),)),
    Case(
        "Militants attacked a police station in Maiduguri.",
        "attack",
        ("Militants",),
        ("police station",),
        (("Maiduguri", "in"),),
    ),
    Case("Warplanes struck a hospital in Aleppo.", "airstrike", ("Warplanes",), ("hospital",), (("Aleppo", "in"),)),
    Case(
        "Russian air strikes on Idlib killed nine civilians.",
        "airstrike",
        ("Russian",),
        None,
        (("Idlib", "in"),),
        (("killed", 9, 9),),
    ),
    Case("The army shelled the village with mortars.", "shelling", ("army",)),
    Case("Rebels fired rockets at Damascus.", "shelling", ("Rebels",), None, (("Damascus", "in"),)),
    Case(
        "A car bomb exploded in Baghdad, killing 12 people and wounding 30.",
        "bombing",
        None,
        None,
        (("Baghdad", "in"),),
        (("killed", 12, 12), ("wounded", 30, 30)),
    ),
    Case(
        "A suicide bomber blew himself up at a checkpoint in Mogadishu.",
        "bombing",
        ("suicide bomber",),
        None,
        (("Mogadishu", "in"),),
    ),
    Case("Gunmen opened fire on a convoy.", "shooting", ("Gunmen",), ("convoy",)),
    Case("A sniper shot two soldiers in Sirte.", "shooting", ("sniper",), ("two soldiers",), (("Sirte", "in"),)),
    Case("The army used chlorine gas in Saraqib.", "chemical", ("army",), None, (("Saraqib", "in"),)),
    Case(
        "Masked men executed six villagers.", "killing", ("Masked men",), ("six villagers",), None, (("killed", 6, 6),)
    ),
    Case("The death toll rose to 41.", "casualties", None, None, None, (("killed", 41, 41),)),
    Case(
        "Police arrested 14 students in Khartoum.",
        "abduction",
        ("Police",),
        ("14 students",),
        (("Khartoum", "in"),),
        (("captured", 14, 14),),
    ),
    Case("The group freed three hostages.", "release", ("group",), ("three hostages",)),
    Case("Shells destroyed a school.", "destruction", None, ("school",)),
    Case("The militia looted shops in Nyala.", "destruction", ("militia",), ("shops",), (("Nyala", "in"),)),
    Case("Some 3,000 people fled Sake.", "displacement", None, None, None, (("displaced", 3000, 3000),)),
    Case("Turkey deployed tanks near Manbij.", "deployment", ("Turkey",), ("tanks",), (("Manbij", "near"),)),
    Case("Iran supplied the group with missiles.", "supply", ("Iran",)),
    Case("Trucks delivered food aid to Yarmouk.", "aid", ("Trucks",)),
    Case("The two sides signed a ceasefire in Minsk.", "agreement", ("two sides",), None, (("Minsk", "in"),)),
    Case("Rebels violated the truce in Daraa.", "violation", ("Rebels",), None, (("Daraa", "in"),)),
    Case("Envoys met in Geneva.", "negotiation", ("Envoys",), (), (("Geneva", "in"),)),
    Case("The European Union imposed sanctions on the junta.", "sanction", ("European Union",)),
    Case("Thousands of residents protested in Tunis.", "protest", None, None, (("Tunis", "in"),)),
    # tolls
    Case("At least 70 civilians were killed in the raid.", "attack", None, None, None, (("killed", 70, None),)),
    Case("Up to 33 soldiers were killed in clashes.", "clash", None, None, None, (("killed", None, 33),)),
    Case("Dozens of people were killed in the bombing.", "bombing", None, None, None, (("killed", 24, None),)),
    Case(
        "The blast left seven dead and 20 wounded.",
        "bombing",
        None,
        None,
        None,
        (("killed", 7, 7), ("wounded", 20, 20)),
    ),
    Case("A mortar shell killed a woman in Qamishli.", "shelling", None, None, None, (("killed", 1, 1),)),
    Case("No civilians were killed in the strike.", "airstrike", None, None, None, (("killed", 0, 0),)),
    Case(
        "Forty people suffocated after the attack with toxic gas.",
        "chemical",
        None,
        None,
        None,
        (("sickened", 40, 40),),
    ),
    # voices
    Case(
        "The Observatory said air strikes killed 12 people in Raqqa.",
        "airstrike",
        None,
        None,
        None,
        (("killed", 12, 12),),
        "Observatory",
        "says",
    ),
    Case(
        "Air strikes killed 12 people in Raqqa, the Observatory said.",
        "airstrike",
        speaker="the Observatory",
        stance="says",
    ),
    Case("According to activists, shells hit a market in Douma.", "shelling", speaker="activists", stance="says"),
    Case(
        "The opposition accused the army of using chlorine in Harasta.",
        "chemical",
        ("army",),
        speaker="opposition",
        stance="accuses",
    ),
    Case(
        "The ministry denied that its jets bombed the clinic.",
        "airstrike",
        speaker="ministry",
        stance="denies",
        factuality="negated",
    ),
    Case("The rebels confirmed the capture of the base.", "capture", speaker="rebels", stance="confirms"),
    Case("The governor condemned the bombing of the mosque.", "bombing", speaker="governor", stance="says"),
    Case(
        '"They shelled our street all night," a resident told the agency.',
        "shelling",
        speaker="resident",
        stance="says",
    ),
    Case("Hamas claimed responsibility for the attack.", "attack", speaker="Hamas", stance="says"),
    Case("Monitors reported clashes in Hodeidah.", "clash", speaker="Monitors", stance="says"),
    # factuality
    Case("The army failed to capture the hill.", "capture", ("army",), factuality="failed"),
    Case("The army tried to storm the prison.", "attack", ("army",), factuality="attempted"),
    Case("The army plans to retake Sirte.", "capture", ("army",), factuality="planned"),
    Case("The general vowed to liberate Mosul.", "capture", factuality="planned"),
    Case("If the army takes the crossing, it will besiege the town.", "besiege", factuality="conditional"),
    Case("The jets may have bombed a convoy.", "airstrike", factuality="possible"),
    Case("The group reportedly executed two men.", "killing", factuality="possible"),
    Case("An alleged chemical attack hit Kafr Zita.", "chemical", factuality="possible"),
    Case("The army did not enter the camp.", "advance", factuality="negated"),
    Case("Troops will withdraw from the buffer zone.", "withdraw", factuality="planned"),
]


def found(case: Case, rule_reader: Reader) -> list[Claim]:
    return [c for c in read_document(make_document(case.sentence), rule_reader).claims if c.event == case.event]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.sentence[:60])
def test_claim(case: Case, rule_reader: Reader) -> None:
    claims = found(case, rule_reader)
    assert len(claims) == 1, [
        (c.event, c.trigger.text) for c in read_document(make_document(case.sentence), rule_reader).claims
    ]
    claim = claims[0]
    if case.agents is not None:
        assert {p.text for p in claim.agents} == set(case.agents)
    if case.targets is not None:
        assert {p.text for p in claim.targets} == set(case.targets)
    if case.places is not None:
        assert {(p.text, p.relation) for p in claim.places} == set(case.places)
    if case.tolls is not None:
        assert [(c.kind, c.low, c.high) for c in claim.casualties] == list(case.tolls)
    if case.speaker is not None:
        spoken = claim.voice[-1].speaker.text if claim.voice else ""
        assert spoken.removeprefix("the ") == case.speaker.removeprefix("the ")
    if case.stance is not None:
        assert claim.voice[-1].stance == case.stance
    if case.factuality is not None:
        assert claim.factuality == case.factuality


NOTHING = [
    "The US-backed group is based in the north.",
    "The war began in 2011.",
    "She captured the gold medal in Athens.",
    "Police used tear gas.",
    "The weather was fine.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_capture_and_no_gas_where_there_is_none(sentence: str, rule_reader: Reader) -> None:
    claims = read_document(make_document(sentence), rule_reader).claims
    assert not [c for c in claims if c.event in {"capture", "chemical", "supply"}]
