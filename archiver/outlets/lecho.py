from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lecho",
    title="L'Echo",
    hosts=("lecho.be",),
    home="https://www.lecho.be/",
    zone="Europe/Brussels",
    country="BE",
    language="fr-BE",
    feeds=(
        "/rss/top_stories.xml",
        "/rss/politique_belgique.xml",
        "/rss/politique_economie.xml",
        "/rss/politique_europe.xml",
    ),
    article_url=r"^/(?:[^/]+/)+\d{7,8}(?:\.html)?$",
    examples=("/r/t/1/id/10687864",),
)
