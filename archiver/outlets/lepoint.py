from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lepoint",
    title="Le Point",
    hosts=("lepoint.fr",),
    home="https://www.lepoint.fr/",
    feeds=(
        "/arc/outboundfeeds/rss/?outputType=xml",
        "/arc/outboundfeeds/rss/category/politique/?outputType=xml",
        "/arc/outboundfeeds/rss/category/monde/?outputType=xml",
    ),
    sitemaps=("/sitemap-news.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-(?:\d{2}-\d{2}-\d{4}-\d+_\d+\.php|[A-Z0-9]{26}/?)$",
    examples=("/monde/l-ex-premier-ministre-chinois-li-keqiang-meurt-a-68-ans-27-10-2023-2540939_24.php",),
    paywall="mixed",
)
