"""Training: from examples to a network, with fixed seeds."""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from reportedly.tag.labels import HINTS
from reportedly.tag.windows import Ints, as_batch
from training.examples import IGNORED, ClaimExample, Example
from training.export import export
from training.heads import Heads, claim_heads
from training.network import Network, start_network


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is trained. Rates are the highest of a rise over the first twentieth and a fall to 0."""

    epochs: int = 6
    pieces_in_batch: int = 900
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    hints_dropped: float = 0.2
    averaged_from: float = 0.6
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Rows:
    """One batch of examples as tensors."""

    sentences: dict[str, Tensor]
    events: Tensor
    of_claims: Tensor
    claims: dict[str, Tensor]
    labels: dict[str, Tensor]


def train_and_export(examples: Sequence[Example], base: Path, out: Path, plan: Plan) -> list[float]:
    """Train on the examples from the encoder in `base`, write the model to `out`, and tell each epoch's mean loss.

    One thread: sums of several come in no fixed order, and two trainings side by side are the better use of two cores.
    """
    torch.set_num_threads(1)
    network, losses = train(examples, base / "model.safetensors", claim_heads(), plan)
    export(network, base / "tokenizer.json", out)
    return losses


def train(examples: Sequence[Example], base: Path, heads: Heads, plan: Plan) -> tuple[Network, list[float]]:
    """A network with some heads trained on the examples, and each epoch's mean loss; its weights are averaged over the
    last part of the training.
    """
    torch.manual_seed(plan.seed)
    source = random.Random(plan.seed)
    network = start_network(base, heads)
    network.sentence.words.weight.requires_grad_(False)
    optimiser, schedule = make_optimiser(network, plan, sum(1 for _ in batches(examples, plan, source)) * plan.epochs)
    source = random.Random(plan.seed)
    average: dict[str, Tensor] = {}
    told: list[float] = []
    averaged, steps, begun = 0, 0, time.monotonic()
    total = schedule.total
    for epoch in range(plan.epochs):
        network.train(True)
        losses = []
        for batch in batches(examples, plan, source):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, heads, as_rows(batch, heads, source, plan.hints_dropped))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_([p for _, p in network.parameters() if p.requires_grad], 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
            steps += 1
            if steps >= plan.averaged_from * total and steps % 10 == 0:
                averaged += 1
                for name, parameter in network.parameters():
                    if parameter.requires_grad:
                        value = parameter.detach()
                        average[name] = value.clone() if averaged == 1 else average[name].lerp(value, 1 / averaged)
        told.append(float(np.mean(losses)))
        took = time.monotonic() - begun
        print(f"epoch {epoch + 1} of {plan.epochs}: loss {told[-1]:.4f}, {took:.0f} s", file=sys.stderr, flush=True)
    with torch.no_grad():
        for name, parameter in network.parameters():
            if name in average:
                parameter.copy_(average[name])
    network.train(False)
    return network, told


class Schedule:
    """Learning rates: a linear rise, then a linear fall to 0."""

    def __init__(self, optimiser: torch.optim.Optimizer, total: int) -> None:
        self.optimiser = optimiser
        self.total = total
        self.highest = [group["lr"] for group in optimiser.param_groups]
        self.at = 0
        self.step()

    def step(self) -> None:
        """Set the rates of the next step."""
        self.at += 1
        rise = max(1, self.total // 20)
        share = self.at / rise if self.at <= rise else max(0.0, (self.total - self.at) / max(1, self.total - rise))
        for group, rate in zip(self.optimiser.param_groups, self.highest, strict=True):
            group["lr"] = rate * share


def make_optimiser(network: Network, plan: Plan, total: int) -> tuple[torch.optim.Optimizer, Schedule]:
    """AdamW with a higher rate for what does not come from the encoder's first training."""
    learnt = [(name, p) for name, p in network.parameters() if p.requires_grad]
    old = [p for name, p in learnt if is_pretrained(name)]
    new = [p for name, p in learnt if not is_pretrained(name)]
    groups = [{"params": old, "lr": plan.encoder_rate}, {"params": new, "lr": plan.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=plan.weight_decay)
    return optimiser, Schedule(optimiser, total)


def is_pretrained(name: str) -> bool:
    """Whether a parameter comes with weights of the encoder."""
    return any(part in name for part in (".lower.", ".upper.", ".words.", ".positions.", ".segments.", ".normal."))


def batches(examples: Sequence[Example], plan: Plan, source: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of like length, in random order."""
    order = sorted(range(len(examples)), key=lambda n: (len(examples[n].window.pieces) + source.random() * 6, n))
    found: list[list[Example]] = [[]]
    for n in order:
        if found[-1] and (len(found[-1]) + 1) * len(examples[n].window.pieces) > plan.pieces_in_batch:
            found.append([])
        found[-1].append(examples[n])
    source.shuffle(found)
    yield from found


def as_rows(batch: Sequence[Example], heads: Heads, source: random.Random, dropped: float) -> Rows:
    """A batch as tensors; hints of a share of the sentences and claims are left out, so that the network can do
    without.
    """
    windows = as_batch([e.window for e in batch])
    length, width = windows.pieces.shape[1], windows.firsts.shape[1]
    hints = [np.zeros_like(e.hints) if source.random() < dropped else e.hints for e in batch]
    claims = [(row, claim) for row, e in enumerate(batch) for claim in e.claims]
    bare = [source.random() < dropped for _ in claims]
    told = [c for _, c in claims]
    hinted = [np.zeros_like(c.hints) if b else c.hints for c, b in zip(told, bare, strict=True)]
    verdicts = [(0,) * len(c.verdict) if b else c.verdict for c, b in zip(told, bare, strict=True)]
    return Rows(
        {
            "pieces": torch.from_numpy(windows.pieces),
            "segments": torch.from_numpy(windows.segments),
            "present": torch.from_numpy(windows.present),
            "firsts": torch.from_numpy(windows.firsts),
            "hints": stacked(hints, length, 0),
        },
        stacked([e.events for e in batch], width, IGNORED),
        torch.tensor([row for row, _ in claims], dtype=torch.long),
        {
            "marks": stacked([c.mark for c in told], length, 0),
            "hints": stacked(hinted, length, 0),
            "verdicts": torch.tensor(verdicts, dtype=torch.long),
        },
        labels_of(told, heads, width),
    )


def labels_of(claims: Sequence[ClaimExample], heads: Heads, width: int) -> dict[str, Tensor]:
    """The labels of some claims."""
    return {
        **{head.name: stacked([c.tags[head.name] for c in claims], width, IGNORED) for head in heads.tags},
        **{head.name: torch.tensor([c.values[head.name] for c in claims], dtype=torch.long) for head in heads.values},
    }


def stacked(rows: Sequence[Ints], length: int, filler: int) -> Tensor:
    """Rows of various length as one tensor."""
    shape = (len(rows), length, *(rows[0].shape[1:] if rows else (len(HINTS),)))
    found = np.full(shape, filler, np.int64)
    for n, row in enumerate(rows):
        found[n, : len(row)] = row
    return torch.from_numpy(found)


def loss_of(network: Network, heads: Heads, rows: Rows) -> Tensor:
    """The summed losses of all heads."""
    hidden, events = network.sentence(**rows.sentences)
    loss = nn.functional.cross_entropy(events.float().flatten(0, 1), rows.events.flatten(), ignore_index=IGNORED) * 4
    if len(rows.of_claims):
        at = rows.of_claims
        scores = network.claim(hidden[at], rows.sentences["present"][at], rows.sentences["firsts"][at], **rows.claims)
        for head, score in zip((*heads.tags, *heads.values), scores, strict=True):
            flat = score.float().flatten(0, -2) if score.dim() == 3 else score.float()
            labels = rows.labels[head.name].flatten()
            loss = loss + head.weight * nn.functional.cross_entropy(flat, labels, ignore_index=IGNORED)
    return loss
