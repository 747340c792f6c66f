"""A denial is tied to the claim that it denies."""

import pytest

from reportedly.pipeline import Reader, read_report
from reportedly.read import read_bytes
from reportedly.records import Claim


def claims(text: str, rule_reader: Reader) -> tuple[Claim, ...]:
    return read_report(read_bytes(text.encode(), "report.txt"), rule_reader).claims


def test_a_denial_without_an_event_word_answers_the_claim_before(rule_reader: Reader) -> None:
    accusation, denial = claims(
        "The rebels accused the army of using chlorine in Harasta. The ministry denied those claims.", rule_reader
    )
    assert (accusation.event, denial.event) == ("chemical", "chemical")
    assert denial.trigger.text == "those claims"
    assert denial.factuality == "negated"
    assert denial.about == (accusation.id,)


def test_a_denial_that_names_the_event_answers_the_nearest_of_its_type(rule_reader: Reader) -> None:
    found = claims(
        "Activists said jets bombed a clinic in Idlib. Shells also hit a school. "
        "The air force denied that it bombed the clinic.",
        rule_reader,
    )
    strikes = [c for c in found if c.event == "airstrike"]
    assert [c.about for c in strikes] == [(), (strikes[0].id,)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied those claims.",
        "The ministry denied that its jets bombed the clinic.",
        "The rebels captured Sirte. The ministry denied that its jets bombed the clinic.",
    ],
)
def test_a_denial_of_what_nobody_told_answers_nothing(text: str, rule_reader: Reader) -> None:
    assert all(c.about == () for c in claims(text, rule_reader))
