"""Bar charts as SVG drawn on the server. Pure.

What they show stands in a table beside them, which is what keyboards and screen readers use: the drawing is hidden from
both, so that nobody has to step through a hundred bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

WIDTH, HEIGHT = 1000, 100  # units of the drawing, stretched to the place it is given


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, how much, where a click leads, and its key for a script (a month)."""

    label: str
    value: float
    link: str | None = None
    key: str = ""


def bars(title: str, shown: Sequence[Bar], *, top: float | None = None) -> Markup:
    """A figure of `shown` called `title`, its ends labelled; `top` is the value of a full bar, else the highest."""
    highest = top or max((bar.value for bar in shown), default=0) or 1
    width = WIDTH / max(1, len(shown))
    drawn = Markup("").join(_bar(bar, index * width, width, highest) for index, bar in enumerate(shown))
    ends = Markup("").join(Markup("<span>{}</span>").format(bar.label) for bar in (*shown[:1], *shown[1:][-1:]))
    return Markup(
        '<figure class="graphique"><svg viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
        '<figcaption><span class="evitement">{}</span>{}</figcaption></figure>'
    ).format(WIDTH, HEIGHT, drawn, title, ends)


def _bar(bar: Bar, x: float, width: float, highest: float) -> Markup:
    tall = round(bar.value / highest * HEIGHT, 1)
    body = Markup(
        '<rect class="fond" x="{x}" y="0" width="{full}" height="{height}"/>'
        '<rect x="{x}" y="{y}" width="{w}" height="{h}"/><title>{label} ({value})</title>'
    ).format(
        x=round(x, 2), y=round(HEIGHT - tall, 1), full=round(width, 2), w=round(width - min(4.0, width / 5), 2),
        h=tall, height=HEIGHT, label=bar.label, value=f"{bar.value:g}",
    )  # fmt: skip
    if bar.link is None:
        return Markup("<g>{}</g>").format(body)
    named = Markup('<a href="{}" tabindex="-1" data-mois="{}" data-nom="{}" data-nombre="{}">{}</a>')
    return named.format(bar.link, bar.key, bar.label, f"{bar.value:g}", body)
