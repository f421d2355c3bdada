from archiver.outlets import Outlet

OUTLET = Outlet(
    name="elwatan",
    title="El Watan",
    hosts=("elwatan-dz.com", "elwatan.dz"),
    home="https://elwatan.dz/",
    zone="Africa/Algiers",
    country="DZ",
    language="fr",
    feeds=("https://feeds.feedburner.com/elwatan/4pwdGeU2mTa", "/feed/"),
)
