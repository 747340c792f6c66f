"""Swap the two parties that a report names most, read it again, and compare the claims.

usage: python bench/fairness.py [--extractor NAME] [--write FILE]

Reads the project's own reports that are for scoring only. A claim survives when the swapped report yields the same
claim with the names swapped; claims that do not are listed by what differs.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.actors import ActorIndex
from reportedly.actors.mentions import Mention, find_mentions
from reportedly.config import Settings
from reportedly.pipeline import PARTIES, Reader, open_reader, read_report
from reportedly.read.original import read_bytes
from reportedly.records import Claim
from training.articles import own_reports

ROOT = Path(__file__).parent.parent
# A state is a place, too: its name cannot be swapped everywhere.
PARTY_KINDS = PARTIES - {"state", "government"}
FIRST, SECOND = "\N{LEFT CEILING}first party\N{RIGHT CEILING}", "\N{LEFT CEILING}second party\N{RIGHT CEILING}"


@dataclass(frozen=True, slots=True)
class Shape:
    """What is compared of a claim, with the two parties' names taken out of its words."""

    event: str
    trigger: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    tolls: tuple[tuple[str, int | None, int | None], ...]
    voice: tuple[tuple[str, str], ...]
    factuality: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One report: the parties swapped, how many claims it has, and what each that does not survive differs in."""

    report: str
    parties: tuple[str, str]
    claims: int
    changed: tuple[str, ...]


def main() -> None:
    """Read, compare, print and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--extractor", default=Settings().extractor)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    outcomes = list(swap_all(open_reader(Settings(extractor=given.extractor))))
    text = render(outcomes, given.extractor)
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")


def swap_all(reader: Reader) -> Iterator[Outcome]:
    """The outcomes of all own test reports that name two parties."""
    for source in own_reports(ROOT / "corpora", "test"):
        outcome = swap_report(source.report, reader)
        if outcome is not None:
            yield outcome


def survived(outcomes: Sequence[Outcome]) -> float:
    """The share of claims that survive."""
    return 1 - sum(len(o.changed) for o in outcomes) / max(1, sum(o.claims for o in outcomes))


def swap_report(file: Path, reader: Reader) -> Outcome | None:
    """Compare a report with its swapped twin; None where it does not name two parties."""
    source = file.read_text(encoding="utf-8")
    parties = find_parties(source, reader.actors)
    if parties is None:
        return None
    read = []
    for text, order in ((source, parties), (swap(source, reader.actors, parties), (parties[1], parties[0]))):
        claims = read_report(read_bytes(text.encode(), file.name), reader).claims
        read.append([shape(claim, reader.actors, order) for claim in claims])
    return Outcome(file.stem, parties, len(read[0]), tuple(differences(*read)))


def find_parties(text: str, index: ActorIndex) -> tuple[str, str] | None:
    """The two parties that a text names most often, the first by the alphabet where several are even."""
    found = Counter(m.actor for m in find_mentions(text, index) if index.actors[m.actor].kind in PARTY_KINDS)
    most = sorted(found, key=lambda actor: (-found[actor], actor))[:2]
    return (most[0], most[1]) if len(most) == 2 else None


def swap(text: str, index: ActorIndex, parties: tuple[str, str]) -> str:
    """The text with each name of one party replaced by one of the other: short by short, long by long."""
    mentions = [m for m in find_mentions(text, index) if m.actor in parties]
    forms = {party: pick_forms(index, [m for m in mentions if m.actor == party], party) for party in parties}
    pieces, at = [], 0
    for mention in mentions:
        other = parties[1] if mention.actor == parties[0] else parties[0]
        pieces += [text[at : mention.start], forms[other][is_short(mention.text)]]
        at = mention.end
    return "".join([*pieces, text[at:]])


def pick_forms(index: ActorIndex, mentions: Sequence[Mention], party: str) -> dict[bool, str]:
    """A party's short and its long name: those most used in the text, else those listed, else one for the other."""
    actor = index.actors[party]
    found: dict[bool, str] = {}
    for short in (False, True):
        used = Counter(m.text for m in mentions if is_short(m.text) == short)
        listed = [name for name in (actor.name, *actor.aliases) if is_short(name) == short]
        if used:
            found[short] = min(used, key=lambda name: (-used[name], name))
        elif listed:
            found[short] = listed[0]
    return {short: found.get(short) or found[not short] for short in (False, True)}


def is_short(name: str) -> bool:
    """Whether a name is an acronym."""
    return name.isupper() and " " not in name


def shape(claim: Claim, index: ActorIndex, parties: tuple[str, str]) -> Shape:
    """A claim with the names of the parties replaced by their order."""

    def bare(text: str) -> str:
        pieces, at = [], 0
        for mention in find_mentions(text, index):
            if mention.actor in parties:
                pieces += [text[at : mention.start], FIRST if mention.actor == parties[0] else SECOND]
                at = mention.end
        return "".join([*pieces, text[at:]])

    return Shape(
        claim.event,
        bare(claim.trigger.text),
        tuple(bare(p.text) for p in claim.agents),
        tuple(bare(p.text) for p in claim.targets),
        tuple(bare(p.text) for p in claim.places),
        tuple((c.kind, c.low, c.high) for c in claim.casualties),
        tuple((bare(v.speaker.text), v.stance) for v in claim.voice),
        claim.factuality,
    )


def differences(before: Sequence[Shape], after: Sequence[Shape]) -> Iterator[str]:
    """For each claim that is not read again, the first field that differs, or "claim" where none has its trigger."""
    left = list(after)
    changed = []
    for one in before:
        if one in left:
            left.remove(one)
        else:
            changed.append(one)
    for one in changed:
        same = next((other for other in left if other.trigger == one.trigger), None)
        if same is None:
            yield "claim"
            continue
        left.remove(same)
        yield next(name for name in Shape.__slots__ if getattr(one, name) != getattr(same, name))


def render(outcomes: Sequence[Outcome], extractor: str) -> str:
    """The page docs/fairness.md."""
    kinds = Counter(kind for outcome in outcomes for kind in outcome.changed)
    rows = "\n".join(f"| {kind} | {count} |" for kind, count in sorted(kinds.items(), key=lambda k: (-k[1], k[0])))
    reports = "\n".join(
        f"| {o.report} | {o.parties[0]}, {o.parties[1]} | {o.claims} | {', '.join(o.changed)} |" for o in outcomes
    )
    return f"""# All parties alike

Made by `make fairness`. The two parties that a report names most are swapped, each name of the one for a name of the other, and the report is read again with the extractor `{extractor}`. A claim survives when every field is the same but for the names: event, trigger, participants, places, tolls, voices with stance, factuality.

Of {sum(o.claims for o in outcomes)} claims in {len(outcomes)} own test reports that name two parties, **{survived(outcomes):.1%}** survive (goal: 95%).

| what differs first | claims |
|---|---|
{rows}

| report | parties | claims | changed |
|---|---|---|---|
{reports}
"""  # noqa: E501 - a paragraph of Markdown is one line


if __name__ == "__main__":
    main()
