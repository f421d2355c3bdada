"""An article goes to the store, and with it what its page says of its use."""

from __future__ import annotations

from archiver.article import Article
from archiver.store import Policy, Writer


def file(writer: Writer, article: Article) -> int | None:
    """Files an article and the opt-outs that its page states; the article's row id, None when it is none."""
    number = writer.article(article)
    page, capture = article.page, article.page.capture
    if capture is not None and article.fields.policies:
        row = writer.capture(capture, None, article.fields.outlet)
        said: dict[str, list[str]] = {}  # one row for each name: "noarchive, noai"
        for name, word in article.fields.policies:
            said.setdefault(name, []).append(word)
        for name, value in ((name, ", ".join(words)) for name, words in said.items()):
            writer.policy(Policy(page.url, name, value, capture.captured_at, row, article.fields.outlet))
    return number
