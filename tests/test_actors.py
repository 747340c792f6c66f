import time
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.actors import (
    ACTORS,
    ActorIndex,
    ActorKind,
    Inter,
    find_actor,
    find_mentions,
    index_actors,
    load_actors,
    normalise_name,
    relations_of,
    search_actors,
)
from reportedly.errors import DataError

HEADER = "# test\nid,name,aliases,kind,inter,country,description\n"


@cache
def built_in() -> ActorIndex:
    return load_actors()


@pytest.fixture
def index() -> ActorIndex:
    return built_in()


def write(folder: Path, rows: str, name: str = "own.csv", header: str = HEADER) -> Path:
    path = folder / name
    path.write_text(header + rows, encoding="utf-8")
    return path


# --- names ---


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jabhat al-Nusra", "Jabhat an-Nusra"),
        ("Jabhat al-Nusra", "jabhat Al Nusra"),
        ("Jabhat al-Nusra", "Jabhat al-Nusrah"),
        ("Ahrar al-Sham", "Ahrar ash-Sham"),
        ("Faylaq al-Rahman", "Failaq ar-Rahman"),
        ("Jaysh al-Islam", "Jaish al-Islam"),
        ("the Syrian Arab Army", "Syrian Arab Army"),
        ("The Syrian Arab Army's", "Syrian Arab Army"),
        ("Syrian Democratic Forces (SDF)", "Syrian Democratic Forces"),
        ("Islamic State (IS) group", "Islamic State group"),
        ("Médecins Sans Frontières", "Medecins sans Frontieres"),
        ("Da’esh", "Daesh"),
        ("Hay'at Tahrir al-Sham", "Hayat Tahrir al-Sham"),
        ("People's Protection Units", "Peoples Protection Units"),
        ("People’s Protection Units", "People s Protection Units"),
        ("U.S.-led coalition", "US-led coalition"),
        ("Syrian Ministry of Defense", "Syrian Ministry of Defence"),
        ("World Health Organization", "World Health Organisation"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert normalise_name(one) == normalise_name(other) != ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Jabhat al-Nusra", "jabhat nusra"),
        ("al-Nusra", "al nusra"),
        ("An-Nusra Front", "al nusra front"),
        ("the al-Shabaab", "al shabaab"),
        ("SANA's", "sana"),
        ("AFP (Philippines)", "afp philippines"),
        ("attack as Sana", "attack as sana"),
        ("The", "the"),
        ("(SDF)", "sdf"),
        ("", ""),
        ("—", ""),
    ],
)
def test_normalise_name(text: str, key: str) -> None:
    assert normalise_name(text) == key


@given(st.text(max_size=60))
def test_keys_are_plain_and_stable(text: str) -> None:
    key = normalise_name(text)
    assert key.isascii()
    assert key == key.casefold() == " ".join(key.split())


# --- built-in actors ---

NAMES = [
    ("ISIS", "islamic-state"),
    ("ISIS fighters", "islamic-state"),
    ("IS", "islamic-state"),
    ("20 Islamic State militants", "islamic-state"),
    ("Islamic State (IS) group militants", "islamic-state"),
    ("the Islamic State of Iraq and al-Sham (ISIS)", "islamic-state"),
    ("Da’esh terrorists", "islamic-state"),
    ("US-backed Syrian Democratic Forces (SDF)", "syrian-democratic-forces"),
    ("Kurdish-led Syrian Democratic Forces", "syrian-democratic-forces"),
    ("74 SDF fighters", "syrian-democratic-forces"),
    ("Syrian Arab Army", "syrian-arab-army"),
    ("the SAA", "syrian-arab-army"),
    ("Syrian Arab Army’s (SAA) positions", "syrian-arab-army"),
    ("Syrian government forces", "syrian-arab-army"),
    ("Syrian Arab Army (SAA) Tiger Forces", "tiger-forces"),
    ("Tiger Forces", "tiger-forces"),
    ("Faylaq al-Rahman fighters", "faylaq-al-rahman"),
    ("Failaq ar-Rahman", "faylaq-al-rahman"),
    ("the Syrian Observatory for Human Rights", "syrian-observatory-for-human-rights"),
    ("SOHR", "syrian-observatory-for-human-rights"),
    ("Britain-based Syrian Observatory for Human Rights", "syrian-observatory-for-human-rights"),
    ("Observatory director Rami Abdel Rahman", "syrian-observatory-for-human-rights"),
    ("the U.S.-led coalition", "us-led-coalition"),
    ("SANA", "sana"),
    ("SANA's correspondent", "sana"),
    ("state news agency SANA", "sana"),
    ("Reuters", "reuters"),
    ("an AFP photographer", "afp"),
    ("Agence France Presse", "afp"),
    ("Russia's Defense Ministry", "russian-ministry-of-defence"),
    ("the Russian Ministry of Defence", "russian-ministry-of-defence"),
    ("Syrian Defense Ministry", "syrian-ministry-of-defence"),
    ("Lebanese Hezbollah", "hezbollah"),
    ("Hizballah fighters", "hezbollah"),
    ("the Kurdish People's Protection Units (YPG)", "ypg"),
    ("YPG militia", "ypg"),
    ("Jabhat al-Nusra terrorists", "al-nusra-front"),
    ("an-Nusra Front", "al-nusra-front"),
    ("rebels of the Free Syrian Army", "free-syrian-army"),
    ("Turkish-backed FSA fighters", "free-syrian-army"),
    ("US Marines", "us-marine-corps"),
    ("Russian jets", "russian-aerospace-forces"),
    ("the Turkish military", "turkish-armed-forces"),
    ("Turkey's army", "turkish-armed-forces"),
    ("Israeli army", "israel-defense-forces"),
    ("the IDF", "israel-defense-forces"),
    ("Hamas militants", "hamas"),
    ("Palestinian group Hamas", "hamas"),
    ("Iran-backed Houthi rebels", "houthis"),
    ("the Saudi-led coalition", "saudi-led-coalition"),
    ("Afghan Taliban", "taliban"),
    ("Somalia's al-Shabaab", "al-shabaab"),
    ("Al Shabaab", "al-shabaab"),
    ("Boko Haram insurgents", "boko-haram"),
    ("M23 rebels", "m23"),
    ("the paramilitary Rapid Support Forces (RSF)", "rapid-support-forces"),
    ("Sudanese Armed Forces", "sudanese-armed-forces"),
    ("the Tatmadaw", "tatmadaw"),
    ("LTTE", "ltte"),
    ("TPLF", "tplf"),
    ("Donetsk People's Republic", "donetsk-peoples-republic"),
    ("Wagner Group", "wagner-group"),
    ("the UN", "united-nations"),
    ("United Nations", "united-nations"),
    ("OPCW", "opcw"),
    ("WHO", "who"),
    ("World Health Organization", "who"),
    ("New York-based Human Rights Watch", "human-rights-watch"),
    ("Amnesty International", "amnesty-international"),
    ("White Helmets", "white-helmets"),
    ("Airwars", "airwars"),
]


@pytest.mark.parametrize(("text", "actor"), NAMES)
def test_names_of_built_in_actors(index: ActorIndex, text: str, actor: str) -> None:
    found = find_actor(index, text)
    assert found is not None
    assert found.id == actor


@pytest.mark.parametrize(
    "text",
    [
        "US-backed forces",
        "pro-Assad",
        "anti-ISIS fighters",
        "ISIS-held building",
        "is",
        "us",
        "who",
        "Is",
        "militants",
        "the group",
        "forces in Syria",
        "Syrian civilians",
        "Syrian fighters",
        "Kurdish forces",
        "ISIS and the SDF",
        "wedding of a member of the SDF",
        "Nigerian Hezbollah",
        "one of its fighters",
        "",
        "12",
    ],
)
def test_unsure_names_stay_unresolved(index: ActorIndex, text: str) -> None:
    assert find_actor(index, text) is None


def test_every_actor_is_found_by_its_own_names(index: ActorIndex) -> None:
    missed = [
        (name, actor.id)
        for actor in index.actors.values()
        for name in (actor.name, *actor.aliases)
        if (found := find_actor(index, name)) is None or found.id != actor.id
    ]
    assert missed == []


def test_loading_is_quick() -> None:
    load_actors()
    fastest = min(_seconds_to_load() for _ in range(5))
    assert fastest < 0.1


def _seconds_to_load() -> float:
    start = time.process_time()
    load_actors()
    return time.process_time() - start


def test_relations(index: ActorIndex) -> None:
    relations = {(r.relation, r.other) for r in relations_of(index, "tiger-forces")}
    assert ("part_of", "syrian-arab-army") in relations
    assert {r.actor for r in relations_of(index, "tiger-forces")} == {"tiger-forces"}
    with pytest.raises(KeyError):
        relations_of(index, "nobody")


# --- search ---


@pytest.mark.parametrize(
    ("query", "actor"),
    [
        ("Failak Rahman", "faylaq-al-rahman"),
        ("sdf", "syrian-democratic-forces"),
        ("hizbolah", "hezbollah"),
        ("observatory human rights syrian", "syrian-observatory-for-human-rights"),
        ("Tatmadow", "tatmadaw"),
    ],
)
def test_search_bears_misspelling(index: ActorIndex, query: str, actor: str) -> None:
    matches = search_actors(index, query, 5)
    assert matches[0].actor.id == actor
    assert matches[0].matched in (matches[0].actor.name, *matches[0].actor.aliases)
    assert [m.score for m in matches] == sorted((m.score for m in matches), reverse=True)


def test_search_ends_at_the_limit_and_finds_nothing_in_nothing(index: ActorIndex) -> None:
    assert len(search_actors(index, "front", 3)) == 3
    assert search_actors(index, "…", 3) == []
    assert search_actors(index, "zzzzqqqq", 3) == []


@pytest.mark.parametrize("query", ["Tiger Forces", "tiger forces", "SDF"])
def test_search_by_a_full_name_shows_nothing_merely_alike(index: ActorIndex, query: str) -> None:
    assert len(search_actors(index, query, 10)) == 1


def test_search_by_a_full_name_keeps_longer_names(index: ActorIndex) -> None:
    found = [match.actor.id for match in search_actors(index, "Hezbollah", 10)]
    assert found[0] == "hezbollah"
    assert "kataib-hezbollah" in found


# --- mentions ---

MENTIONS = [
    ("ISIS is losing; it is with us.", [("ISIS", "islamic-state")]),
    ("Those who met the WHO left.", [("WHO", "who")]),
    ("The US told us.", [("US", "united-states")]),
    ("WHAT IS THE PLAN OF ISIS", [("ISIS", "islamic-state")]),
    ("ISIS's men and Hamas’ men", [("ISIS", "islamic-state"), ("Hamas", "hamas")]),
    ("An ISIS-held pocket, an anti-ISIS rally, a pro-Hamas crowd", []),
    ("the US-led coalition struck", [("US-led coalition", "us-led-coalition")]),
    ("the U.S.-led\ncoalition struck", [("U.S.-led\ncoalition", "us-led-coalition")]),
    ("al-Nusra Front and an-Nusra", [("al-Nusra Front", "al-nusra-front"), ("an-Nusra", "al-nusra-front")]),
    (
        "the Syrian Arab Army (SAA) Tiger Forces",
        [("Syrian Arab Army (SAA) Tiger Forces", "tiger-forces")],
    ),
    ("hamas fired, white helmets came", []),
    ("Write to press@SANA.sy or hamas.example", []),
    ("fled Hamas.\n\nReuters asked", [("Hamas", "hamas"), ("Reuters", "reuters")]),
    ("Free\n\nSyrian Army", [("Syrian Army", "syrian-arab-army")]),
    ("the Free Syrian Army", [("Free Syrian Army", "free-syrian-army")]),
    # A name that is an everyday word counts where a sentence has begun, for only there its capital says something.
    ("It fell, said Amnesty.", [("Amnesty", "amnesty-international")]),
    ("A report of Amnesty’s came.", [("Amnesty", "amnesty-international")]),
    ("“It fell,” Amnesty said.", [("Amnesty", "amnesty-international")]),
    ("Amnesty was granted.", []),
    ("It fell. Amnesty was granted.", []),
    ("Terms:\n\n- Amnesty for all", []),
    ("He said: Amnesty is near.", []),
    ("He said, “Amnesty is near.”", []),
    ("He said, 'Amnesty is near.'", []),
    ("An amnesty was granted.", []),
    ("Amnesty International said so.", [("Amnesty International", "amnesty-international")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_find_mentions(index: ActorIndex, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, m.actor) for m in find_mentions(text, index)] == expected


PIECES = [
    "ISIS",
    " ",
    "the ",
    "al-Nusra",
    "’s",
    "-",
    "(",
    ")",
    "Free Syrian ",
    "Army",
    ".\n",
    "US-led ",
    "coalition",
    "é",
    "Médecins Sans ",
    "Frontières",
    "IS",
    " s ",
    "\n\n",
    "SAA",
    "Syrian Arab Army ",
    "Tiger Forces",
    "U.S.",
    "al-",
    "😀",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_mentions_are_exact_characters_and_never_overlap(text: str) -> None:
    index = built_in()
    mentions = find_mentions(text, index)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert {m.actor for m in mentions} <= set(index.actors)


# --- the user's own file ---


def test_the_example_in_the_documentation_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, example("id,name,aliases"), header="")
    index = load_actors([path])
    for text in ("River Guard", "Guardians of the River", "the RVG"):
        found = find_actor(index, text)
        assert found is not None
        assert found.id == "river-guard"


def example(start: str) -> str:
    """The block of the page on settings whose first line starts so."""
    page = (Path(__file__).parent.parent / "docs" / "settings.md").read_text(encoding="utf-8")
    (block,) = (block for block in page.split("```") if block.removeprefix("csv\n").startswith(start))
    return block.removeprefix("csv\n")


@pytest.mark.parametrize("column", [ActorKind, Inter])
def test_the_documentation_lists_every_value(column: object) -> None:
    page = (Path(__file__).parent.parent / "docs" / "settings.md").read_text(encoding="utf-8")
    own_actors = page.partition("## Own actors")[2].partition("## ")[0]
    assert [value for value in get_args(column) if value and f"`{value}`" not in own_actors] == []


def test_own_actors_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    index = load_actors([write(tmp_path, "river-guard,River Guard,RVG|Guard of the River,militia,,XX,own\n")])
    for text in ("River Guard", "the RVG", "fighters of the Guard of the River"):
        found = find_actor(index, text)
        assert found is not None
        assert found.id == "river-guard"
    assert find_actor(index, "rvg") is None
    hamas = find_actor(index, "Hamas")
    assert hamas is not None


def test_own_actors_override_by_id_and_by_name(tmp_path: Path) -> None:
    rows = "hamas,Harakat,Movement H,rebel,,PS,own words\nsudan-force,Sudan Force,SDF,military,,SD,own\n"
    index = load_actors([write(tmp_path, rows)])
    assert index.actors["hamas"].description == "own words"
    assert find_actor(index, "Hamas") is None
    for text, actor in (
        ("Movement H", "hamas"),
        ("SDF", "sudan-force"),
        ("Syrian Democratic Forces", "syrian-democratic-forces"),
    ):
        found = find_actor(index, text)
        assert found is not None
        assert found.id == actor


def test_a_later_file_wins(tmp_path: Path) -> None:
    first = write(tmp_path, "one,First Name,Shared Name,rebel,,,\n", "1.csv")
    second = write(tmp_path, "two,Second Name,Shared Name,rebel,,,\n", "2.csv")
    found = find_actor(load_actors([first, second]), "Shared Name")
    assert found is not None
    assert found.id == "two"


def test_names_that_need_their_article(tmp_path: Path) -> None:
    index = index_actors([[write(tmp_path, "paper,The Independent,,outlet,,GB,\n")]])
    assert [m.text for m in find_mentions("The Independent said so.", index)] == ["Independent"]
    assert find_mentions("Independent experts said so.", index) == []
    assert find_mentions("The Independent High Council met.", index) == []
    assert find_actor(index, "Independent") is not None


BROKEN = [
    ("a,Name,,reble,,SY,\n", 3, "kind 'reble' is not known"),
    ("a,Name,,rebel,Rebels,SY,\n", 3, "inter 'Rebels' is not known"),
    ("a,Name,,rebel,,Syria,\n", 3, "country 'Syria'"),
    ("A b,Name,,rebel,,SY,\n", 3, "id 'A b' is no id"),
    ("a, ,,rebel,,SY,\n", 3, "name is empty"),
    ("a,Name,…,rebel,,SY,\n", 3, "has no letters"),
    ("a,Name,,rebel,,SY,\na,Other,,rebel,,SY,\n", 4, "id 'a' stands in"),
    ("a,Name,Same,rebel,,SY,\n\nb,Other,the same,rebel,,SY,\n", 5, "'the same' means b here, a in"),
    ("a,Name,ABC,rebel,,SY,\nb,Other,Abc,rebel,,SY,\n", 4, "'Abc' means b here"),
    ("a,Name,,rebel,,SY\n", 3, "6 fields where 7 are named"),
    ('a,"Name"x,,rebel,,SY,\n', 3, "not CSV"),
]


@pytest.mark.parametrize(("rows", "line", "message"), BROKEN)
def test_broken_files_are_refused_by_line(tmp_path: Path, rows: str, line: int, message: str) -> None:
    path = write(tmp_path, rows)
    with pytest.raises(DataError) as caught:
        load_actors([path])
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_column_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "", header="# test\nid,name,kind\n")
    with pytest.raises(DataError, match=r"own\.csv:2: column 'aliases' is missing"):
        load_actors([path])
    with pytest.raises(DataError, match="no such file; check the path"):
        load_actors([tmp_path / "none.csv"])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,part_of,c,,,", "other 'c' is the id of no actor"),
        ("c,part_of,a,,,", "actor 'c' is the id of no actor"),
        ("a,friend_of,b,,,", "relation 'friend_of' is not known"),
        ("a,part_of,b,15,,", "from '15' is no date"),
        ("a,part_of,b,2015-13,,", "from '2015-13' is no date"),
        ("a,part_of,b,,soon,", "to 'soon' is no date"),
    ],
)
def test_broken_relations_are_refused_by_line(tmp_path: Path, row: str, message: str) -> None:
    actors = write(tmp_path, "a,One,,rebel,,,\nb,Two,,rebel,,,\n")
    header = "actor,relation,other,from,to,note\na,part_of,b,2015-03,2016,why\n"
    relations = write(tmp_path, row + "\n", "relations.csv", header)
    with pytest.raises(DataError) as caught:
        index_actors([[actors]], relations)
    assert str(caught.value).startswith(f"{relations}:3: {message}")


def test_relations_keep_their_dates(tmp_path: Path) -> None:
    actors = write(tmp_path, "a,One,,rebel,,,\nb,Two,,rebel,,,\n")
    relations = write(tmp_path, "a,backed_by,b,2015-03,2016,why\n", "r.csv", "actor,relation,other,from,to,note\n")
    (relation,) = relations_of(index_actors([[actors]], relations), "a")
    assert (relation.relation, relation.other, relation.from_, relation.to, relation.note) == (
        "backed_by",
        "b",
        "2015-03",
        "2016",
        "why",
    )


def test_every_built_in_file_says_what_it_is_and_its_licence() -> None:
    for path in sorted(ACTORS.glob("*.csv")):
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        assert len(head) >= 2
        assert "Licence" in " ".join(head)
