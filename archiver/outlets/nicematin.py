from archiver.outlets import Outlet

OUTLET = Outlet(
    name="nicematin",
    title="Nice-Matin",
    hosts=("nicematin.com",),
    home="https://www.nicematin.com/",
    feeds=("/rss", "/faits-divers/rss", "/politique/rss"),
    sitemaps=("/googlenews.xml",),
    history=("/sitemap.xml",),
    article_url=r"^/(?:[^/]+/)+[^/]+-\d{5,}$",
    examples=(
        "/faits-divers/un-mort-et-un-blesse-grave-dans-lincendie-dun-immeuble-a-nice-le-point-a-la-mi-journee-810588",
    ),
    paywall="mixed",
)
