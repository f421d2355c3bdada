"""An article in several pages: their drafts become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import dropwhile

from archiver.article import Draft


def join(first: Draft, following: Iterable[Draft]) -> Draft:
    """`first` with the text, pictures, embeds and links of the pages that follow it, in their order.

    Dates, authors and all else are the first page's. What follows a page that is no article is left out.
    """
    fields, entries = first.fields, first.entries
    for draft in following:
        more = draft.fields
        if more.page_type != "article":
            break
        known = {fields.description, *(fields.body or "").split("\n\n")}
        # What a later page begins with and the article has: the chapô, the date, a notice shown again.
        new = dropwhile(known.__contains__, (more.body or "").split("\n\n"))
        fields = replace(
            fields,
            body="\n\n".join(filter(None, [fields.body, *new])) or None,
            images=tuple(dict.fromkeys(fields.images + more.images)),
            embeds=tuple(dict.fromkeys(fields.embeds + more.embeds)),
            links=tuple(dict.fromkeys(fields.links + more.links)),
            next_page=more.next_page,
        )
        entries += draft.entries
    return replace(first, fields=fields, entries=entries)
