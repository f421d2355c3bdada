import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from archiver.errors import ArchiveError
from archiver.store import Archive, archive_folder, migrations
from archiver.store.location import network_share
from archiver.store.migrations import migrate

SCHEMA = Path(migrations.__file__).parents[1] / "schema.sql"
RELEASED = ["m0001_tables", "m0002_articles_facets", "m0003_headlines_fts", "m0004_articles_outlet_seen"]
OBJECTS = "select type, name, sql from sqlite_master where name not like '%sqlite_%' order by name"


def test_all_migrations_together_make_schema_sql(tmp_path):
    migrate(tmp_path / "archive.db")
    from_schema = sqlite3.connect(":memory:")
    from_schema.executescript(SCHEMA.read_text())
    migrated = sqlite3.connect(tmp_path / "archive.db").execute(OBJECTS).fetchall()
    assert migrated == from_schema.execute(OBJECTS).fetchall()


def test_a_second_opening_migrates_nothing(tmp_path):
    assert migrate(tmp_path / "archive.db") == RELEASED
    assert migrate(tmp_path / "archive.db") == []


def test_a_failed_migration_leaves_the_database_and_a_copy_of_it(tmp_path):
    steps = Migrations("archiver")
    for name in RELEASED:
        steps(name=name)(lambda db: None)
    steps(name="m0005_broken")(lambda db: db.conn.execute("alter table nowhere add column x"))
    migrate(tmp_path / "archive.db")
    with pytest.raises(ArchiveError, match=r"m0005_broken failed: no such table: nowhere; .* is kept in"):
        migrate(tmp_path / "archive.db", steps)
    copy = sqlite3.connect(tmp_path / "archive.db.before-m0005_broken")
    assert copy.execute(OBJECTS).fetchall() == sqlite3.connect(tmp_path / "archive.db").execute(OBJECTS).fetchall()
    assert migrate(tmp_path / "archive.db") == []


def test_a_migration_that_succeeds_leaves_no_copy(tmp_path):
    steps = Migrations("archiver")
    for name in RELEASED:
        steps(name=name)(lambda db: None)
    steps(name="m0005_note")(lambda db: db.conn.execute("create table note (id integer primary key)"))
    migrate(tmp_path / "archive.db")
    assert migrate(tmp_path / "archive.db", steps) == ["m0005_note"]
    assert [path.name for path in tmp_path.iterdir()] == ["archive.db"]


def test_an_archive_of_a_newer_archiver_is_refused_untouched(tmp_path):
    migrate(tmp_path / "archive.db")
    Migrations("archiver")._record_applied(Database(tmp_path / "archive.db"), "m0999_future")
    with pytest.raises(ArchiveError, match=r"newer Archiver \(m0999_future\): update"):
        Archive.open(tmp_path)


@pytest.mark.parametrize(
    "content, words",
    [(b"no database at all" * 100, "cannot be used"), (b"", "no archive"), (None, "no archive in")],
)
def test_what_is_no_archive_is_told_in_one_line(tmp_path, content, words):
    if content is not None:
        (tmp_path / "archive.db").write_bytes(content)
    with pytest.raises(ArchiveError, match=words) as told:
        Archive.open(tmp_path)
    assert "\n" not in str(told.value)


def test_another_programs_database_is_refused(tmp_path):
    with sqlite3.connect(tmp_path / "archive.db") as db:
        db.execute("create table recipes (id integer primary key)")
    with pytest.raises(ArchiveError, match="another program"):
        Archive.open(tmp_path, create=True)


def test_a_folder_below_a_file_is_told_with_the_remedy(tmp_path):
    (tmp_path / "note.txt").write_text("x")
    with pytest.raises(ArchiveError, match=r"Not a directory .*set ARCHIVE_DIR"):
        Archive.open(tmp_path / "note.txt" / "archive", create=True)


def test_a_new_archive_has_the_folders_of_the_contract(archive):
    assert {path.name for path in archive.folder.iterdir()} >= {"archive.db", "warc", "indexes", "seals"}
    assert archive.db.execute("pragma journal_mode").fetchone()[0] == "wal"
    assert archive.db.execute("pragma foreign_key_check").fetchall() == []


def test_archive_dir_names_the_folder():
    assert archive_folder({"ARCHIVE_DIR": "/srv/presse"}) == Path("/srv/presse")
    assert archive_folder({}) == Path("archive")


@pytest.mark.parametrize(
    "mounted, kind",
    [
        ("nas:/presse /presse nfs4 rw 0 0", "nfs4"),
        ("/dev/sda /presse ext4 rw 0 0", None),
        ("nas:/x /press nfs4 rw", None),
    ],
)
def test_a_network_share_is_recognised_by_what_is_mounted_there(tmp_path, mounted, kind):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/root / ext4 rw 0 0\n{mounted}\n")
    assert network_share(Path("/presse/archive"), mounts) == kind
