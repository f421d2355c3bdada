from archiver.outlets import Outlet

OUTLET = Outlet(
    name="slate",
    title="Slate.fr",
    hosts=("slate.fr",),
    home="https://www.slate.fr/",
    feeds=("/rss.xml",),
    article_url=r"^/(?:story/\d+/[^/]+|[a-z0-9-]+(?:/[a-z0-9-]+)?/[^/]+(?:-[^/-]+){4,})$",
    examples=("/story/250261/attaque-requins-plage-mer-ocean-vacances-danger",),
)
