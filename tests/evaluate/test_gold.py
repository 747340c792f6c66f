from pathlib import Path

import pytest
import yaml

from reportedly.errors import DataError, MissingInput
from reportedly.evaluate.gold import beside, gold_files, read_gold, read_outlets
from reportedly.evaluate.pairing import pair_up
from tests.conftest import ROOT
from tests.evaluate.making import Written, plain, save_gold, written

LAUGHS = "a: &a [ha, ha]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdef", "bcdefg"))  # noqa: B905
GOLD = yaml.safe_dump({"claims": [written()]})


def file_of(folder: Path, content: str | bytes) -> Path:
    file = folder / "one.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return file


def test_gold_is_read(tmp_path: Path) -> None:
    gold = save_gold(tmp_path, {"b": [written()], "a": []})
    assert [file.stem for file in gold_files(gold)] == ["a", "b"]
    assert [read_gold(file) for file in gold_files(gold)] == [(), (plain(),)]


@pytest.mark.parametrize("content", ["", "# nothing\n", "article: one\n", "claims:\n", "claims: []\n", "---\n"])
def test_gold_without_claims(tmp_path: Path, content: str) -> None:
    assert read_gold(file_of(tmp_path, content)) == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("claims: [", ":2: not valid YAML ("),
        ("claims:\n  - a: b: c\n", ":2: not valid YAML ("),
        ("\tclaims: []", ":1: not valid YAML ("),
        ("\x00", ": not valid YAML ("),
        (b"claims: \xff", ": is no UTF-8 text (byte 9)"),
        ("? [a]\n: b\n", ":1: not valid YAML ("),
        ("claims: [0x_]", ": not valid YAML ("),
        ("claims: 2017-99-99", ": not valid YAML ("),
        (f"claims: {'1' * 5000}", ": not valid YAML ("),
        ("a: 1\n--- \nb: 2\n", ":2: not valid YAML ("),
        ('a: "\\ud800"', ":1: not valid YAML ("),
        # Aliases, tags and depth, of which a few lines can fill memory or end the process
        (LAUGHS, ":2: an alias (*a); write out"),
        ("a: &a [*a]", ":1: an alias (*a)"),
        ("a: &a {b: c}\nd:\n  <<: *a\n", ":3: an alias (*a)"),
        ("a: !!int ''", ":1: a tag (tag:yaml.org,2002:int)"),
        ("a: !!python/object/apply:os.system [id]", ":1: a tag ("),
        ("a: !own {b: c}", ":1: a tag (!own)"),
        ("[" * 100_000, ":1: nested more than 20 deep"),
        ("{a: " * 100_000, ":1: nested more than 20 deep"),
        ("- " * 100_000, ":1: nested more than 20 deep"),
        # Wrong types
        ("claims", ": must hold an object"),
        ("[]", ": must hold an object"),
        ("claims: 3", ": claims: "),
        ("claims: [1]", ": claims[0]: "),
        (GOLD.replace("fell", "2017-07-04"), ": claims[0].trigger: "),
        (GOLD.replace("low: 9", "low: nine"), ": claims[0].casualties[0].low: "),
        (GOLD.replace("low: 9", "low: 9.5"), ": claims[0].casualties[0].low: "),
        # Words that the codebook does not know
        (GOLD.replace("shelling", "shellling"), ": claims[0].event: 'shellling' is no event type; see docs/codebook"),
        (GOLD.replace(": actual", ": true fact"), ": claims[0].factuality: 'true fact' is unknown"),
        (GOLD.replace("factuality: actual", "x: y"), ": claims[0].factuality: None is unknown"),
        (GOLD.replace("killed\n", "dead\n"), ": claims[0].casualties[0].kind: 'dead' is unknown"),
        (GOLD.replace("stance: says", "stance: hints"), ": claims[0].voice[0].stance: 'hints' is unknown"),
    ],
)
def test_faults_are_one_line_with_the_file(tmp_path: Path, content: str | bytes, said: str) -> None:
    file = file_of(tmp_path, content)
    with pytest.raises(DataError) as caught:
        read_gold(file)
    message = str(caught.value)
    assert message.startswith(f"{file}{said}")
    assert "\n" not in message
    assert len(message) < len(str(file)) + 300


def test_gold_that_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="larger than 16 MB"):
        read_gold(file_of(tmp_path, b"#" * 16_000_001))


def test_a_folder_in_place_of_gold(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").mkdir()
    with pytest.raises(DataError, match="cannot be read"):
        read_gold(tmp_path / "one.yaml")


@pytest.mark.parametrize(("name", "said"), [("gone", "no such folder"), ("bare", "holds no gold"), ("file", "no such")])
def test_no_gold(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(MissingInput, match=said):
        gold_files(tmp_path / name)


def test_outlets_stand_beside_gold(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('[{"id": "a", "outlet": "River Post"}, {"id": "b"}, {"id": "c", "outlet": ""}]')
    (tmp_path / "index-1.csv").write_text("# own\nid,outlet\nd,Harbour Review\na,River Post Online\n")
    assert read_outlets(tmp_path / "gold") == {"a": "River Post Online", "d": "Harbour Review"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("meta.json", "{", "cannot be read as JSON"),
        ("meta.json", "[" * 100_000, "cannot be read as JSON"),
        ("meta.json", "{}", "must hold a list"),
        ("meta.json", '[{"outlet": "x"}]', "entry 0 has no id"),
        ("meta.json", "[3]", "entry 0 has no id"),
        ("index.csv", "id,name\na,b\n", "column 'outlet' is missing"),
        ("index.csv", 'id,outlet\na,"b\n', "not CSV"),
    ],
)
def test_outlets_that_break_their_format(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(DataError, match=said):
        read_outlets(tmp_path / "gold")


def test_the_folder_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gold").mkdir()
    monkeypatch.chdir(tmp_path / "gold")
    assert beside(Path()) == tmp_path
    assert beside(Path("../gold")) == Path("..")


@pytest.mark.parametrize("file", sorted((ROOT / "corpora" / "gold").glob("*.yaml")), ids=lambda file: file.stem)
def test_own_gold_is_sound(file: Path) -> None:
    assert read_gold(file)


def test_the_gold_of_the_documentation(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "evaluate.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    (claim,) = read_gold(file_of(tmp_path, example))
    assert claim == plain()
    answer = plain(trigger="fell on", targets=["the nine traders of Karm"])
    assert pair_up([claim], [answer, plain(event="killing", trigger="killed")]) == [(0, 0)]


def test_made_gold_is_what_gold_looks_like() -> None:
    made: Written = written()
    text = (ROOT / "corpora" / "gold" / "wire-homs-2012-02-04.yaml").read_text(encoding="utf-8")
    assert set(made) <= set(yaml.safe_load(text)["claims"][0])
