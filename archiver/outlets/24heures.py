from archiver.outlets import Outlet

OUTLET = Outlet(
    name="24heures",
    title="24 heures",
    hosts=("24heures.ch",),
    home="https://www.24heures.ch/",
    zone="Europe/Zurich",
    country="CH",
    language="fr-CH",
    feeds=(
        "https://partner-feeds.publishing.tamedia.ch/rss/24heures/front",
        "https://partner-feeds.publishing.tamedia.ch/rss/24heures/vaud",
        "https://partner-feeds.publishing.tamedia.ch/rss/24heures/suisse",
    ),
    article_url=r"^/[^/]+-\d{12}$",
    examples=("/si-le-roestigraben-etait-une-ligne-de-train-407691020754",),
    paywall="mixed",
)
