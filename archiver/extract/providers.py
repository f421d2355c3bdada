"""Who serves an embedded post, player, map or chart: known by its host."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

# Host (or the end of one) -> provider, in small letters
HOSTS = {
    "youtube.com": "youtube", "youtube-nocookie.com": "youtube", "youtu.be": "youtube",
    "twitter.com": "twitter", "x.com": "twitter", "twitframe.com": "twitter",
    "facebook.com": "facebook", "fb.watch": "facebook",
    "instagram.com": "instagram", "threads.net": "threads", "threads.com": "threads",
    "tiktok.com": "tiktok", "snapchat.com": "snapchat",
    "bsky.app": "bluesky", "linkedin.com": "linkedin", "reddit.com": "reddit", "redditmedia.com": "reddit",
    "pinterest.com": "pinterest", "t.me": "telegram", "twitch.tv": "twitch", "giphy.com": "giphy", "imgur.com": "imgur",
    "dailymotion.com": "dailymotion", "dai.ly": "dailymotion", "dmcloud.net": "dmcloud", "vimeo.com": "vimeo",
    "ultimedia.com": "ultimedia", "digiteka.com": "ultimedia", "digiteka.net": "ultimedia",
    "brightcove.net": "brightcove", "brightcove.com": "brightcove",
    "jwplayer.com": "jwplayer", "jwplatform.com": "jwplayer", "kaltura.com": "kaltura", "vidyard.com": "vidyard",
    "kewego.com": "kewego", "wat.tv": "wat", "twitvid.com": "twitvid", "streamable.com": "streamable",
    "rutube.ru": "rutube", "odysee.com": "odysee", "ted.com": "ted", "arte.tv": "arte", "ina.fr": "ina",
    "spotify.com": "spotify", "soundcloud.com": "soundcloud", "deezer.com": "deezer", "mixcloud.com": "mixcloud",
    "bandcamp.com": "bandcamp", "music.apple.com": "apple-music", "podcasts.apple.com": "apple-podcasts",
    "acast.com": "acast", "ausha.co": "ausha", "audiomeans.fr": "audiomeans", "podbean.com": "podbean",
    "audioboom.com": "audioboom", "simplecast.com": "simplecast", "megaphone.fm": "megaphone",
    "spreaker.com": "spreaker", "buzzsprout.com": "buzzsprout", "art19.com": "art19", "anchor.fm": "spotify",
    "omny.fm": "omny", "vodio.fr": "vodio", "radiofrance.fr": "radiofrance", "rfi.fr": "rfi",
    "flourish.studio": "flourish", "uri.sh": "flourish", "dwcdn.net": "datawrapper", "datawrapper.de": "datawrapper",
    "infogram.com": "infogram", "infogr.am": "infogram", "tableau.com": "tableau", "plot.ly": "plotly",
    "observablehq.com": "observable", "everviz.com": "everviz", "piktochart.com": "piktochart",
    "canva.com": "canva", "genial.ly": "genially", "genially.com": "genially", "thinglink.com": "thinglink",
    "knightlab.com": "knightlab", "arcgis.com": "arcgis", "openstreetmap.org": "openstreetmap",
    "openstreetmap.fr": "openstreetmap", "mapbox.com": "mapbox", "carto.com": "carto",
    "google.com": "google", "google.fr": "google", "google.be": "google", "google.ca": "google", "google.ch": "google",
    "documentcloud.org": "documentcloud", "scribd.com": "scribd", "issuu.com": "issuu", "calameo.com": "calameo",
    "slideshare.net": "slideshare", "coveritlive.com": "coveritlive", "scribblelive.com": "scribblelive",
    "24liveblog.com": "24liveblog", "norkon.net": "norkon", "live.tickaroo.com": "tickaroo",
    "qualifio.com": "qualifio", "playbuzz.com": "playbuzz", "apester.com": "apester", "opinary.com": "opinary",
    "riddle.com": "riddle", "typeform.com": "typeform", "gettyimages.com": "gettyimages", "sketchfab.com": "sketchfab",
    "helloasso.com": "helloasso", "change.org": "change", "framatube.org": "peertube",
}  # fmt: skip
# Players that are nothing but a script: host and path of its address
SCRIPTS = re.compile(
    r"players\.brightcove\.net/|cdn\.jwplayer\.com/players/|content\.jwplatform\.com/players/|datawrapper\.dwcdn\.net/"
    r"|player\.ausha\.co/|ultimedia\.com/deliver/|playbuzz\.com/.+/|public\.tableau\.com/views|gist\.github\.com/",
    re.IGNORECASE,
)
# Frames that show nothing of the article: advertisements, measuring, consent, checks, buttons, readers' comments
NO_EMBED = re.compile(
    r"doubleclick|googlesyndication|googletagmanager|google-analytics|googleads|adservice|adnxs|criteo|taboola|outbrain"
    r"|smartadserver|amazon-adsystem|teads|weborama|quantserve|scorecardresearch|chartbeat|/ads?/|[/.]adserv"
    r"|captcha|consent|didomi|onetrust|cookiebot|privacy|/plugins/(?:like|share|page|follow|comments|likebox)|/sharer"
    r"|/intent/|/share(?:[/?]|$)|pin/create|addthis|addtoany|disqus|/widgets?/(?:tweet_button|follow_button|like)"
    r"|/ilike|/like\.php|action=(?:like|recommend)|(?:dewplayer|flowplayer|player_mp3\w*|mediaplayer)[\w.-]*\.swf"
    r"|accounts\.google|newsletter|paywall|piano\.io|poool|about:blank|facebook\.com/tr\b|/login",
    re.IGNORECASE,
)
POST = re.compile(r"/status(?:es)?/(\d+)|[?&]id=(\d{15,20})")
VIDEO = re.compile(r"(?:/embed/|/shorts/|/v/|youtu\.be/|/live/)([\w-]{11})(?![\w-])")
DAILYMOTION = re.compile(r"(?:/video/|dai\.ly/|[?&]video=)(x?[a-z0-9]{5,12})")


def provider(address: str) -> str:
    """The provider's name; for unknown hosts the host without "www."."""
    host = (urlsplit(address).hostname or "").lower().removeprefix("www.")
    known = known_provider(address)
    return known or host


def known_provider(address: str) -> str | None:
    """The provider's name, None when the host is not in the table."""
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    while host:
        name = HOSTS.get(host)
        if name == "google":
            return "google-maps" if "/maps" in parts.path else "google"
        if name:
            return name
        host = host.partition(".")[2]
    return None


def is_embed(address: str) -> bool:
    """Whether a frame at `address` shows something of the article."""
    return not NO_EMBED.search(address)


def identity(address: str) -> str:
    """What two addresses of one post or player share."""
    name = provider(address)
    if name == "twitter" and (match := POST.search(address)):
        return f"twitter {match[1] or match[2]}"
    if name == "youtube":
        watched = parse_qs(urlsplit(address).query).get("v")
        match = VIDEO.search(address)
        if watched or match:
            return f"youtube {watched[0] if watched else match[1] if match else ''}"
    if name == "dailymotion" and (match := DAILYMOTION.search(address)):
        return f"dailymotion {match[1]}"
    parts = urlsplit(address)
    return f"{name} {parts.path.rstrip('/')} {parts.query}"
