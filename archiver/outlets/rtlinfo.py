from archiver.outlets import Outlet

OUTLET = Outlet(
    name="rtlinfo",
    title="RTL info",
    hosts=("rtl.be", "rtlinfo.be"),
    home="https://www.rtl.be/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=("/info/rss",),
    article_url=r"^/(?:[^/]+/)+(?:\d{4}-\d{2}-\d{2}/article/\d+|\d{6}/[^/]+|[^/]+-\d{6}\.aspx)$",
    examples=(
        "/actu/monde/international/guerre-en-ukraine/lukraine-membre-de-lunion-europeenne-le-pays-est-essentiel-la-securite-de/2025-07-03/article/755302",
    ),
    paywall="none",
)
