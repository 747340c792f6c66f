"""The network: one encoder read once for each sentence, whose upper layers stand twice.

The lower layers see a sentence with its context. One pair of upper layers then types the words that name events. The
other pair is run once for each trigger, which is marked, and tells roles, tolls, the speaker, factuality and stance. So
the sentence is read once and each claim costs a third of a reading. The encoder is that of MiniLM (Wang et al. 2020), a
small BERT (Devlin et al. 2019); layers are as there, with normalisation behind each block.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.heads import Heads

WIDTH = 384
HEADS = 12
INNER = 1536
POSITIONS = 512
LOWER = 4
LAYERS = 6
DROPOUT = 0.1


class Layer(nn.Module):
    """Self-attention and a feed-forward block, each added to its input and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.after_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.after_widening = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, hidden: Tensor, barred: Tensor) -> Tensor:
        """Hidden states (rows, pieces, WIDTH); `barred` is added to the attention scores."""
        rows, length, _ = hidden.shape

        def heads(x: Tensor) -> Tensor:
            return x.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = heads(self.query(hidden)), heads(self.key(hidden)), heads(self.value(hidden))
        scores = query @ key.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + barred
        seen = scores.softmax(-1) @ value
        seen = seen.transpose(1, 2).reshape(rows, length, WIDTH)
        hidden = self.after_attention(hidden + self.dropout(self.output(seen)))
        inner = self.narrow(nn.functional.gelu(self.widen(hidden)))
        return self.after_widening(hidden + self.dropout(inner))


def head(width: int, labels: int) -> nn.Sequential:
    """A classifier with one hidden layer."""
    return nn.Sequential(nn.Dropout(DROPOUT), nn.Linear(width, WIDTH), nn.GELU(), nn.Linear(WIDTH, labels))


def bars(present: Tensor, like: Tensor) -> Tensor:
    """What bars attention to the padding."""
    return ((1 - present.to(like.dtype)) * -10000.0)[:, None, None, :]


def at_words(hidden: Tensor, firsts: Tensor) -> Tensor:
    """The hidden state of each word's first piece."""
    return hidden.gather(1, firsts[:, :, None].expand(-1, -1, hidden.shape[2]))


class SentenceReader(nn.Module):
    """Lower layers, and the upper ones that find triggers."""

    def __init__(self, vocabulary: int, heads: Heads) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segments = nn.Embedding(2, WIDTH)
        self.hints = nn.Embedding(heads.trigger_hints, WIDTH)
        self.normal = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.lower = nn.ModuleList(Layer() for _ in range(LOWER))
        self.upper = nn.ModuleList(Layer() for _ in range(LAYERS - LOWER))
        self.events = head(WIDTH, len(heads.triggers))
        nn.init.normal_(self.hints.weight, std=0.02)

    def forward(
        self, pieces: Tensor, segments: Tensor, present: Tensor, firsts: Tensor, hints: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Lower hidden states (rows, pieces, WIDTH), and scores of triggers (rows, words, labels)."""
        order = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.words(pieces) + self.positions(order)[None] + self.segments(segments)
        hidden = self.dropout(self.normal(hidden)) + self.hints(hints)
        barred = bars(present, hidden)
        for layer in self.lower:
            hidden = layer(hidden, barred)
        high = hidden
        for layer in self.upper:
            high = layer(high, barred)
        return hidden, self.events(at_words(high, firsts))


class ClaimReader(nn.Module):
    """The upper layers that read around one marked trigger."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.marks = nn.Embedding(len(heads.triggers), WIDTH)
        self.hints = nn.Linear(heads.hints, WIDTH, bias=False)
        # What rules say of each value; 0 is that they say nothing.
        self.value_hints = nn.ModuleList(nn.Embedding(len(one.labels) + 1, WIDTH) for one in heads.values)
        self.upper = nn.ModuleList(Layer() for _ in range(LAYERS - LOWER))
        self.tags = nn.ModuleList(head(WIDTH, len(one.labels)) for one in heads.tags)
        self.values = nn.ModuleList(head(2 * WIDTH, len(one.labels)) for one in heads.values)
        for table in (self.marks, *self.value_hints):
            nn.init.normal_(table.weight, std=0.02)

    def forward(
        self, hidden: Tensor, present: Tensor, firsts: Tensor, marks: Tensor, hints: Tensor, verdicts: Tensor
    ) -> tuple[Tensor, ...]:
        """Scores of each head: of tags (rows, words, labels), then of values (rows, labels)."""
        marked = (marks > 0).to(hidden.dtype)[:, :, None]
        verdict = torch.zeros(1, WIDTH)
        for n, table in enumerate(self.value_hints):
            verdict = verdict + table(verdicts[:, n])
        hidden = hidden + (self.marks(marks) + verdict[:, None]) * marked + self.hints(hints.to(hidden.dtype))
        barred = bars(present, hidden)
        for layer in self.upper:
            hidden = layer(hidden, barred)
        words = at_words(hidden, firsts)
        trigger = (hidden * marked).sum(1) / marked.sum(1).clamp(min=1)
        whole = torch.cat([trigger, hidden[:, 0]], -1)
        return *(tag(words) for tag in self.tags), *(value(whole) for value in self.values)


@dataclass(frozen=True, slots=True)
class Network:
    """Both readers."""

    sentence: SentenceReader
    claim: ClaimReader

    def parameters(self) -> list[tuple[str, nn.Parameter]]:
        """All parameters by name."""
        return [*self.sentence.named_parameters("sentence"), *self.claim.named_parameters("claim")]

    def train(self, on: bool) -> None:
        """Switch dropout on or off."""
        self.sentence.train(on)
        self.claim.train(on)


def start_network(base: Path, heads: Heads) -> Network:
    """A network with some heads whose encoder has the weights of a BERT in the safetensors format; both pairs of upper
    layers begin alike.
    """
    weights = load_file(base)
    sentence = SentenceReader(weights["embeddings.word_embeddings.weight"].shape[0], heads)
    claim = ClaimReader(heads)
    with torch.no_grad():
        for target, name in (
            (sentence.words, "word"),
            (sentence.positions, "position"),
            (sentence.segments, "token_type"),
        ):
            target.weight.copy_(weights[f"embeddings.{name}_embeddings.weight"])
        copy_into(sentence.normal, weights, "embeddings.LayerNorm")
        for number in range(LAYERS):
            copies = (
                [sentence.lower[number]]
                if number < LOWER
                else [u[number - LOWER] for u in (sentence.upper, claim.upper)]
            )
            for layer in copies:
                for part, name in PARTS.items():
                    copy_into(getattr(layer, part), weights, f"encoder.layer.{number}.{name}")
    return Network(sentence, claim)


PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "after_widening": "output.LayerNorm",
}


def copy_into(target: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    """Copy the weights and biases under a name."""
    target.weight.copy_(weights[f"{name}.weight"])
    target.bias.copy_(weights[f"{name}.bias"])
