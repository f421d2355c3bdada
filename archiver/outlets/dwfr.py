from archiver.outlets import Outlet

OUTLET = Outlet(
    name="dwfr",
    title="DW Français",
    hosts=("dw.com/fr",),
    home="https://www.dw.com/fr/",
    zone="Europe/Berlin",
    country="DE",
    language="fr",
    article_url=r"^/fr/[^/]+/a-\d+$",
    examples=("/fr/togo-une-%C3%A9conomie-toujours-in%C3%A9galitaire/a-52360878",),
    paywall="none",
)
