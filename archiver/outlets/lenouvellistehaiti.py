from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lenouvellistehaiti",
    title="Le Nouvelliste (Haïti)",
    hosts=("lenouvelliste.com",),
    home="https://lenouvelliste.com/",
    zone="America/Port-au-Prince",
    country="HT",
    language="fr",
    article_url=r"^/article/\d+/[^/]+$",
    examples=("/article/249678/port-au-prince-sous-la-plume-de-stephana-dorval",),
    paywall="none",
)
