"""Bar charts as SVG drawn on the server, readable without colour, script or sight. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, how much, and where it leads."""

    label: str
    value: float
    link: str | None = None
    since: str = ""  # first and last day it stands for, so that a brush can filter
    until: str = ""


def bars(title: str, shown: Sequence[Bar], *, top: float | None = None, height: int = 120) -> Markup:
    """An SVG of `shown`, each bar with its label and value as title; `top` is the value of a full bar.

    Bars with a link can be reached and followed by keyboard. The caller puts a table of the same figures beside it.
    """
    highest = top or max((bar.value for bar in shown), default=0) or 1
    width = 720 / max(1, len(shown))
    drawn = Markup("").join(_bar(bar, index * width, width, highest, height) for index, bar in enumerate(shown))
    labels = Markup("").join(
        Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(x, height + 16, anchor, bar.label)
        for x, anchor, bar in _ends(shown)
    )
    return Markup(
        '<svg class="graphique" viewBox="0 0 720 {}" role="group" aria-label="{}">'
        '<line x1="0" y1="{}" x2="720" y2="{}"/>{}{}</svg>'
    ).format(height + 22, title, height, height, drawn, labels)


def _ends(shown: Sequence[Bar]) -> list[tuple[int, str, Bar]]:
    if not shown:
        return []
    return [(0, "start", shown[0]), (720, "end", shown[-1])] if len(shown) > 1 else [(0, "start", shown[0])]


def _bar(bar: Bar, x: float, width: float, highest: float, height: int) -> Markup:
    tall = round(bar.value / highest * height, 1)
    gap = min(2.0, width / 5)
    body = Markup(
        '<rect class="fond" x="{x}" y="0" width="{w}" height="{full}"/>'
        '<rect x="{x}" y="{y}" width="{w}" height="{h}"><title>{label} : {value}</title></rect>'
    ).format(
        x=round(x, 2), y=round(height - tall, 1), w=round(width - gap, 2), h=tall, full=height,
        label=bar.label, value=f"{bar.value:g}",
    )  # fmt: skip
    if bar.link is None:
        return body
    named = f"{bar.label} : {bar.value:g}"
    return Markup('<a href="{}" aria-label="{}" data-depuis="{}" data-avant="{}">{}</a>').format(
        bar.link, named, bar.since, bar.until, body
    )
