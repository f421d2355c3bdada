from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lefaso",
    title="Lefaso.net",
    hosts=("lefaso.net",),
    home="https://lefaso.net/",
    zone="Africa/Ouagadougou",
    country="BF",
    language="fr",
    article_url=r"^/spip\.php\?article\d+",
    examples=("/spip.php?article86453",),
    paywall="none",
)
