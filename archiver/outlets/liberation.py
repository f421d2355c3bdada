from archiver.outlets import Outlet, Rules
from archiver.outlets.families import FIRST_PUBLISH_DATE

OUTLET = Outlet(
    name="liberation",
    title="Libération",
    hosts=("liberation.fr", "libe.fr", "libe.com"),
    home="https://www.liberation.fr/",
    feeds=("/arc/outboundfeeds/rss-all/?outputType=xml",),
    sitemaps=("/arc/outboundfeeds/sitemap_news.xml?outputType=xml",),
    article_url=r"^/(?:[^/]+/)+(?:[^/]+-\d{8}_[A-Z0-9]{26}/?|\d{4}/\d{2}/\d{2}/[^/]+_\d+)$",
    examples=(
        "/sports/football/zidane-nouveau-selectionneur-de-lequipe-de-france-une-oeuvre-de-patience-et-un-effet-retard-20260728_XJNJUDMOGNHT3MBMVYYJU374XE/",
    ),
    paywall="mixed",
    # datePublished is the newest edition; only the page state keeps the first publication (ophirofox#239)
    rules=(Rules(since="2021-01-01", untrusted=("published:json-ld",), state_published=FIRST_PUBLISH_DATE),),
)
