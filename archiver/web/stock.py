"""The inline scripts of Datasette's own pages, by their hashes: the guard lets these run there and no other."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Not written out in the templates: what table.html says of the setting allow_facet.
FACETS = ("DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;")


@cache
def script_hashes() -> tuple[str, ...]:
    """CSP sources ("'sha256-…'") of every inline script that Datasette's templates hold as it is sent."""
    templates = (entry.read_text("utf-8") for entry in (files("datasette") / "templates").iterdir() if _is_html(entry))
    written = {script for text in templates for script in INLINE.findall(text) if "{{" not in script}
    return tuple(sorted(_hash(script) for script in {*written, *FACETS}))


def _is_html(entry: object) -> bool:
    return str(entry).endswith(".html")


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
