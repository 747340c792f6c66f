"""Windows: words, their pieces, the context before a sentence, and names of parties as one piece."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.pipeline import Reader, party_names
from reportedly.tag.model import SHIPPED, load_model
from reportedly.tag.windows import MOST_PIECES, Window, as_batch, make_windows


def windows(text: str, reader: Reader) -> list[Window]:
    sentences = reader.parse(text, [(0, len(text))])
    return make_windows(text, sentences, party_names(text, reader.actors), load_model(SHIPPED).tokenizer)


def own(window: Window) -> list[str]:
    return [word.text for word in window.words[window.begin :]]


def test_a_sentence_stands_behind_the_one_before_it(reader: Reader) -> None:
    first, second = windows("Shells hit a market. Nobody was hurt there.", reader)
    assert (first.begin, own(first)[:2]) == (0, ["Shells", "hit"])
    assert [word.text for word in second.words[: second.begin]] == ["Shells", "hit", "a", "market", "."]
    assert own(second) == ["Nobody", "was", "hurt", "there", "."]
    assert second.pieces[second.second - 1] == second.pieces[-1]


def test_a_new_paragraph_has_no_context(reader: Reader) -> None:
    assert [window.begin for window in windows("Shells hit a market.\n\nNobody was hurt there.", reader)] == [0, 0]


def test_the_names_of_parties_are_one_piece_and_the_same_for_all(reader: Reader) -> None:
    names = ("Islamic State", "Free Syrian Army", "PKK")
    read = [windows(f"Then the {name} shelled Dorin.", reader)[0] for name in names]
    assert len({window.pieces for window in read}) == 1
    long = read[1]
    assert [word.text for at, word in enumerate(long.words) if long.is_glued(at)] == ["Syrian", "Army"]
    assert len(set(long.firsts)) == len(long.words) - 2


def test_a_sentence_without_end_is_cut_and_loses_no_place(reader: Reader) -> None:
    (window,) = windows("word " * 390, reader)
    assert len(window.pieces) == MOST_PIECES
    assert window.own == MOST_PIECES - 3  # a mark at the start and behind each of the two sentences


WORDS = st.sampled_from(
    ["Shells", "hit", "the", "SDF", "Islamic", "State", "in", "al-Hasakah", ".", "👍", "١٢", "\u200b", "(", "x" * 50]
)


@given(words=st.lists(WORDS, max_size=40))
def test_every_word_has_pieces_inside_its_window(reader: Reader, words: list[str]) -> None:
    for window in windows(" ".join(words), reader):
        assert len(window.words) == len(window.firsts) == len(window.lasts)
        assert 0 <= window.own <= len(window.words)
        for at in range(len(window.words)):
            assert 0 < window.firsts[at] < window.lasts[at] < len(window.pieces)
            assert at == 0 or window.firsts[at] >= window.firsts[at - 1]
        batch = as_batch([window])
        assert batch.present.sum() == len(window.pieces)
        assert batch.pieces.shape == batch.segments.shape == batch.present.shape
