from archiver.outlets import Outlet

OUTLET = Outlet(
    name="huffpost",
    title="Le HuffPost",
    hosts=("huffingtonpost.fr",),
    home="https://www.huffingtonpost.fr/",
    feeds=("/rss/all_headline.xml", "/sport/rss_headline.xml", "/feeds/index.xml"),
    sitemaps=("/sitemaps/news.xml",),
    article_url=r"^/(?:[^/]+/)+article/[^/]+_\d{5,}\.html$|^/\d{4}/\d{2}/\d{2}/[^/]+_[an]_\d+(?:/|\.html)?$|^/entry/[^/]+_fr_[0-9a-f]{20,}$",
    examples=("/politique/article/apres-strasbourg-lille-boycottera-la-coupe-du-monde-au-qatar_208430.html",),
    paywall="none",
)
