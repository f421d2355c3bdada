from archiver.outlets import Outlet

OUTLET = Outlet(
    name="burkina24",
    title="Burkina 24",
    hosts=("burkina24.com",),
    home="https://burkina24.com/",
    zone="Africa/Ouagadougou",
    country="BF",
    language="fr",
    feeds=("/search/afri/feed/rss2/",),
    article_url=r"^/\d{4}/\d{2}/\d{2}/[^/]+/?$",
    examples=("/2019/07/02/saanbe-a-joslin-some-si-seulement-je-savais/",),
    paywall="none",
)
