from archiver.outlets import Outlet

OUTLET = Outlet(
    name="tdg",
    title="Tribune de Genève",
    hosts=("tdg.ch",),
    home="https://www.tdg.ch/",
    zone="Europe/Zurich",
    country="CH",
    language="fr-CH",
    feeds=(
        "https://partner-feeds.publishing.tamedia.ch/rss/tdg/front",
        "https://partner-feeds.publishing.tamedia.ch/rss/tdg/suisse",
        "https://partner-feeds.publishing.tamedia.ch/rss/tdg/economie",
    ),
    article_url=r"^/(?:[^/]+-\d{12}|(?:[^/]+/)+story/\d+)$",
    examples=("/suisse/berne-interdit-chlorothalonil/story/18348200",),
    paywall="mixed",
)
