import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link import Copy, Story, find_copies, trace_descent

WIRE = (
    "Gunmen opened fire on a bus near the village of Tel Sada on Sunday and killed eleven miners, the "
    "provincial police "
    "chief Omar Haddad said. Three of the attackers were caught at a checkpoint an hour later, he added. The "
    "miners were "
    "on their way home from the phosphate works, where a strike over unpaid wages had ended only two days before."
)
OTHER = (
    "A bomb went off in the vegetable market of Qasr Amin on Sunday morning. Doctors at the city hospital "
    "counted seven "
    "dead and thirty wounded, most of them women who had come to buy bread. No group has said that it laid "
    "the bomb, and "
    "the mayor asked people to give blood."
)
THIRD = (
    "Fishermen found two mines off the harbour of Ras Hilal on Sunday, the coast guard reported. Navy divers "
    "blew them up "
    "in the afternoon while the whole quay was closed, and the ferry to the islands left four hours late."
)
STANDING = (
    "The war in the province began in the spring of 2009 when the governor dissolved the council, and it has "
    "since cost "
    "more than forty thousand lives and driven half of the people from their homes."
)


def story(path: str, text: str, outlet: str | None = None, published: str | None = "2017-07-02") -> Story:
    return Story(path, text, ((0, len(text)),), outlet, published)


def pairs(copies: tuple[Copy, ...]) -> list[tuple[str, str, str]]:
    return [(copy.left, copy.right, copy.kind) for copy in copies]


def test_the_same_text_a_day_later_is_a_full_copy() -> None:
    found = find_copies([story("b", WIRE, "Times", "2017-07-03"), story("a", WIRE, "Wire"), story("c", OTHER, "Post")])
    assert pairs(found) == [("a", "b", "full")]
    assert found[0].share == 1.0


def test_the_later_document_is_on_the_right_whatever_it_is_called() -> None:
    found = find_copies([story("a", WIRE, "Times", "2017-07-03"), story("b", WIRE, "Wire")])
    assert pairs(found) == [("b", "a", "full")]


def test_a_stretch_within_another_report_is_a_part() -> None:
    both = f"{OTHER} {THIRD} {WIRE[: WIRE.index('Three of')]} {WIRE[WIRE.index('The miners') :]}"
    found = find_copies([story("a", f"{WIRE} {STANDING} {THIRD[::-1]}", "Wire"), story("b", both, "Times")])
    assert pairs(found) == [("a", "b", "part")]


def test_offsets_of_the_longest_run_hold_in_both_documents() -> None:
    left, right = story("a", f"Headline, 1,200 words. {WIRE}", "Wire"), story("b", f"{OTHER} {WIRE}", "Times")
    run = find_copies([left, right])[0].evidence.run
    assert run is not None
    assert left.text[run.left_start : run.left_end] == right.text[run.right_start : run.right_end]
    assert run.words == len(left.text[run.left_start : run.left_end].split())


def test_a_standing_paragraph_of_one_outlet_is_no_copy() -> None:
    days = ("2017-07-01", "2017-07-05", "2017-07-09")
    texts = (WIRE, OTHER, THIRD)
    found = find_copies(
        story(f"{n}", f"{text} {STANDING}", "Wire", day) for n, (text, day) in enumerate(zip(texts, days, strict=True))
    )
    assert found == ()


def test_background_that_clients_take_along_does_not_join_two_reports() -> None:
    stories = [
        story("wire-1", f"{WIRE} {STANDING}", "Wire", "2017-07-01"),
        story("wire-2", f"{OTHER} {STANDING}", "Wire", "2017-07-02"),
        story("client", f"{WIRE} {STANDING}", "Times", "2017-07-02"),
    ]
    assert pairs(find_copies(stories)) == [("wire-1", "client", "full")]


def test_a_report_in_many_outlets_is_not_background() -> None:
    stories = [story(f"{n:02}", WIRE, f"Outlet {n}", "2017-07-02") for n in range(40)]
    found = find_copies(stories)
    assert {copy.kind for copy in found} == {"full"}
    assert len(trace_descent(stories, found)) == 40


def test_a_rewrite_with_a_credit_is_found_by_its_rare_words() -> None:
    rewritten = (
        "Eleven miners died on Sunday when attackers shot at their bus close to Tel Sada, Alder Wire reports. "
        "Police chief "
        "Omar Haddad has three attackers in his hands; a checkpoint caught them. The miners had left the "
        "phosphate works "
        "after a strike over wages."
    )
    stories = [
        story("a", WIRE, "Alder Wire"),
        story("b", rewritten, "Times"),
        *(story(f"c{n}", text, f"Post {n}") for n, text in enumerate((OTHER, THIRD, f"{THIRD} {STANDING}"))),
        *(story(f"d{n}", f"{word} talks on Sunday.", f"Post {n}") for n, word in enumerate(("Peace", "Grain", "Oil"))),
    ]
    copy = next(copy for copy in find_copies(stories) if copy.right == "b")
    assert (copy.left, copy.rewritten, copy.kind) == ("a", True, "part")
    credit = copy.evidence.credits[0]
    assert rewritten[credit.start : credit.end] == "Alder Wire"


def test_without_the_credit_the_same_words_are_another_report_of_the_event() -> None:
    retold = (
        "Eleven miners died on Sunday when attackers shot at their bus close to Tel Sada. Omar Haddad caught three."
    )
    assert find_copies([story("a", WIRE, "Alder Wire"), story("b", retold, "Times")]) == ()


def test_words_without_commas_and_apostrophes_are_the_same_words() -> None:
    stripped = WIRE.replace(",", "").replace("'", "").upper()
    assert pairs(find_copies([story("a", WIRE, "Wire"), story("b", stripped, "Times")])) == [("a", "b", "full")]


def test_descent_names_the_agency_behind_several_outlets_as_one_source() -> None:
    stories = [
        story("wire", WIRE, "Alder Wire", "2017-07-01"),
        story("times", f"{WIRE} (Alder Wire)", "Times", "2017-07-02"),
        story("post", f"{WIRE} (Alder Wire)", "Post", "2017-07-03"),
    ]
    descents = trace_descent(stories, find_copies(stories))
    assert [each.path for each in descents] == ["wire", "times", "post"]
    assert {each.source for each in descents} == {"Alder Wire"}
    assert descents[0].parent is None
    assert all(each.parent is not None for each in descents[1:])


SENTENCES = [sentence.strip() for text in (WIRE, OTHER, THIRD, STANDING) for sentence in text.split(". ")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(SENTENCES), max_size=6),
            st.sampled_from((None, "Alder Wire", "Times", "Post")),
            st.sampled_from((None, "2017-07-01", "2017-07-02", "2017-07-09")),
        ),
        max_size=9,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_documents_changes_nothing(
    parts: list[tuple[list[str], str | None, str | None]], order: random.Random
) -> None:
    stories = [story(f"{n}", ". ".join(text), outlet, day) for n, (text, outlet, day) in enumerate(parts)]
    found = find_copies(stories)
    shuffled = list(stories)
    order.shuffle(shuffled)
    assert find_copies(shuffled) == found
    assert trace_descent(shuffled, found) == trace_descent(stories, found)
    assert all(0 < copy.share <= 1 and copy.left != copy.right for copy in found)


def test_what_stands_outside_the_stretches_is_not_compared() -> None:
    hidden = replace(story("b", f"{WIRE} {OTHER}", "Times"), stretches=((len(WIRE) + 1, len(WIRE) + 1 + len(OTHER)),))
    assert find_copies([story("a", WIRE, "Wire"), hidden]) == ()
