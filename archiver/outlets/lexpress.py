from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lexpress",
    title="L'Express",
    hosts=("lexpress.fr",),
    home="https://www.lexpress.fr/",
    feeds=(
        "/arc/outboundfeeds/rss/alaune.xml",
        "/arc/outboundfeeds/rss/politique.xml",
        "/arc/outboundfeeds/rss/monde.xml",
    ),
    sitemaps=("/arc/outboundfeeds/sitemap-news.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+(?:-[A-Z0-9]{26}/?|_\d{6,}\.html)$",
    examples=(
        "/economie/high-tech/les-reverse-etl-la-solution-pour-activer-vos-donnees-clients-IL63BDTD3ZBVLIEDWVBDNM2FAM/",
    ),
    paywall="mixed",
)
