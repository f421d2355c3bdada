from archiver.outlets import Outlet

OUTLET = Outlet(
    name="reporterre",
    title="Reporterre",
    hosts=("reporterre.net",),
    home="https://reporterre.net/",
    feeds=("/spip.php?page=backend-simple", "/spip.php?page=backend"),
    article_url=r"^/[A-Z0-9][^/]*(?:-[^/-]+){2,}$",
    examples=("/Les-milliardaires-n-en-finissent-plus-de-s-enrichir",),
    paywall="none",
)
