from archiver.outlets import Outlet

OUTLET = Outlet(
    name="ouestfrance",
    title="Ouest-France",
    hosts=("ouest-france.fr",),
    home="https://www.ouest-france.fr/",
    feeds=("/rss/une", "/rss/france", "/rss-en-continu.xml"),
    sitemaps=("/googlenews-0.xml",),
    article_url=r"^/(?:[^/]+/)*[^/]+-(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{6,8})/?$",
    examples=("/pays-de-la-loire/nantes-44000/nantes-le-robot-enseignant-debarque-la-rentree-6203134",),
    paywall="mixed",
)
