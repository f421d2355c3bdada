from archiver.outlets import Outlet

OUTLET = Outlet(
    name="bbcafrique",
    title="BBC News Afrique",
    hosts=("bbc.com/afrique", "bbc.co.uk/afrique"),
    home="https://www.bbc.com/afrique",
    zone="Europe/London",
    country="GB",
    language="fr",
    feeds=("/afrique/index.xml", "https://feeds.bbci.co.uk/afrique/rss.xml"),
    article_url=r"^/afrique/(?:articles/[a-z0-9]{10,12}o?|[a-z-]+-\d{8})$",
    examples=("/afrique/articles/c8vz0m7j5jgo",),
    paywall="none",
)
