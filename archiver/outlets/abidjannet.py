from archiver.outlets import Outlet

OUTLET = Outlet(
    name="abidjannet",
    title="Abidjan.net",
    hosts=("abidjan.net",),
    home="https://news.abidjan.net/",
    zone="Africa/Abidjan",
    country="CI",
    language="fr",
    article_url=r"^/articles/\d+/[^/]+$",
    examples=("/articles/750454/presidentielle-2025-ouattara-ne-veut-pas-etre-candidat-dixit-adjoumani",),
    paywall="none",
)
