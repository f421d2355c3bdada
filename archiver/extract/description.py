"""The chapô, else what the page's head says of the article."""

from __future__ import annotations

import re

from archiver.extract import jsonld
from archiver.extract.body import Text
from archiver.extract.container import fold
from archiver.extract.document import Document
from archiver.extract.text import prose

ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")
CUT = re.compile(ELLIPSIS.pattern + r"|\w$")


def description(doc: Document, text: Text) -> str | None:
    """The chapô as shown, else the first declared description that is not cut short; None when there is neither.

    The beginning of the text with an ellipsis is no description.
    """
    if text.lead:
        return text.lead
    declared = [
        doc.metas.first("og:description"),
        jsonld.string(doc.article.get("description")),
        doc.metas.first("description"),
        doc.metas.first("twitter:description"),
    ]
    beginning = fold("".join(text.paragraphs[:3]))
    known = [prose(words) for words in declared if words and words.strip()]
    known = [words for words in known if not (ELLIPSIS.search(words) and beginning.startswith(fold(words)))]
    return next((words for words in known if not CUT.search(words)), max(known, key=len, default=None))
