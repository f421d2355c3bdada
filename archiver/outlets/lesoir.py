from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lesoir",
    title="Le Soir",
    hosts=("lesoir.be",),
    home="https://www.lesoir.be/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=("/rss/categorie/fil-info.xml", "/rss/2/cible_principale", "/rss/9/cible_principale"),
    article_url=r"^/(?:(?:art/)?(?:id)?\d+/article|actualite)/(?:[^/]+/)*\d{4}-\d{2}-\d{2}/[^/]+$",
    examples=("/729457/article/2026-02-17/tourisme-des-dechets-dans-la-capitale-37-des-depots-sauvages-par-des-non",),
    paywall="mixed",
)
