from archiver.outlets import Outlet, Rules

OUTLET = Outlet(
    name="sudinfo",
    title="Sudinfo",
    hosts=("sudinfo.be",),
    home="https://www.sudinfo.be/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=("/rss.xml", "/feed/10127"),
    article_url=r"^/(?:id)?\d+/article/(?:[^/]+/)*\d{4}-\d{2}-\d{2}/[^/]+$",
    examples=(
        "/id1104675/article/2026-02-04/mais-que-se-passe-t-il-chez-bnp-paribas-plusieurs-clients-debites-sur-leur",
    ),
    paywall="mixed",
    # article:published_time is the local wall clock with a false Z (seen in 2020)
    rules=(Rules(false_z=("meta",)),),
)
