from archiver.outlets import Outlet

OUTLET = Outlet(
    name="franceinfo",
    title="franceinfo",
    hosts=("franceinfo.fr", "francetvinfo.fr"),
    home="https://www.franceinfo.fr/",
    feeds=("/titres.rss", "https://www.francetvinfo.fr/titres.rss", "/politique.rss"),
    sitemaps=("https://www.francetvinfo.fr/sitemap_news.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+_\d{5,}\.html$",
    examples=(
        "/societe/lgbt/temoignages-pourquoi-ca-serait-a-moi-de-partir-a-la-campagne-les-personnes-lgbt-en-quete-de-visibilite-pour-rompre-l-isolement_7485793.html",
    ),
    paywall="none",
)
