import re
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.actors import ActorIndex, index_actors, load_actors
from reportedly.records import Phrase
from reportedly.resolve.actor_acronyms import learn_acronyms
from reportedly.resolve.actor_page import Resolution
from reportedly.resolve.actors import resolve_participants

SENTENCE = re.compile(r"[^\s].*?(?:[.!?](?=\s)|$)", re.MULTILINE)


@cache
def built_in() -> ActorIndex:
    return load_actors()


def spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in SENTENCE.finditer(text)]


def marked(text: str) -> tuple[str, list[Phrase]]:
    """A text without its square brackets, and the phrases that stood in them."""
    plain, phrases = "", []
    for piece in re.split(r"(\[[^]]*\])", text):
        if piece.startswith("["):
            phrases.append(Phrase(len(plain), len(plain) + len(piece) - 2, piece[1:-1]))
        plain += piece.strip("[]")
    return plain, phrases


def resolve(text: str, index: ActorIndex | None = None) -> list[tuple[str | None, str | None]]:
    """Actor and antecedent of each phrase in square brackets, in order."""
    plain, phrases = marked(text)
    found = resolve_participants(plain, phrases, index or built_in(), spans(plain))
    assert list(found) == [(p.start, p.end) for p in phrases]
    for resolution in found.values():
        check_antecedent(plain, resolution)
    return [(r.actor, None if r.antecedent is None else r.antecedent.text) for r in found.values()]


def check_antecedent(text: str, resolution: Resolution) -> None:
    antecedent = resolution.antecedent
    if antecedent is not None:
        assert text[antecedent.start : antecedent.end] == antecedent.text != ""


# --- acronyms ---

ACRONYMS = [
    ("The Syrian Democratic Forces (SDF) came.", [("SDF", "Syrian Democratic Forces")]),
    ("the Islamic State of Iraq and al-Sham (ISIS)", [("ISIS", "Islamic State of Iraq and al-Sham")]),
    ("the Islamic State of Iraq and the Levant (ISIL)", [("ISIL", "Islamic State of Iraq and the Levant")]),
    (
        "Organisation for the Prohibition of Chemical Weapons (OPCW)",
        [("OPCW", "Organisation for the Prohibition of Chemical Weapons")],
    ),
    ("Japan Self-Defense Forces (JSDF)", [("JSDF", "Japan Self-Defense Forces")]),
    ("the Médecins Sans Frontières (MSF)", [("MSF", "Médecins Sans Frontières")]),
    ("Hay'at Tahrir al-Sham (HTS)", [("HTS", "Hay'at Tahrir al-Sham")]),
    ("a Women's Defence League (W.D.L.)", [("WDL", "Women's Defence League")]),
    ("three Aid Groups (AGs)", [("AG", "Aid Groups")]),
    ("Front of Free Officers (FOFO)", [("FOFO", "Front of Free Officers")]),
    ("The River\nGuard Council (RGC)", [("RGC", "River\nGuard Council")]),
    ("River Guard (RG) and again River Gate (RG)", [("RG", "River Guard")]),
    ("People's Protection Units (YPG)", []),
    ("improvised bomb devices (IBD)", []),
    ("north, River Guard. Council (RGC)", []),
    ("Beirut (AFP)", []),
    ("a group (also called X)", []),
    ("(SDF)", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), ACRONYMS)
def test_learn_acronyms(text: str, expected: list[tuple[str, str]]) -> None:
    found = learn_acronyms(text)
    assert [(a.short, a.name) for a in found] == expected
    assert all(text[a.start : a.end] == a.name for a in found)


def test_acronyms_of_unknown_actors_point_to_the_full_name() -> None:
    text = "[RGC] men fled. The [River Guard Council (RGC)] denied it. [Two RGC fighters] died."
    assert resolve(text) == [(None, "River Guard Council"), (None, None), (None, "River Guard Council")]


def test_what_the_text_says_goes_before_what_the_index_knows() -> None:
    text = "The Sudan Defence Force (SDF) was formed in 1925. [SDF soldiers] marched."
    assert resolve(text) == [(None, "Sudan Defence Force")]
    text = "The Islamic State in Iraq and Al Sham (ISIS) left. [ISIS fighters] stayed."
    assert resolve(text) == [("islamic-state", None)]


def test_acronyms_in_another_language_behind_a_known_name() -> None:
    text = "Faylaq al-Rahman (FQR) held the road. [FQR fighters] dug in."
    assert resolve(text) == [("faylaq-al-rahman", None)]
    text = "Lebanon (NNAX) - [NNAX] reported fire."
    assert resolve(text) == [(None, None)]


# --- descriptions ---

DESCRIPTIONS = [
    # a group
    ("Faylaq al-Rahman dug in. The [militant group] spoke.", "faylaq-al-rahman", "Faylaq al-Rahman"),
    ("Faylaq al-Rahman met the Syrian Arab Army. [The group] spoke.", "faylaq-al-rahman", "Faylaq al-Rahman"),
    ("ISIS came, then Hamas. [This group] spoke.", "hamas", "Hamas"),
    ("ISIS came. [Two fighters from the group] died.", "islamic-state", "ISIS"),
    ("ISIS came. [The group's fighters] died.", "islamic-state", "ISIS"),
    ("ISIS came. [A militant group] spoke.", None, None),
    ("ISIS came. [group] spoke.", None, None),
    ("The army came. [The group] spoke.", None, None),
    ("[The group] spoke. ISIS came.", None, None),
    ("[The militant group] Ahrar al-Sham spoke.", "ahrar-al-sham", "Ahrar al-Sham"),
    ("Hezbollah came, then ISIS. The [Lebanese group] spoke.", "hezbollah", "Hezbollah"),
    # backed by whom
    (
        "The US-backed Syrian Democratic Forces met ISIS. The [US-backed force] spoke.",
        "syrian-democratic-forces",
        "Syrian Democratic Forces",
    ),
    ("The SDF met ISIS. The [US-backed group] spoke.", "syrian-democratic-forces", "SDF"),
    ("ISIS came. The [US-backed group] spoke.", None, None),
    ("The SDF met al-Qaeda. The [al-Qaeda-linked group] spoke.", None, None),
    # persons
    ("ISIS came. Later [the militants] left.", "islamic-state", "ISIS"),
    ("ISIS met Ahrar al-Sham. Later [the militants] left.", None, None),
    ("ISIS came. Police said that [militants] left.", None, None),
    # watchers and outlets
    (
        "The Syrian Observatory for Human Rights met Hamas. The [monitor] spoke.",
        "syrian-observatory-for-human-rights",
        "Syrian Observatory for Human Rights",
    ),
    ("SOHR met Hamas. [The Britain-based monitoring group] spoke.", "syrian-observatory-for-human-rights", "SOHR"),
    ("Airwars counted. [The watchdog] spoke.", "airwars", "Airwars"),
    ("Human Rights Watch met Hamas. [The rights group] spoke.", "human-rights-watch", "Human Rights Watch"),
    ("SANA met Hamas. [The news agency] spoke.", "sana", "SANA"),
    (
        "The Russian Ministry of Defence met Hamas. [The ministry] spoke.",
        "russian-ministry-of-defence",
        "Russian Ministry of Defence",
    ),
    ("Amnesty International met Hamas. [Amnesty] spoke.", "amnesty-international", None),
    ("Talks went on, said Amnesty. [The rights group] left.", "amnesty-international", "Amnesty"),
    ("Talks went on. Amnesty was granted. [The rights group] left.", None, None),
    # coalitions
    ("The US-led coalition met the SDF. [Coalition aircraft] struck.", "us-led-coalition", "US-led coalition"),
    ("The US-led coalition met the SDF. [The alliance] spoke.", "syrian-democratic-forces", "SDF"),
    # organs of the state that the text is about
    ("Fire fell in Syria. [Government forces] advanced.", "syrian-arab-army", None),
    ("The SAA moved in Syria. [Government troops] advanced.", "syrian-arab-army", "SAA"),
    ("Fire fell in Syria. [The army] advanced.", "syrian-arab-army", None),
    ("Fire fell in Syria. Two [army positions] burnt.", "syrian-arab-army", None),
    ("Fire fell in Syria. [Army] advanced.", None, None),
    ("Russian jets flew in Syria and across Syria. [The defence ministry] spoke.", "syrian-ministry-of-defence", None),
    ("Fire fell. [Government forces] advanced.", None, None),
    ("The Iraqi army moved in Syria. [The army] spoke.", "iraqi-army", "Iraqi army"),
    ("Syrian and Iraqi doctors met. [The army] spoke.", None, None),
    # the owner
    ("ISIS said that 74 SDF fighters were hit by [its snipers].", "islamic-state", "ISIS"),
    ("After a clash with ISIS, the SDF buried [three of its fighters].", "syrian-democratic-forces", "SDF"),
    ("The SDF spoke. In Syria, Hamas named its [commanders].", "hamas", "Hamas"),
    ("ISIS and Hamas named [their fighters].", None, None),
    ("ISIS named [its allies].", None, None),
    ("ISIS left. On Monday [its fighters] came back.", None, None),
    ("The Turkish army named [its rebel forces].", None, None),
    ("Hamas came. The group named [its fighters].", None, None),
    ("The Turkish government named [its rebel spokesman].", None, None),
    ("Hamas buried [three of its prisoners from the navy].", None, None),
    # states as doers
    ("[Russian] air strikes hit the town.", "russia", None),
    ("A [Russian] was hit.", None, None),
    # names
    ("[ISIS fighters] came.", "islamic-state", None),
    ("[Villagers] came.", None, None),
]


@pytest.mark.parametrize(("text", "actor", "antecedent"), DESCRIPTIONS)
def test_descriptions(text: str, actor: str | None, antecedent: str | None) -> None:
    assert resolve(text) == [(actor, antecedent)]


def test_a_resolved_description_owns_what_follows() -> None:
    text = "Hamas came. [The group] named [its fighters]."
    assert resolve(text) == [("hamas", "Hamas"), ("hamas", "Hamas")]


def test_a_whole_report() -> None:
    text = (
        "The Lions of Hama said that [their men] had left. Jaysh al-Islam accused the [SAA] of using gas.\n"
        "[The rebel group] said that [nine of its fighters] choked. The [Syrian Defence Ministry]\n"
        "denied it, and [government\nforces] fired on. The [US-backed SDF] meanwhile killed\n"
        "[two ISIS snipers]; the [US-backed force] lost nobody."
    )
    assert resolve(text) == [
        (None, None),
        ("syrian-arab-army", None),
        ("jaysh-al-islam", "Jaysh al-Islam"),
        ("jaysh-al-islam", "Jaysh al-Islam"),
        ("syrian-ministry-of-defence", None),
        ("syrian-arab-army", "SAA"),
        ("syrian-democratic-forces", None),
        ("islamic-state", None),
        ("syrian-democratic-forces", "SDF"),
    ]


def test_own_actors_are_described_too(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "id,name,aliases,kind,inter,country,description\n"
        "river-guard,River Guard,RVG,militia,,XX,fishermen under arms\nhill-watch,Hill Watch,,observatory,,XX,\n"
    )
    index = index_actors([[path]])
    text = "Hill Watch met the River Guard. [The militia] and [the monitor] spoke. [RVG men] and [its fighters] slept."
    assert resolve(text, index)[:2] == [("river-guard", "River Guard"), ("hill-watch", "Hill Watch")]


def test_no_phrases_and_no_sentences() -> None:
    assert resolve_participants("", [], built_in(), []) == {}
    text, phrases = marked("ISIS named [its fighters].")
    assert resolve_participants(text, phrases, built_in(), []) == {(11, 23): Resolution(None, None)}


WORDS = [
    "ISIS",
    "the SDF",
    "The group",
    "its fighters",
    "their snipers",
    "government forces",
    "in Syria",
    "Hamas",
    "said",
    ".",
    "\n",
    "the",
    "army",
    "River Guard Council (RGC)",
    "RGC",
    "US-backed",
    "force",
    "the monitor",
    "SOHR",
    "é",
    "😀",
    "’s",
    "(SDF)",
    "The coalition",
    "and",
    "Russian",
    "air strikes",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.data())
def test_every_antecedent_is_exact_characters(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    cuts = st.integers(0, len(text))
    phrases = []
    for _ in range(data.draw(st.integers(0, 5))):
        start, end = sorted((data.draw(cuts), data.draw(cuts)))
        phrases.append(Phrase(start, end, text[start:end]))
    phrases += [
        Phrase(m.start(), m.end(), m[0])
        for m in re.finditer(r"its fighters|The group|government forces|RGC|the SDF", text)
    ]
    found = resolve_participants(text, phrases, built_in(), spans(text))
    assert set(found) == {(p.start, p.end) for p in phrases}
    for resolution in found.values():
        check_antecedent(text, resolution)
        assert resolution.actor is None or resolution.actor in built_in().actors
    assert found == resolve_participants(text, phrases[::-1], built_in(), spans(text))


def test_a_long_report_is_quick() -> None:
    paragraph, phrases = marked(
        "The [US-backed Syrian Democratic Forces (SDF)] took two villages on Monday, the "
        "[Britain-based Syrian Observatory for Human Rights] said. [The monitor] counted [nine ISIS fighters] "
        "among the dead; [the group] said that [its snipers] held the bridge in Syria. "
    )
    text = paragraph * (3000 // len(paragraph) + 1)
    repeated = [
        Phrase(p.start + n * len(paragraph), p.end + n * len(paragraph), p.text)
        for n in range(len(text) // len(paragraph))
        for p in phrases
    ]
    sentences = spans(text)
    built_in()

    def seconds() -> float:
        start = time.process_time()
        resolve_participants(text, repeated, built_in(), sentences)
        return time.process_time() - start

    assert len(text) >= 3000
    # So many phrases take about 5 ms; the bound leaves room for slow machines, none for one more loop in a loop.
    assert min(seconds() for _ in range(7)) < 0.015
