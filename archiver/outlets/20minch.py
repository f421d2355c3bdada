from archiver.outlets import Outlet

OUTLET = Outlet(
    name="20minch",
    title="20 minutes (Suisse)",
    hosts=("20min.ch/fr", "20min.ch/ro"),
    home="https://www.20min.ch/fr",
    zone="Europe/Zurich",
    country="CH",
    language="fr-CH",
    feeds=(
        "https://partner-feeds.20min.ch/rss/20minutes",
        "https://partner-feeds.20min.ch/rss/20minutes/suisse-romande",
        "https://partner-feeds.20min.ch/rss/20minutes/suisse-romande/geneve",
    ),
    article_url=r"^/fr/story/[^/]+-\d{12}$|^/ro/(?:[^/]+/)+story/[^/]*\d+$",
    examples=("/fr/story/l-app-pour-vous-desalterer-196971560259",),
    paywall="none",
)
