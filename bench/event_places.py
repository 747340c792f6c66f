"""The place of this event: score the places that are read around given triggers.

usage: python -m bench.event_places --shared DIR --work DIR [--write FILE]

Token precision, recall and F1 on the verbs and places of Halterman 2019, of which nothing trains anything, and the
figure for places on the development parts; there DIR of --work holds the five models of `make folds`, and each reads
the articles that it was not trained on.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from bench.ablation import of_claim
from bench.event_locations import Row, is_known, read_rows, words_only
from reportedly.config import Settings
from reportedly.evaluate.answers import Answer
from reportedly.evaluate.claims import PlainClaim
from reportedly.evaluate.evaluation import evaluate
from reportedly.evaluate.figures import Count, total
from reportedly.evaluate.gold import read_gold
from reportedly.extract.ground import as_claim
from reportedly.extract.prepared import Prepared
from reportedly.gazetteer import Gazetteer
from reportedly.pipeline import Reader, open_reader, party_names
from reportedly.records import Claim
from reportedly.tag.decode import find_picks
from reportedly.tag.extract import FirstReading, Found, as_draft, find_around, read_first
from reportedly.tag.labels import event_labels
from reportedly.tag.model import SHIPPED, Model, load_model
from reportedly.tag.rule_reading import Pick
from training.articles import (
    Article,
    Source,
    development_parts,
    own_reports,
    read_article,
    split_in_folds,
    words_of,
)
from training.examples import locate_claims

ROOT = Path(__file__).parent.parent
EXTRACTORS = ("rules", "tagger", "both")
# What stands between two places of a list ("in Berlin and in the town of Mainz"); other words lead from a place to what
# holds it.
AND = re.compile(r"\s*,?\s*(?:and|or|&|as well as)\b[^.;:]{0,40}|\s*,\s*")
WORD = re.compile(r"[^\s,;()]+")
POSSESSIVE = re.compile(r"['’]s?$")
ARTICLE = re.compile(r"(?:al|el|a[rsdnzt]|ash|e[rsdnzt])-")
COMMA = re.compile(r"\s*,\s*")

PAGE = """# The place of this event

Made by `make event-places` after `make folds`. A trigger is given, and what is scored are the places that are read around it.

## Verbs and places of Halterman 2019

Tokens of places on {rows} verbs of news sentences, {placed} of them with a place; published for this set are a precision and a recall over 0.83. No text or label of it trains anything; of its sentences, those that stand in the development parts or in the own reports for training are left out, as are rows marked for its final test and those of the source `Masdar_RA`, whose labels are incomplete. Offsets are those of tokens: characters are given wrongly in several sources. The event type is what the network takes the verb for when it must choose one, and the network is the one that ships.

| verbs | number | places | extractor | precision | recall | F1 |
|---|---|---|---|---|---|---|
{overall}

Where the definitions differ: the corpus marks bare names of *one* place, the smallest ("eastern Baghdad" is Baghdad, "Sabr north of Aden" is Sabr), or of one list; Reportedly's places are all that the clause names, with what holds them and with the words that say which part is meant, by its codebook. The lines `as the corpus marks` cut what is read down to that by rule: words in small letters go from the ends of a phrase, one place or list is kept, the first behind the verb if there is one, and a country goes where another place is named. That cut was written with rows of the corpus in view, and how likely a place of the rules must be (`LEAST_PLACE_BY_RULES`) was chosen so that this set and all five folds below rise; read the corpus's figures with that in mind.

F1 by source, `as the corpus marks`:

| source | verbs | rules | tagger | both |
|---|---|---|---|---|
{by_source}

## Development parts

The figure for places of `reportedly evaluate`, with the triggers and event types of gold, in five folds:

| extractor | precision | recall | F1 | fold 0 | fold 1 | fold 2 | fold 3 | fold 4 |
|---|---|---|---|---|---|---|---|---|
{folds}
"""  # noqa: E501 - a paragraph of Markdown is one line

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A row with the places that each extractor reads for its verb, as characters; `told` where the extractor `both`
    takes the verb for an event by itself.
    """

    row: Row
    told: bool
    places: Mapping[str, Spans]


Choose = Callable[[Read, str], Spans]


def main() -> None:
    """Read, score, print and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    reader = open_reader(Settings(extractor="rules"))
    sources = {source.name: source for source in development_parts(given.shared)}
    known = [
        words_only(line)
        for source in (*sources.values(), *own_reports(ROOT / "corpora", "train"))
        for line in source.report.read_text(encoding="utf-8").splitlines()
    ]
    rows = [
        row
        for row in read_rows(given.shared / "corpora" / "event-location" / "labeled_text.jsonl.gz")
        if not is_known(row, known)
    ]
    read = list(read_all(rows, reader, load_model(SHIPPED)))
    page = render(read, reader.gazetteer, score_development(sources, reader, given.work))
    print(page)
    if given.write:
        given.write.write_text(page, encoding="utf-8")


def read_all(rows: Iterable[Row], reader: Reader, model: Model) -> Iterator[Read]:
    """What each extractor reads in each row."""
    for row in rows:
        sentences = reader.parse(row.text, [(0, len(row.text))])
        prepared = Prepared(row.text, sentences, (), party_names(row.text, reader.actors), reader.is_toponym)
        start, end = row.tokens[row.verb[0]][0], row.tokens[row.verb[1]][1]
        yield read_row(row, prepared, start, end, model)


def read_row(row: Row, prepared: Prepared, start: int, end: int, model: Model) -> Read:
    """What each extractor reads of the event whose trigger are some characters of a row, beside the other events that
    it finds in the sentence by itself.
    """
    found: dict[str, Spans] = dict.fromkeys(EXTRACTORS, ())
    told = False
    for hinted, name in ((False, "tagger"), (True, "both")):
        first = read_first(prepared, model, hinted=hinted)
        pick = pick_at(prepared, first, start, end)
        if pick is not None:
            own = find_picks(pick.at, first.windows[pick.at], first.scores[pick.at])
            others = [other for other in own if other.last < pick.first or pick.last < other.first]
            told = len(others) < len(own)
            one = find_around(prepared, model, first, [pick, *others], hinted=hinted)[0]
            claim = told_by_network(prepared, one, name)
            found[name] = tuple(sorted((place.start, place.end) for place in claim.places))
            found["rules"] = tuple(sorted((place.start, place.end) for place in one.claim.places))
    return Read(row, told, found)


def pick_at(prepared: Prepared, first: FirstReading, start: int, end: int) -> Pick | None:
    """The words at some characters as a trigger, of the event type that the network takes them for if it must; None
    where no sentence, or none that fits into a window, holds them.
    """
    for at, (sentence, window) in enumerate(zip(prepared.sentences, first.windows, strict=True)):
        span = words_of(sentence, start, end) if sentence.start <= start < sentence.end else None
        if span is not None and span[1] < window.own:
            scores = first.scores[at].events[window.begin + span[0] : window.begin + span[1] + 1, 1:].sum(0)
            return Pick(at, *span, event_labels()[1 + int(scores.argmax())])
    return None


def told_by_network(prepared: Prepared, found: Found, name: str) -> Claim:
    """A claim with what the network says of it."""
    return as_claim(prepared.text, as_draft(prepared.text, prepared.sentences[found.pick.at], found, (), name))


def as_given(read: Read, extractor: str) -> Spans:
    """The places as they are read."""
    return read.places[extractor]


def as_marked(read: Read, extractor: str, gazetteer: Gazetteer) -> Spans:
    """The places cut down to what the corpus marks: names, of one place or of one list.

    "Souran in northern Hama" is Souran, "eastern Baghdad" is Baghdad. A country goes where another place is named, and
    the first place behind the verb goes before those in front of it.
    """
    text, verb = read.row.text, read.row.tokens[read.row.verb[0]][0]
    names = [name for span in read.places[extractor] if (name := name_in(text, span, gazetteer)) is not None]
    names = [name for name in names if text[slice(*name)] not in gazetteer.countries] or names
    return tuple(first_list(text, [name for name in names if name[0] > verb] or names))


def name_in(text: str, span: tuple[int, int], gazetteer: Gazetteer) -> tuple[int, int] | None:
    """The characters of the name in a place phrase: without words in small letters at its ends, and without "'s".

    None where it holds none, or only whose the thing is ("US embassy", "Iraqi towns").
    """
    words = list(WORD.finditer(text, *span))
    first, last = 0, len(words) - 1
    while first <= last and is_small(words[first].group()):
        first += 1
    while last >= first and is_small(words[last].group()):
        last -= 1
    if first > last:
        return None
    name = text[words[first].start() : words[last].end()]
    bare = POSSESSIVE.sub("", name)
    whose = bare in gazetteer.demonyms or (bare in gazetteer.countries and bare == name and last + 1 < len(words))
    return None if whose else (words[first].start(), words[first].start() + len(bare))


def is_small(word: str) -> bool:
    """Whether a word begins with a small letter and with no Arabic article."""
    return word[:1].islower() and not ARTICLE.match(word)


def first_list(text: str, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The first of some places in order of the text, with those that "and" joins to it; "A, B" alone is A in B."""
    listed = 0
    for n, (one, other) in enumerate(pairwise(spans), 1):
        between = text[one[1] : other[0]]
        if not AND.fullmatch(between):
            break
        if not COMMA.fullmatch(between):
            listed = n
    return spans[: listed + 1]


def score_rows(read: Iterable[Read], extractor: str, choose: Choose) -> Count:
    """Tokens of places: how many are right, how many are in gold, how many were read."""
    hit = gold = answers = 0
    for one in read:
        places = choose(one, extractor)
        found = {n for n, (a, b) in enumerate(one.row.tokens) if any(a < end and start < b for start, end in places)}
        hit += len(found & one.row.places)
        gold += len(one.row.places)
        answers += len(found)
    return Count(hit, gold, answers)


def score_development(sources: Mapping[str, Source], reader: Reader, work: Path) -> dict[str, list[Count]]:
    """The figure for places given the triggers of gold, by extractor and fold."""
    scores: dict[str, list[Count]] = {extractor: [] for extractor in EXTRACTORS}
    for number, fold in enumerate(split_in_folds(list(sources))):
        model = load_model(work / str(number))
        gold = {name: read_gold(sources[name].gold) for name in fold}
        read = {name: read_given(read_article(sources[name], reader), reader, model) for name in fold}
        for extractor in EXTRACTORS:
            answers = {name: Answer(name, tuple(claims[extractor])) for name, claims in read.items()}
            articles = evaluate(gold, answers, {}, 0, gold="", reading="").articles
            scores[extractor].append(total([article.counts["places"] for article in articles], Count))
    return scores


def read_given(article: Article, reader: Reader, model: Model) -> dict[str, list[PlainClaim]]:
    """The claims around the triggers of gold, by extractor."""
    prepared = Prepared(article.text, article.sentences, article.quoted, article.parties, reader.is_toponym)
    found: dict[str, list[PlainClaim]] = {extractor: [] for extractor in EXTRACTORS}
    for hinted, name in ((False, "tagger"), (True, "both")):
        first = read_first(prepared, model, hinted=hinted)
        picks = [pick for pick in locate_claims(article)[0] if pick.last < first.windows[pick.at].own]
        told = find_around(prepared, model, first, picks, hinted=hinted)
        found[name] = [of_claim(told_by_network(prepared, one, name)) for one in told]
        found["rules"] = [of_claim(one.claim) for one in told]
    return found


def render(read: Sequence[Read], gazetteer: Gazetteer, development: Mapping[str, Sequence[Count]]) -> str:
    """The page docs/event-places.md."""
    sources = Counter(one.row.source for one in read)
    marked = partial(as_marked, gazetteer=gazetteer)
    ways: dict[str, Choose] = {"as read": as_given, "as the corpus marks": marked}
    subsets = {
        "all": list(read),
        "that have a place": [one for one in read if one.row.places],
        "that the program takes for an event": [one for one in read if one.told],
    }
    overall = [
        f"| {name} | {len(chosen)} | {way} | {extractor} | {figures(score_rows(chosen, extractor, choose))} |"
        for name, chosen in subsets.items()
        for way, choose in ways.items()
        for extractor in EXTRACTORS
    ]
    by_source = [
        f"| {source} | {count} |"
        + "".join(f" {score_rows(chosen, extractor, marked).value:.3f} |" for extractor in EXTRACTORS)
        for source, count in sources.most_common()
        for chosen in ([one for one in read if one.row.source == source],)
    ]
    folds = [
        f"| {extractor} | {figures(total(counts, Count))} |" + "".join(f" {count.value:.3f} |" for count in counts)
        for extractor, counts in development.items()
    ]
    return PAGE.format(
        rows=len(read),
        placed=sum(bool(one.row.places) for one in read),
        overall="\n".join(overall),
        by_source="\n".join(by_source),
        folds="\n".join(folds),
    )


def figures(count: Count) -> str:
    """Precision, recall and F1 as cells of a table."""
    return f"{count.precision:.3f} | {count.recall:.3f} | {count.value:.3f}"


if __name__ == "__main__":
    main()
