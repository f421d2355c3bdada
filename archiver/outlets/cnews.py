from archiver.outlets import Outlet

OUTLET = Outlet(
    name="cnews",
    title="CNews",
    hosts=("cnews.fr",),
    home="https://www.cnews.fr/",
    feeds=("/rss.xml",),
    sitemaps=("/googlenews.xml",),
    article_url=r"^/[^/]+/(?:[^/]+/)?\d{4}-\d{2}-\d{2}/[^/]+$",
    examples=("/france/2026-08-31/paris-un-homme-vole-40000-euros-de-pieces-dor-dans-un-bar-1911806",),
    paywall="none",
)
