"""The ledger over real files and the real SQLite."""

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from reportedly.config import Settings
from reportedly.errors import LedgerError, OutputError
from reportedly.ledger import (
    Ledger,
    Selection,
    add,
    init_ledger,
    open_ledger,
    status_of,
    verify,
    verify_bundle,
    write_bundle,
)
from reportedly.ledger.objects import digest_of, load_object, object_path, store_object
from reportedly.ledger.tables import metadata

SETTINGS = Settings(extractor="rules", jobs=1)
SHELLED = (
    "Rebels shelled Kafr Nabudah\n\n3 July 2017\n\n"
    "Rebels shelled the town of Kafr Nabudah on Monday, killing three soldiers, SANA said.\n"
)
TAKEN = (
    "Army takes village\n\n4 July 2017\n\n"
    "The army captured the village of Huwaysis on Tuesday, a military source said.\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return init_ledger(tmp_path / "ledger")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "shelled.txt").write_text(SHELLED)
    (folder / "taken.txt").write_text(TAKEN)
    (folder / "empty.txt").write_text(" \n")
    return folder


def outcomes(ledger: Ledger, *paths: Path) -> list[str]:
    return [one.outcome for one in add(ledger, list(map(str, paths)), SETTINGS)]


def rows(ledger: Ledger, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(ledger.folder / "ledger.sqlite")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def change(ledger: Ledger, *statements: str) -> None:
    connection = sqlite3.connect(ledger.folder / "ledger.sqlite")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_what_is_added_is_there_once_and_verified(ledger: Ledger, reports: Path) -> None:
    assert outcomes(ledger, reports) == ["refused", "added", "added"]
    head = verify(ledger)
    assert sorted(outcomes(ledger, reports)) == ["known", "known", "refused"]
    assert verify(ledger) == head
    told = status_of(ledger)
    assert (told.documents, told.refused, told.first_published, told.last_published) == (
        2,
        1,
        "2017-07-03",
        "2017-07-04",
    )
    assert told.claims == 2
    assert (told.acts, told.head) == (head.number, head.hash)


def test_the_same_bytes_under_another_name_are_one_document(ledger: Ledger, reports: Path) -> None:
    (reports / "copy.txt").write_text(SHELLED)
    assert sorted(outcomes(ledger, reports)) == ["added", "added", "known", "refused"]


def test_the_same_text_from_another_file_is_another_document(ledger: Ledger, reports: Path) -> None:
    (reports / "other.txt").write_bytes(SHELLED.replace("\n", "\r\n").encode())
    outcomes(ledger, reports)
    assert rows(ledger, "SELECT count(*), count(DISTINCT id) FROM documents") == [(3, 2)]
    verify(ledger)


def test_rows_and_views_tell_what_was_read(ledger: Ledger, reports: Path) -> None:
    outcomes(ledger, reports)
    assert rows(ledger, "SELECT event, speaker, places, tolls FROM claim_list ORDER BY event") == [
        ("capture", "military source", "Huwaysis", None),
        ("shelling", "SANA", "Kafr Nabudah", "killed three soldiers"),
    ]
    assert rows(ledger, "SELECT kind, low, high, victims, status FROM toll_list") == [
        ("killed", 3, 3, "soldiers", "combatant")
    ]
    assert rows(ledger, "SELECT path FROM refusals")[0][0] == str(reports / "empty.txt")
    assert rows(ledger, "SELECT rowid FROM document_words WHERE document_words MATCH 'huwaysis'") == [(2,)]
    assert rows(ledger, "SELECT rowid FROM document_letters WHERE document_letters MATCH 'Nabud'") == [(1,)]


def test_the_migrated_file_has_the_declared_tables(ledger: Ledger) -> None:
    declared = create_engine("sqlite://")
    metadata.create_all(declared)
    migrated, wanted = inspect(ledger.engine), inspect(declared)
    for table in wanted.get_table_names():
        assert [(c["name"], str(c["type"]), c["nullable"]) for c in migrated.get_columns(table)] == [
            (c["name"], str(c["type"]), c["nullable"]) for c in wanted.get_columns(table)
        ]
        assert migrated.get_foreign_keys(table) == wanted.get_foreign_keys(table)
        assert {i["name"] for i in migrated.get_indexes(table)} == {i["name"] for i in wanted.get_indexes(table)}
    strict = {name for (name,) in rows(ledger, "SELECT name FROM pragma_table_list WHERE strict = 1")}
    assert set(wanted.get_table_names()) <= strict


TAMPERINGS = {
    "an original": ("original", ()),
    "a text": ("its text is not", ("DROP TRIGGER documents_stay", "UPDATE documents SET text = text || '.'")),
    "a claim": (
        "claim",
        ("DROP TRIGGER claims_stay", "UPDATE claims SET json = replace(json, 'shelling', 'airstrike')"),
    ),
    "a claim gone": (
        "claims are not those of the log",
        ("DELETE FROM mentions", "DELETE FROM tolls", "DELETE FROM places", "DELETE FROM claims"),
    ),
    "a row of the log": ("log: row 2", ("DROP TRIGGER acts_stay", "UPDATE acts SET at = '2020' WHERE number = 2")),
    "a row of the log gone": (
        "log: row 3 is missing",
        ("DROP TRIGGER acts_stay_there", "DELETE FROM acts WHERE number = 3"),
    ),
    "the log's end gone": (
        "the log and the documents",
        ("DROP TRIGGER acts_stay_there", "DELETE FROM acts WHERE number > 3"),
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_named(ledger: Ledger, reports: Path, name: str) -> None:
    told, statements = TAMPERINGS[name]
    outcomes(ledger, reports)
    if statements:
        change(ledger, *statements)
    else:
        object_path(ledger.folder, digest_of(SHELLED.encode())).write_bytes(SHELLED.replace("three", "forty").encode())
    with pytest.raises(LedgerError, match=told):
        verify(ledger)


def test_a_bundle_holds_what_it_says_and_always_the_same(ledger: Ledger, reports: Path, tmp_path: Path) -> None:
    outcomes(ledger, reports)
    told = write_bundle(ledger, tmp_path / "all.zip", Selection())
    assert told.documents == 2
    assert verify_bundle(tmp_path / "all.zip") == told
    assert told.head == verify(ledger).hash
    write_bundle(ledger, tmp_path / "again.zip", Selection())
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "all.zip").read_bytes()
    one = write_bundle(ledger, tmp_path / "one.zip", Selection(published_from="2017-07-04"))
    assert (one.documents, verify_bundle(tmp_path / "one.zip")) == (1, one)
    with pytest.raises(LedgerError, match="no document is selected"):
        write_bundle(ledger, tmp_path / "none.zip", Selection(outlets=("Nobody",)))
    assert sorted(path.name for path in tmp_path.glob("*.zip*")) == ["again.zip", "all.zip", "one.zip"]


def rewritten(bundle: Path, name: str, old: bytes, new: bytes, *, signed: bool) -> None:
    """Change a file inside a bundle; `signed` mends the manifest as a forger would."""
    with zipfile.ZipFile(bundle) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    key = next(each for each in files if each.startswith(name) and old in files[each])
    files[key] = files[key].replace(old, new)
    if signed:
        manifest = json.loads(files["manifest.json"])
        manifest["files"][key] = digest_of(files[key])
        files["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(bundle, "w") as archive:
        for each, data in files.items():
            archive.writestr(each, data)


@pytest.mark.parametrize(
    ("name", "old", "new", "signed", "told"),
    [
        ("originals/", b"three", b"forty", False, "is not the file of the manifest"),
        ("originals/", b"three", b"forty", True, "holds other bytes than its name says"),
        ("reports/", b"three", b"forty", True, "text is not the one that was read"),
        ("reports/", b'"shelling"', b'"airstrike"', True, "its id is not that of what it says"),
        ("log.jsonl", b'"read"', b'"init"', True, "log: row"),
        ("manifest.json", b"reportedly-bundle/1", b"reportedly-bundle/9", False, "manifest"),
    ],
)
def test_a_forged_bundle_is_told(
    ledger: Ledger, reports: Path, tmp_path: Path, name: str, old: bytes, new: bytes, signed: bool, told: str
) -> None:
    outcomes(ledger, reports)
    path = tmp_path / "b.zip"
    write_bundle(ledger, path, Selection())
    rewritten(path, name, old, new, signed=signed)
    with pytest.raises(LedgerError, match=told):
        verify_bundle(path)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut"])
def test_what_is_no_bundle_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(LedgerError, match=r"b\.zip: is no whole bundle"):
        verify_bundle(tmp_path / "b.zip")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE acts SET at = ''", "DELETE FROM acts", "UPDATE documents SET text = ''", "UPDATE claims SET json = ''"],
)
def test_what_was_written_cannot_be_changed_by_accident(ledger: Ledger, reports: Path, statement: str) -> None:
    outcomes(ledger, reports)
    with pytest.raises(sqlite3.IntegrityError):
        change(ledger, statement)


def test_a_missing_original_is_named(ledger: Ledger, reports: Path) -> None:
    outcomes(ledger, reports)
    object_path(ledger.folder, digest_of(TAKEN.encode())).unlink()
    with pytest.raises(LedgerError, match="the original cannot be read"):
        verify(ledger)


def test_objects_are_whole_and_stay(tmp_path: Path) -> None:
    digest = store_object(tmp_path, b"bytes")
    assert store_object(tmp_path, b"bytes") == digest
    assert load_object(tmp_path, digest) == b"bytes"
    assert [path.name for path in object_path(tmp_path, digest).parent.iterdir()] == [digest[2:]]


def test_no_ledger_and_two_ledgers(tmp_path: Path, ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="is no ledger"):
        open_ledger(tmp_path / "none")
    with pytest.raises(LedgerError, match="is a ledger already"):
        init_ledger(ledger.folder)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be made"):
        init_ledger(tmp_path / "file")


def test_a_damaged_file_and_a_newer_layout(ledger: Ledger, reports: Path) -> None:
    outcomes(ledger, reports)
    change(ledger, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="layout 9999"):
        open_ledger(ledger.folder)
    ledger.engine.dispose()
    for path in ledger.folder.glob("ledger.sqlite*"):
        path.write_bytes(b"no database at all" * 400)
    with pytest.raises(LedgerError, match="damaged or no ledger"):
        open_ledger(ledger.folder)


def test_an_archive_gives_documents_and_is_kept_whole(ledger: Ledger, reports: Path, tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Village {n}</title>"
        f"<description>The army shelled the village of Tall {n} on Monday.</description>"
        f"<guid>{n}</guid></item>"
        for n in range(3)
    )
    feed = reports / "feed.xml"
    feed.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>')
    told = list(add(ledger, [str(feed)], SETTINGS))
    assert [one.outcome for one in told] == ["added"] * 3
    assert [one.outcome for one in add(ledger, [str(feed)], SETTINGS)] == ["known"] * 3
    assert rows(ledger, "SELECT count(DISTINCT original), count(DISTINCT sha256) FROM documents") == [(1, 3)]
    assert load_object(ledger.folder, digest_of(feed.read_bytes())) == feed.read_bytes()
    verify(ledger)
    assert write_bundle(ledger, tmp_path / "b.zip", Selection()).documents == 3
    assert verify_bundle(tmp_path / "b.zip").documents == 3
