from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lenouvelliste",
    title="Le Nouvelliste (Valais)",
    hosts=("lenouvelliste.ch",),
    home="https://www.lenouvelliste.ch/",
    zone="Europe/Zurich",
    country="CH",
    language="fr-CH",
    sitemaps=("/news-sitemap.xml",),
    article_url=r"^/(?:articles/)?(?:[^/]+/)+[^/]+(?:-\d{6,}|(?:-[^/-]+){5,})/?$",
    examples=("/articles/valais/valais-central/trois-batiments-un-seul-but-616418",),
)
