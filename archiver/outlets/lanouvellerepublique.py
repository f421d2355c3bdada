from archiver.outlets import Outlet, Rules

OUTLET = Outlet(
    name="lanouvellerepublique",
    title="La Nouvelle République",
    hosts=("lanouvellerepublique.fr",),
    home="https://www.lanouvellerepublique.fr/",
    feeds=("/rss",),
    article_url=r"^/(?:[^/]+/)+[^/]+(?:-[^/-]+){4,}$",
    examples=("/sports/masters-atp-nadal-termine-la-saison-sur-une-victoire",),
    paywall="mixed",
    rules=(Rules(wall=".nr-abo-container"),),
)
