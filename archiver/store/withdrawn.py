"""Whether an address is withdrawn: asked wherever something is fetched or rows are added."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Literal

from archiver.addresses import identity

State = Literal["hidden", "erased"]

# For queries over `captures`: an address or outlet under a withdrawal that was not lifted.
CAPTURE_IS_WITHDRAWN = """
exists (select 1 from withdrawals w where w.lifted_at is null
  and (w.scope = 'url' and w.target = captures.identity or w.scope = 'outlet' and w.target = captures.outlet))
"""
STATE = """
select max(erased_at is not null) as erased, count(*) as number from withdrawals where lifted_at is null
  and (scope = 'url' and target in (select value from json_each(:urls)) or scope = 'outlet' and target = :outlet)
"""
JOIN = """
insert into withdrawals (scope, target, request, withdrawn_at)
select 'url', :own, w.request, w.withdrawn_at from withdrawals w
where w.lifted_at is null and w.scope = 'url' and w.target in (select value from json_each(:urls))
  and not exists (select 1 from withdrawals o where o.scope = 'url' and o.target = :own and o.lifted_at is null)
limit 1
"""


def state(db: sqlite3.Connection, urls: Iterable[str], outlet: str | None) -> State | None:
    """What holds of a page with these addresses, of this outlet: hidden, erased, or None when it is not withdrawn."""
    values = {"urls": json.dumps([identity(url) for url in urls]), "outlet": outlet}
    row = db.execute(STATE, values).fetchone()
    return None if not row["number"] else "erased" if row["erased"] else "hidden"


def join(db: sqlite3.Connection, own: str, named: Iterable[str]) -> None:
    """Puts the address `own` under the withdrawal of one of those that its page names as its article's."""
    db.execute(JOIN, {"own": identity(own), "urls": json.dumps([identity(url) for url in named])})
