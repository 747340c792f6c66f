"""Which part each layer plays: the fields of the network's claims replaced by what rules read around the same triggers.

usage: python -m bench.ablation --shared DIR --work DIR [--write FILE]

DIR of --work holds the five models of `make folds`; each reads the articles that it was not trained on.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.quality import COUNTS, SHARES, value
from reportedly.config import Settings
from reportedly.drafts import Draft
from reportedly.evaluate.answers import Answer
from reportedly.evaluate.claims import PlainClaim, PlainToll, PlainVoice
from reportedly.evaluate.evaluation import evaluate
from reportedly.evaluate.figures import ArticleScore
from reportedly.evaluate.gold import read_gold
from reportedly.extract.ground import as_claim
from reportedly.extract.prepared import Prepared
from reportedly.pipeline import Reader, open_reader
from reportedly.records import Claim
from reportedly.tag.extract import as_draft, find_all
from reportedly.tag.model import Model, load_model
from training.articles import Article, development_parts, read_article, split_in_folds

ROLES = ("agents", "targets", "places")
VARIANTS: dict[str, tuple[str, ...]] = {
    "all by the network": (),
    "roles and places by rules": ROLES,
    "tolls by rules": ("casualties",),
    "voices by rules": ("voice",),
    "factuality by rules": ("factuality",),
    "triggers by the network, all else by rules": (*ROLES, "casualties", "voice", "factuality"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One claim as the network and as rules tell it, given the same trigger."""

    by_network: PlainClaim
    by_rules: PlainClaim


def main() -> None:
    """Read, replace, score, print and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    sources = {source.name: source for source in development_parts(given.shared)}
    reader = open_reader(Settings(extractor="rules"))
    read: dict[str, list[Pair]] = {}
    for number, fold in enumerate(split_in_folds(list(sources))):
        model = load_model(given.work / str(number))
        for name in fold:
            read[name] = read_pairs(read_article(sources[name], reader), reader, model)
    gold = {name: read_gold(source.gold) for name, source in sources.items()}
    scores: dict[str, Sequence[ArticleScore]] = {}
    for variant, fields in VARIANTS.items():
        answers = {name: Answer(name, tuple(mixed(pair, fields) for pair in pairs)) for name, pairs in read.items()}
        scores[variant] = evaluate(gold, answers, {}, 0, gold="", reading="").articles
    page = render(scores)
    print(page)
    if given.write:
        given.write.write_text(page, encoding="utf-8")


def read_pairs(article: Article, reader: Reader, model: Model) -> list[Pair]:
    """All claims of an article, told twice."""
    told: dict[int, list[Draft]] = {}
    pairs = []
    prepared = Prepared(article.text, article.sentences, article.quoted, article.parties, reader.is_toponym)
    for one in find_all(prepared, model, hinted=True):
        before = [draft for at in (one.pick.at - 1, one.pick.at) for draft in told.get(at, ())]
        draft = as_draft(article.text, article.sentences[one.pick.at], one, before, "both")
        told.setdefault(one.pick.at, []).append(draft)
        pairs.append(Pair(of_claim(as_claim(article.text, draft)), of_claim(one.claim)))
    return pairs


def of_claim(claim: Claim) -> PlainClaim:
    """The plain words of a claim."""
    return PlainClaim(
        sentence=claim.sentence.text,
        event=claim.event,
        trigger=claim.trigger.text,
        agents=tuple(p.text for p in claim.agents),
        targets=tuple(p.text for p in claim.targets),
        places=tuple(p.text for p in claim.places),
        casualties=tuple(PlainToll(c.kind, c.low, c.high) for c in claim.casualties),
        voice=tuple(PlainVoice(v.speaker.text, v.stance) for v in claim.voice),
        factuality=claim.factuality,
    )


def mixed(pair: Pair, fields: Sequence[str]) -> PlainClaim:
    """The network's claim with some fields of the rules."""
    return replace(pair.by_network, **{field: getattr(pair.by_rules, field) for field in fields})


def render(scores: dict[str, Sequence[ArticleScore]]) -> str:
    """The page docs/ablation.md."""
    names = [*COUNTS, *SHARES]
    head = "| variant |" + "".join(f" {name.replace('_', ' ')} |" for name in names)
    rows = [
        f"| {variant} |" + "".join(f" {value(found, name):.3f} |" for name in names)
        for variant, found in scores.items()
    ]
    return (
        "# Which part each layer plays\n\n"
        'Made by `make ablation` after `make folds`: the development parts in five folds, extractor `both`, with fields of its claims replaced by what rules read around the same triggers. Answers that name no event of their own ("denied those claims") are left out. docs/quality.md has rules and the network each alone.\n\n'  # noqa: E501
        + "\n".join([head, "|---|" + "---|" * len(names), *rows])
        + "\n"
    )


if __name__ == "__main__":
    main()
