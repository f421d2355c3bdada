from archiver.outlets import Outlet

OUTLET = Outlet(
    name="7sur7",
    title="7sur7",
    hosts=("7sur7.be",),
    home="https://www.7sur7.be/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=("/home/rss.xml", "/rss.xml", "/belgique/rss.xml", "/monde/rss.xml"),
    article_url=r"^/(?:[^/]+/)+[^/]+~a[0-9a-f]{7,8}/?$",
    examples=(
        "/belgique/la-retraite-anticipee-pour-les-metiers-penibles-a-disparu-de-l-accord-de-gouvernement~a55dd0bb/",
    ),
)
