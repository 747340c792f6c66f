"""The network with heads of another task than the tagger's; where torch is installed, which only training needs."""

import pytest

from reportedly.pipeline import Reader
from reportedly.tag.model import SHIPPED, load_model
from training.heads import claim_heads
from training.passages import attribution_heads, passages_overlapping

torch = pytest.importorskip("torch")


def test_each_head_says_its_labels() -> None:
    from training.network import ClaimReader, SentenceReader

    ones, firsts = torch.ones(2, 9, dtype=torch.long), torch.ones(2, 5, dtype=torch.long)
    for heads in (claim_heads(), attribution_heads()):
        sentence, claim = SentenceReader(20, heads), ClaimReader(heads)
        hidden, triggers = sentence(ones, ones, ones, firsts, torch.zeros_like(ones))
        assert triggers.shape == (2, 5, len(heads.triggers))
        hints, verdicts = torch.zeros(2, 9, heads.hints), torch.zeros(2, len(heads.values), dtype=torch.long)
        scores = claim(hidden, ones, firsts, ones, hints, verdicts)
        shapes = [(2, 5, len(one.labels)) for one in heads.tags] + [(2, len(one.labels)) for one in heads.values]
        assert [tuple(score.shape) for score in scores] == shapes


def test_what_is_read_does_not_depend_on_what_is_read_beside_it(rule_reader: Reader) -> None:
    from training.attribution import read_passages
    from training.network import ClaimReader, Network, SentenceReader

    torch.manual_seed(1)
    tokenizer = load_model(SHIPPED).tokenizer
    heads = attribution_heads()
    network = Network(SentenceReader(tokenizer.get_vocab_size(), heads), ClaimReader(heads))
    network.train(False)
    text = "He said it fell. " * 9 + "Nobody knew."
    passages = list(passages_overlapping(rule_reader.parse(text, [(0, len(text))]), tokenizer))
    together = set(read_passages(passages, network, heads, 0.5))
    apart = {one for passage in passages for one in read_passages([passage], network, heads, 0.5)}
    assert together == apart
    assert all(0 <= start < end <= len(text) for one in together for _, start, end in one.spans)
