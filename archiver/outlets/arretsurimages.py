from archiver.outlets import Outlet

OUTLET = Outlet(
    name="arretsurimages",
    title="Arrêt sur images",
    hosts=("arretsurimages.net",),
    home="https://www.arretsurimages.net/",
    article_url=r"^/(?:articles|chroniques|emissions)/(?:[^/]+/)?[^/]+$",
    examples=("/articles/sur-le-site-de-ouest-france-des-contenus-ecrits-en-partie-par-lia",),
    paywall="mixed",
)
