import os
from pathlib import Path

import pytest

from reportedly.errors import OutputError
from reportedly.publish.whole_file import check_apart, check_beside_output, whole_file


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_the_file_is_there_when_the_block_ends(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    with whole_file(file) as stream:
        stream.write("قصف\n")
        assert not file.exists()
    assert file.read_bytes() == "قصف\n".encode()
    assert names(tmp_path) == ["page.html"]


def test_an_old_file_stays_when_the_block_fails(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("old")

    def write_half() -> None:
        with whole_file(file) as stream:
            stream.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert file.read_text() == "old"
    assert names(tmp_path) == ["page.html"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old")
    (tmp_path / "link.html").symlink_to("real.html")
    with whole_file(tmp_path / "link.html") as stream:
        stream.write("new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text() == "new"


def test_a_device_is_written_and_not_replaced() -> None:
    with whole_file(Path(os.devnull)) as stream:
        stream.write("gone")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    ("name", "said"),
    [("missing/page.html", "no such file"), ("", "it is a folder"), ("file/page.html", "not a directory")],
)
def test_a_place_that_cannot_be_written_is_named_before_any_work(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as caught, whole_file(tmp_path / name):
        pytest.fail("the block must not run")
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / name}: cannot be written ({said}")
    assert message.endswith("; choose another place")
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize(
    ("output", "inputs", "said"),
    [
        ("one.txt", ["one.txt"], "is a file that is read"),
        ("folder/../one.txt", ["one.txt"], "is a file that is read"),
        ("link.txt", ["one.txt"], "is a file that is read"),
        ("one.txt", ["link.txt"], "is a file that is read"),
        ("twin.txt", ["one.txt"], "is a file that is read"),
        ("one.txt", ["gone.txt", "one.txt"], "is a file that is read"),
        ("folder/new.html", ["folder"], "lies in a folder that is read"),
        ("folder/deeper/new.html", ["folder"], "lies in a folder that is read"),
        ("new.html", ["linked"], "lies in a folder that is read"),
    ],
)
def test_what_is_read_is_no_place_for_output(tmp_path: Path, output: str, inputs: list[str], said: str) -> None:
    arrange(tmp_path)
    with pytest.raises(OutputError, match=said):
        check_apart(tmp_path / output, [tmp_path / each for each in inputs])


@pytest.mark.parametrize(
    ("output", "inputs"),
    [("new.html", ["one.txt", "folder"]), ("one.txt", ["gone.txt", "folder"]), ("gone/new.html", ["one.txt"])],
)
def test_elsewhere_is_a_place_for_output(tmp_path: Path, output: str, inputs: list[str]) -> None:
    arrange(tmp_path)
    check_apart(tmp_path / output, [tmp_path / each for each in inputs])


def test_a_device_takes_output_whatever_is_read() -> None:
    check_apart(Path(os.devnull), [os.devnull, "/"])


def test_a_page_beside_the_json_is_a_file_of_its_own(tmp_path: Path) -> None:
    check_beside_output(tmp_path / "page.html")
    with pytest.raises(OutputError, match="is no file apart from standard output"):
        check_beside_output(Path(os.devnull))


def arrange(folder: Path) -> None:
    (folder / "one.txt").write_text("one")
    (folder / "link.txt").symlink_to("one.txt")
    (folder / "twin.txt").hardlink_to(folder / "one.txt")
    (folder / "folder" / "deeper").mkdir(parents=True)
    (folder / "linked").symlink_to(folder)
