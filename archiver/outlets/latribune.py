from archiver.outlets import Outlet

OUTLET = Outlet(
    name="latribune",
    title="La Tribune",
    hosts=("latribune.fr",),
    home="https://www.latribune.fr/",
    feeds=("/rss/sous-rubriques-actualite/economie-monde.html", "/rss/sous-rubriques-actualite/union-europeenne.html"),
    article_url=r"^/(?:article/(?:[^/]+/)+\d{8,}/[^/]+|(?:[^/]+/)+[^/]+-\d{6,}\.html)$",
    examples=("/article/economie/37309748954301/lindustrie-de-la-defense-dope-lactivite-mais-la-croissance-ralentit",),
    paywall="mixed",
)
