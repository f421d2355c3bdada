import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs" / "archive.md"
TABLES = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%_fts_%'"


def test_every_table_and_column_is_explained(rows):
    told = {
        name: re.findall(r"^\| `(\w+)`", text, re.M)
        for name, text in re.findall(r"^### (\w+)\n(.*?)(?=^#|\Z)", DOCS.read_text(), re.M | re.S)
    }
    tables = {name: [row[1] for row in rows(f"pragma table_info({name})")] for (name,) in rows(TABLES)}
    tables.pop("_sqlite_migrations")
    assert told == tables
