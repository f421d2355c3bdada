from archiver.outlets import Outlet

OUTLET = Outlet(
    name="rfi",
    title="RFI",
    hosts=("rfi.fr",),
    home="https://www.rfi.fr/fr/",
    feeds=("/fr/rss", "/fr/monde/rss", "/fr/france/rss", "/fr/europe/rss", "/fr/afrique/rss"),
    article_url=r"^/(?:fr/)?(?:[^/]+/)+\d{8}-[^/]+$",
    examples=("/afrique/20190118-elections-rdc-dessous-communique-precedent-union-africaine",),
    paywall="none",
)
