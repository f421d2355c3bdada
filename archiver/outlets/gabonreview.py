from archiver.outlets import Outlet

OUTLET = Outlet(
    name="gabonreview",
    title="Gabon Review",
    hosts=("gabonreview.com",),
    home="https://www.gabonreview.com/",
    zone="Africa/Libreville",
    country="GA",
    language="fr",
    feeds=("/feed",),
    paywall="none",
)
