"""archiver init: a working folder for those who installed Archiver as a package."""

from __future__ import annotations

from pathlib import Path

import click

from archiver.errors import ArchiverError

SCRAPY_CFG = """[settings]
default = settings
"""

SETTINGS = '''"""Settings of this archive; see docs/settings.md. What is not named here keeps Archiver's default."""

from archiver.settings import *  # noqa: F403

# Who answers for this archive: an address or a page. It is part of the User-Agent.
# CONTACT = "archives@example.org"
# USER_AGENT = f"Archiver (press archive; {CONTACT})"

# Seconds between two requests to one host, and ages at which an address is asked for again.
# DOWNLOAD_DELAY = 2.0
# RECHECK = "1h,6h,1d,7d,30d"

# A crawl stops, with exit status 3, when less than this is free on the disk.
# MIN_FREE = "500M"
'''

OUTLETS = """# Own outlets

One file here, `NAME.py`, adds an outlet to `scrapy list` (or replaces the one of that name):

```python
from archiver.outlets import Outlet

OUTLET = Outlet(
    name="monjournal",
    title="Mon journal",
    hosts=["www.monjournal.example"],
    home="https://www.monjournal.example/",
    feeds=["/rss.xml"],
)
```

Then `archiver outlets --check`.
"""


def pywb_config(archive: str) -> str:
    """The config.yaml with which pywb replays the archive folder `archive`, as collection `archive`."""
    return f"""# pywb (https://pywb.readthedocs.io), in an environment of its own: `wayback` in this folder.
collections:
  archive:
    index_paths: {archive}/indexes/index.cdxj
    archive_paths: {archive}/warc/
"""


FILES = {
    "scrapy.cfg": SCRAPY_CFG,
    "settings.py": SETTINGS,
    "outlets/README.md": OUTLETS,
    "config.yaml": pywb_config("./archive"),
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Makes FOLDER a working folder: scrapy.cfg, settings to edit, a place for own outlets, pywb's config.

    Files that are there already are left as they are.
    """
    try:
        for name, text in FILES.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                click.echo(f"kept     {path}")
            else:
                path.write_text(text, encoding="utf-8")
                click.echo(f"written  {path}")
    except OSError as fault:
        raise ArchiverError(f"cannot write {fault.filename} ({fault.strerror}): choose another folder") from fault
    click.echo(f"\nNext:\n  cd {folder}\n  scrapy list\n  scrapy crawl euronews -a limit=20")
