from archiver.outlets import Outlet

OUTLET = Outlet(
    name="tv5monde",
    title="TV5MONDE Info",
    hosts=("tv5monde.com",),
    home="https://information.tv5monde.com/",
    feeds=("/rss.xml",),
    paywall="none",
)
