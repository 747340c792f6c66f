"""Train the tagger that ships, or measure how well it does on articles that it has not seen.

usage: python -m training model --shared DIR --base DIR --out DIR
       python -m training folds --shared DIR --base DIR --work DIR --write DIR [--trained]

DIR of --shared holds `corpora/claims-dev/{fa-kes,re3d,masdar,world}`; nothing of it is copied. DIR of --base holds
`model.safetensors` and `tokenizer.json` of the encoder to start from. `model` trains on all development articles and
the project's own reports for training and writes the model with its card; `folds` trains five models, each without a
fifth of the development articles, and scores these fifths; with `--trained` it scores those that lie in --work.
"""

import argparse
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from reportedly.config import Settings
from reportedly.evaluate.answers import Answer, read_answers
from reportedly.evaluate.evaluation import evaluate
from reportedly.evaluate.gold import read_gold
from reportedly.evaluate.saved import evaluation_as_json
from reportedly.pipeline import Failure, open_reader
from training.articles import Source, development_parts, own_reports, read_article, split_in_folds
from training.card import write_card
from training.examples import Example, count_labels, make_examples
from training.train import Plan, train_and_export

ROOT = Path(__file__).parent.parent
EXTRACTORS = ("rules", "tagger", "both")


def main() -> int:
    """Run one of the two commands."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("command", choices=("model", "folds"))
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--out", type=Path, default=ROOT / "reportedly" / "data" / "tagger")
    options.add_argument("--work", type=Path, default=ROOT / "build" / "folds")
    options.add_argument("--write", type=Path, default=ROOT / "bench" / "folds")
    options.add_argument("--epochs", type=int, default=Plan().epochs)
    options.add_argument("--trained", action="store_true", help="score the folds that lie in --work already")
    given = options.parse_args()
    plan = Plan(epochs=given.epochs)
    for needed in (given.shared / "corpora" / "claims-dev", given.base / "model.safetensors"):
        if not needed.exists():
            print(f"{needed}: not there; name its folder with --shared or --base", file=sys.stderr)
            return 2
    development = list(development_parts(given.shared))
    own = list(own_reports(ROOT / "corpora", "train"))
    if given.trained:
        score_folds(development, given.work, given.write)
        return 0
    examples = make_all([*development, *own], given.base / "tokenizer.json")
    if given.command == "model":
        losses = train_and_export(together(examples), given.base, given.out, plan)
        write_card(given.out, given.base, count_labels(together(examples)), losses)
    else:
        train_folds(development, examples, given.base, given.work, plan)
        score_folds(development, given.work, given.write)
    return 0


def make_all(sources: Sequence[Source], tokenizer: Path) -> dict[str, list[Example]]:
    """The examples of all articles by name."""
    from tokenizers import Tokenizer

    pieces = Tokenizer.from_file(str(tokenizer))
    pieces.no_padding()
    pieces.no_truncation()
    reader = open_reader(Settings())
    return {source.name: make_examples(read_article(source, reader), reader, pieces) for source in sources}


def together(examples: dict[str, list[Example]]) -> list[Example]:
    """The examples of all articles, in the order of their names."""
    return [example for _, made in sorted(examples.items()) for example in made]


def train_folds(
    development: Sequence[Source], examples: dict[str, list[Example]], base: Path, work: Path, plan: Plan
) -> None:
    """Train a model for each fold without the articles in it, as many at once as there are cores."""
    folds = split_in_folds([source.name for source in development])
    jobs = []
    for number, fold in enumerate(folds):
        left = {name: made for name, made in examples.items() if name not in fold}
        jobs.append((together(left), base, work / str(number), plan))
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        pool.starmap(train_and_export, jobs, chunksize=1)


def score_folds(development: Sequence[Source], work: Path, write: Path) -> None:
    """Score what each fold's model reads in its fold, and save it."""
    folds = split_in_folds([source.name for source in development])
    by_name = {source.name: source for source in development}
    gold = {source.name: read_gold(source.gold) for source in development}
    write.mkdir(parents=True, exist_ok=True)
    for extractor in EXTRACTORS:
        answers: dict[str, Answer] = {}
        for number, fold in enumerate(folds):
            for part in sorted({by_name[name].part for name in fold}):
                names = {by_name[name].report.stem: name for name in fold if by_name[name].part == part}
                folder = by_name[next(iter(names.values()))].report.parent
                settings = Settings(extractor=extractor, model=work / str(number))
                for outcome in read_answers(list(names), [folder], settings):
                    if isinstance(outcome, Failure):
                        raise SystemExit(f"{outcome.path}: {outcome.error}")
                    answers[names[outcome.article]] = outcome
        evaluation = evaluate(gold, answers, {}, 0, gold="development parts in five folds", reading=extractor)
        (write / f"{extractor}.json").write_text(evaluation_as_json(evaluation, None), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
