from archiver.outlets import Outlet

OUTLET = Outlet(
    name="france24",
    title="France 24",
    hosts=("france24.com/fr", "observers.france24.com/fr"),
    home="https://www.france24.com/fr/",
    feeds=(
        "/fr/rss",
        "/fr/france/rss",
        "/fr/europe/rss",
        "/fr/afrique/rss",
        "/fr/moyen-orient/rss",
        "/fr/am%C3%A9riques/rss",
    ),
    article_url=r"^/fr/(?:[^/]+/)*\d{8}-[^/]+$",
    examples=("/fr/20200616-football-bundesliga-titre-sacre-bayern-munich-champion-allemagne",),
    paywall="none",
)
