from archiver.outlets import Outlet, Rules

OUTLET = Outlet(
    name="mediapart",
    title="Mediapart",
    hosts=("mediapart.fr",),
    home="https://www.mediapart.fr/",
    feeds=("/articles/feed",),
    sitemaps=("/news_sitemap_editor_choice.xml",),
    article_url=r"^/journal/[^/]+/\d{6}/[^/]+$",
    examples=("/journal/france/170116/le-site-slatefr-est-passe-entre-les-mains-du-cac-40",),
    paywall="hard",
    rules=(Rules(wall=".paywall-message"),),
)
