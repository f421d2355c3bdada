from archiver.outlets import Outlet

OUTLET = Outlet(
    name="bfmtv",
    title="BFMTV",
    hosts=("bfmtv.com",),
    home="https://www.bfmtv.com/",
    feeds=("/rss/news-24-7/", "/rss/politique/", "/rss/police-justice/", "/rss/economie/"),
    sitemaps=("/sitemap_news.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+(?:_A[A-Z]-\d{12}|-\d{6,7})\.html$",
    examples=(
        "/politique/elections/presidentielle/presidentielle-2027-le-president-des-patriotes-florian-philippot-annonce-etre-candidat-a-l-elysee_AN-202605090155.html",
    ),
    paywall="none",
)
