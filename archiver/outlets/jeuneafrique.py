from archiver.outlets import Outlet

OUTLET = Outlet(
    name="jeuneafrique",
    title="Jeune Afrique",
    hosts=("jeuneafrique.com",),
    home="https://www.jeuneafrique.com/",
    language="fr",
    feeds=("/feed/", "/pays/rwanda/feed/"),
    article_url=r"^/\d+/[^/]+/[^/]+/?$",
    examples=("/1783185/economie-entreprises/electricite-la-croissance-dabidjan-met-le-reseau-ivoirien-sous-tension/",),
    paywall="mixed",
)
