"""`archiver status`: what came in, what is missing, what should alarm somebody."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime

import click

from archiver.store import Archive, archive_folder
from archiver.store.status import OutletStatus, Status, status
from archiver.terminal import printable


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print everything, the gap ledger by day included, as JSON.")
@click.option("--check", is_flag=True, help="Print alerts only; status 1 when there is one.")
def command(as_json: bool, check: bool) -> None:
    """Show per outlet the last run, captures, articles, failures, gaps and alerts."""
    with Archive.open(archive_folder()) as archive:
        found = status(archive.db, datetime.now(UTC))
    if as_json:
        print(json.dumps({**asdict(found), "alerts": found.alerts()}, ensure_ascii=False, indent=2))
    elif not check:
        for outlet in found.outlets:
            _print(outlet)
        print(f"{found.shared_texts} texts are shared by several articles")
    _alarm(found, check)


def _print(outlet: OutletStatus) -> None:
    click.echo(click.style(outlet.outlet or "other", bold=True))
    run = outlet.last_run
    if run:
        ended = f"exit {run.exit_status}" if run.finished_at else "running or killed"
        print(f"  last run {run.started_at}, {ended}" + (f" ({run.reason})" if run.reason else ""))
    print(
        f"  {outlet.captures} captures (last {outlet.last_capture or 'never'}), {outlet.articles} articles in "
        f"{outlet.versions} versions, {outlet.gone} gone"
    )
    print(f"  {outlet.failures} failures, {outlet.failures_of_last_day} of them in the last 24 hours")
    announced, archived = (sum(getattr(day, name) for day in outlet.gaps) for name in ("announced", "archived"))
    missing: Counter[str] = Counter()
    for day in outlet.gaps:
        missing.update(day.missing)
    why = f"; missing: {', '.join(f'{count} {reason}' for reason, count in missing.most_common())}" if missing else ""
    print(f"  announced in 30 days: {announced}, archived {archived}{why}")
    shares = ", ".join(_share(name.field, name.recent) for name in outlet.completeness)
    print(f"  pages of the latest run: {shares}" if shares else "  no pages to judge")
    if outlet.policies:
        print("  rules: " + "; ".join(printable(str(each)) for each in outlet.policies))


def _share(field: str, recent: float | None) -> str:
    return f"{field} {'-' if recent is None else f'{recent:.0%}'}"


def _alarm(found: Status, check: bool) -> None:
    alerts = found.alerts()
    for alert in alerts:
        print(f"ALERT {alert}", file=sys.stderr)
    if check and alerts:
        sys.exit(1)
