from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lesechos",
    title="Les Échos",
    hosts=("lesechos.fr",),
    home="https://www.lesechos.fr/",
    feeds=(
        "https://services.lesechos.fr/rss/les-echos-economie.xml",
        "https://services.lesechos.fr/rss/les-echos-monde.xml",
        "https://services.lesechos.fr/rss/les-echos-politique.xml",
        "https://services.lesechos.fr/rss/les-echos-entreprises.xml",
    ),
    sitemaps=("/sitemap_news.xml",),
    history=("https://sitemap.lesechos.fr/sitemap_index.xml",),
    article_url=r"^/(?:[^/]+/)+(?:[^/]+-\d{6,8}|\d{9,}-[^/]+(?:-\d+\.php)?)$",
    examples=("/politique-societe/politique/mckinsey-lassemblee-lance-une-commission-denquete-1357085",),
    paywall="mixed",
)
