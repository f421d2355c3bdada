"""What is announced where: bytes of feeds, sitemaps, robots.txt and front pages to addresses with their dates. Pure.

Nothing here raises for what a file holds: what cannot be read announces nothing.
"""

from archiver.discover.feeds import feed
from archiver.discover.front import front_page
from archiver.discover.recognising import is_list
from archiver.discover.requisites import of_style_sheet, requisites
from archiver.discover.robots import Robots, robots
from archiver.discover.sitemaps import Sitemap, sitemap

__all__ = ["Robots", "Sitemap", "feed", "front_page", "is_list", "of_style_sheet", "requisites", "robots", "sitemap"]
