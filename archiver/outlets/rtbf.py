from archiver.outlets import Outlet

OUTLET = Outlet(
    name="rtbf",
    title="RTBF Actus",
    hosts=("rtbf.be",),
    home="https://www.rtbf.be/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=(
        "https://rss.rtbf.be/article/rss/highlight_rtbf_info.xml?source=internal",
        "http://rss.rtbf.be/article/rss/highlight_rtbfinfo_info-belgique.xml?source=internal",
        "http://rss.rtbf.be/article/rss/highlight_rtbfinfo_info-regions.xml?source=internal",
    ),
    article_url=r"^/(?:article/[^/]+-\d{6,}|(?:info|sport|culture|lapremiere)/(?:[^/]+/)*detail_[^/]+)$",
    examples=("/article/plongez-dans-le-quotidien-des-celtes-en-wallonie-11668723",),
    paywall="none",
)
