from archiver.outlets import Outlet

OUTLET = Outlet(
    name="letemps",
    title="Le Temps",
    hosts=("letemps.ch",),
    home="https://www.letemps.ch/",
    zone="Europe/Zurich",
    country="CH",
    language="fr-CH",
    feeds=("/articles.rss", "/suisse.rss", "/monde.rss", "/economie.rss", "/opinions.rss", "/sport.rss"),
    article_url=r"^/(?:[a-z0-9-]+/){1,3}(?:\d{4}/\d{2}/\d{2}/)?[^/]+(?:-[^/-]+){3,}$",
    examples=("/economie/spotify-se-lance-plus-80-nouveaux-pays",),
    paywall="mixed",
)
