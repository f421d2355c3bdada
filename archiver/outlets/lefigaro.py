from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lefigaro",
    title="Le Figaro",
    hosts=("lefigaro.fr",),
    home="https://www.lefigaro.fr/",
    feeds=(
        "/rss/figaro_actualites.xml",
        "/rss/figaro_flash-actu.xml",
        "/rss/figaro_politique.xml",
        "/rss/figaro_international.xml",
    ),
    sitemaps=("/sitemap_news.xml",),
    history=("https://sitemaps.lefigaro.fr/lefigaro.fr/articles.xml",),
    article_url=r"^/(?:[^/]+/)+(?:[^/]+-(?:\d{8}|\d{6}-\d{5,})|\d{4}/\d\d/\d\d/\d+-\d{8}(?:ARTFIG|FILWWW)\d+-[^/]+\.php)$",
    examples=("/vox/societe/la-desinstruction-nationale-une-non-assistance-a-une-jeunesse-en-danger-20200110",),
    paywall="mixed",
)
