from archiver.outlets import Outlet

OUTLET = Outlet(
    name="marianne",
    title="Marianne",
    hosts=("marianne.net",),
    home="https://www.marianne.net/",
    feeds=("/rss.xml",),
    article_url=r"^/(?:[a-z0-9-]+/){1,3}[^/]+(?:-[^/-]+){4,}$",
    examples=("/politique/semiologie-de-didier-raoult-le-look-emmerdeur",),
)
