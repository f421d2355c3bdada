from archiver.outlets import Outlet

OUTLET = Outlet(
    name="le360",
    title="Le360",
    hosts=("fr.le360.ma", "afrique.le360.ma"),
    home="https://fr.le360.ma/",
    zone="Africa/Casablanca",
    country="MA",
    language="fr",
    feeds=("/rss",),
    article_url=r"^/(?:[^/]+/)+[^/]+(?:_[A-Z0-9]{26}|-\d{6})/?$",
    examples=("/politique/african-lion-2026-le-compte-a-rebours-est-lance_OKXI6FFXWRGG3HHR5YWUOT7FGM/",),
    paywall="none",
)
