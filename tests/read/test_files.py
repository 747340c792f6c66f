"""What a folder holds."""

import os
from pathlib import Path

import pytest

from reportedly.errors import MissingInput, UnreadableInput
from reportedly.read import collect, read_original


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in {
        "b.txt": b"x",
        "a.md": b"x",
        "sub/c.HTML": b"x",
        "sub/d.markdown": b"x",
        "sub/.git/e.txt": b"x",
        ".f.txt": b"x",
        "g.csv": b"a,b",
        "h": b"Plain words without a suffix.",
        "i": b"\x00\x01\x02" * 50,
        "page.php": b"<!DOCTYPE html>\n<html></html>",
        "data.json": b"{}",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path


def test_folder_is_read_sorted_with_subfolders(folder: Path) -> None:
    found = [str(path.relative_to(folder)) for path in collect([str(folder)]) if isinstance(path, Path)]
    assert found == ["a.md", "b.txt", "h", "page.php", "sub/c.HTML", "sub/d.markdown"]


def test_each_path_counts_once_and_files_keep_their_order(folder: Path) -> None:
    given = [str(folder / "g.csv"), "-", str(folder / "b.txt"), str(folder / "sub" / ".." / "b.txt"), "-", str(folder)]
    found = [path if isinstance(path, str) else path.name for path in collect(given)]
    assert found == ["g.csv", "-", "b.txt", "a.md", "h", "page.php", "c.HTML", "d.markdown"]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    found = [path for path in collect([str(folder)]) if isinstance(path, Path)]
    assert len(found) == 6


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_named_pipes_and_devices_are_refused_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe")  # without a suffix nothing says that it is a report
    (folder / "endless.md").symlink_to("/dev/zero")
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    (folder / "link.txt").symlink_to(folder / "b.txt")
    found = {path.name: path for path in collect([str(folder)]) if isinstance(path, Path)}
    assert {"pipe.txt", "endless.md", "broken.txt"} <= found.keys()
    assert "pipe" not in found
    for path in (found["pipe.txt"], found["endless.md"], folder / "pipe", Path("/dev/zero")):
        with pytest.raises(UnreadableInput, match=f"^{path}: not a regular file; "):
            read_original(path)
    with pytest.raises(MissingInput, match="no such file"):
        read_original(found["broken.txt"])
    assert read_original(folder / "link.txt").text == "x"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="the system has no paths of open files")
def test_pipe_that_the_shell_opened_is_read() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"The bridge was hit.")
    os.close(writing)
    assert read_original(Path(f"/dev/fd/{reading}")).text == "The bridge was hit."
    os.close(reading)


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", b"Plain # words", "text/plain"),
        ("a.txt", b"<!doctype html><p>Words", "text/html"),
        ("a.md", b"Words", "text/markdown"),
        ("a.htm", b"Words", "text/html"),
        ("a", b"# Title\n\nWords", "text/markdown"),
        ("a", b"See [the map](https://example.org/map).", "text/markdown"),
        ("a", b"<html><body>Words", "text/html"),
        ("a", b"Words, issue #1, and [sic].", "text/plain"),
        ("a.2017", b"Words", "text/plain"),
    ],
)
def test_media_by_suffix_and_content(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert read_original(file).media == media
