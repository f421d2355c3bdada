from archiver.outlets import Outlet, Rules

OUTLET = Outlet(
    name="levif",
    title="Le Vif",
    hosts=("levif.be",),
    home="https://www.levif.be/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=("/feed/", "/belgique/feed/", "/international/union-europeenne/feed/", "https://trends.levif.be/feed/"),
    article_url=r"^/(?!dossiers?/|themes?/|auteurs?/)(?:[a-z0-9-]+/){1,3}[a-z0-9]+(?:-[a-z0-9]+){2,}/?$",
    examples=("/opinions/chroniques/la-ruelle-dadem/",),
    paywall="mixed",
    rules=(Rules(wall=".c-paywall__header-title"),),
)
