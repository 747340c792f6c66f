from datetime import date
from pathlib import Path

import pytest

from reportedly.config import Settings, load_settings
from reportedly.errors import SettingsError


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()


def test_the_file_is_read_and_options_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reportedly.toml").write_text('jobs = 2\npublished = 2017-07-04\nactors = ["mine.csv"]\n')
    settings = load_settings(jobs=3, published=None, actors=())
    assert settings == Settings(jobs=3, published=date(2017, 7, 4), actors=(Path("mine.csv"),))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("jobs = -1", "jobs cannot be -1"),
        ('jobs = "two"', "jobs cannot be 'two'"),
        ("colour = 1", "unknown key 'colour'"),
        ("jobs =", "cannot be read as TOML"),
        ('published = "July"', "published cannot be 'July'"),
        ("actors = [1]", "actors cannot be [1]"),
    ],
)
def test_a_bad_file_is_told_in_one_line(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "reportedly.toml"
    file.write_text(content)
    with pytest.raises(SettingsError, match=r"reportedly\.toml") as caught:
        load_settings(file)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings(tmp_path / "none.toml")
