from archiver.outlets import Outlet

OUTLET = Outlet(
    name="courrierinternational",
    title="Courrier international",
    hosts=("courrierinternational.com",),
    home="https://www.courrierinternational.com/",
    feeds=(
        "/feed/all/rss.xml",
        "/feed/rubrique/france/rss.xml",
        "/feed/rubrique/geopolitique/rss.xml",
        "/feed/rubrique/economie/rss.xml",
    ),
    article_url=r"^/(?:article|video|breve|revue-de-presse)/(?:\d{4}/\d{2}/\d{2}/)?[^/]+$",
    examples=("/article/sciences-les-animaux-revent-ils-aussi_198382_1",),
    paywall="mixed",
)
