from archiver.outlets import Outlet

OUTLET = Outlet(
    name="ici",
    title="ici (formerly France Bleu)",
    hosts=("ici.fr", "francebleu.fr"),
    home="https://www.ici.fr/",
    feeds=(
        "/rss/a-la-une.xml",
        "/rss/infos.xml",
        "https://www.francebleu.fr/rss/a-la-une.xml",
        "https://www.francebleu.fr/rss/infos.xml",
    ),
    sitemaps=("https://www.francebleu.fr/sitemap-news.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{7,10}$",
    examples=("/infos/faits-divers-justice/le-sdis-66-victime-d-une-fuite-de-donnees-7983412",),
    paywall="none",
)
