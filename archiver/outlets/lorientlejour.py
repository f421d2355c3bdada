from archiver.outlets import Outlet

OUTLET = Outlet(
    name="lorientlejour",
    title="L'Orient-Le Jour",
    hosts=("lorientlejour.com",),
    home="https://www.lorientlejour.com/",
    zone="Asia/Beirut",
    country="LB",
    language="fr",
    article_url=r"^/article/\d+/[^/]+\.html$",
    examples=("/article/1098019/pour-reprendre-des-couleurs.html",),
    paywall="mixed",
)
