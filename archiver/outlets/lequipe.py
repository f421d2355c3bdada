from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lequipe",
    title="L'Équipe",
    hosts=("lequipe.fr",),
    home="https://www.lequipe.fr/",
    feeds=(
        "https://dwh.lequipe.fr/api/edito/rss?path=/",
        "https://dwh.lequipe.fr/api/edito/rss?path=/Football",
        "https://dwh.lequipe.fr/api/edito/rss?path=/Rugby",
        "https://dwh.lequipe.fr/api/edito/rss?path=/Cyclisme-sur-route",
    ),
    sitemaps=("/sitemap/sitemap_google_news_premium.xml", "/sitemap/sitemap_google_news_gratuit.xml"),
    history=("/sitemap.xml",),
    article_url=r"^/(?:[^/]+/)+(?:Actualites|Article)/[^/]+/\d{5,}$",
    examples=("/Football/Actualites/Luis-enrique-psg-on-est-conscients-de-la-qualite-de-lens/1630855",),
    paywall="mixed",
)
