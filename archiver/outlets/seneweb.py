from archiver.outlets import Outlet

OUTLET = Outlet(
    name="seneweb",
    title="Seneweb",
    hosts=("seneweb.com",),
    home="https://www.seneweb.com/",
    zone="Africa/Dakar",
    country="SN",
    language="fr",
    feeds=("/feed/",),
    article_url=r"^/(?:fr/)?news/[^/]+/[^/]+_n_\d+\.html$",
    examples=("/fr/news/Technologie/innovation-une-startup-senegalaise-revolutionne-le-don-de-sang_n_489161.html",),
    paywall="none",
)
