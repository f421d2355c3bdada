from archiver.outlets import Outlet

OUTLET = Outlet(
    name="noovo",
    title="Noovo Info",
    hosts=("noovo.info",),
    home="https://www.noovo.info/",
    zone="America/Toronto",
    country="CA",
    language="fr-CA",
    feeds=("/arc/outboundfeeds/rss/",),
    article_url=r"^/nouvelle/[^/]+\.html$",
    examples=("/nouvelle/le-tourisme-estival-est-affecte-par-les-feux-de-foret.html",),
    paywall="none",
)
