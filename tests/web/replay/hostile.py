"""Pages of our own that try whatever a page can to reach the web, or the interface beside the replay.

`{web}` is a server of the web, `{own}` the interface, `{socket}` the interface as a WebSocket, and `{turn}` a
host that WebRTC asks.
"""

EVERYTHING = """<!doctype html><html><head><meta charset=utf-8><base href="{web}/based/">
<link rel=dns-prefetch href="//dns.example"><link rel=preconnect href="{web}"><link rel=prefetch href="{web}/prefetch">
<link rel=stylesheet href="{web}/sheet">
<style>@import "{web}/import"; body {{ background: url({own}/background) }}</style>
</head><body onload="fetch('{own}/onload', {{mode: 'no-cors'}})"><p>Texte du reportage.</p>
<img src="{web}/img"><img srcset="{own}/srcset 1x"><img src="relative"><noscript><img src="{web}/noscript"></noscript>
<iframe src="{own}/frame"></iframe>
<iframe srcdoc="<script>fetch('{web}/srcdoc', {{mode: 'no-cors'}})</script>"></iframe>
<iframe src="javascript:parent.fetch('{web}/javascript', {{mode: 'no-cors'}})"></iframe>
<iframe src="data:text/html,<script>fetch('{web}/data', {{mode: 'no-cors'}})</script>"></iframe>
<object data="{web}/object"></object><embed src="{own}/embed"><video src="{web}/video" poster="{own}/poster"></video>
<svg><script>fetch('{web}/svg', {{mode: 'no-cors'}})</script><image href="{own}/image"/></svg>
<script src="{web}/script"></script>
<script>
navigator.serviceWorker.register(location.origin + '/worker.js');
navigator.sendBeacon('{own}/beacon'); window.open('{web}/popup'); window.open('{own}/popup');
new WebSocket('{socket}/socket');
const turn = {{urls: 'turn:{turn}:3478?transport=tcp', username: 'a', credential: 'b'}};
const peer = new RTCPeerConnection({{iceServers: [turn]}});
peer.createDataChannel('x'); peer.createOffer().then(offer => peer.setLocalDescription(offer));
</script></body></html>"""
WORKER = "fetch('{web}/worker', {{mode: 'no-cors'}})"

REACHES_WEB = ("sheet import img based/relative srcdoc javascript data object video svg script popup worker").split()
REACHES_INTERFACE = "background onload srcset frame embed poster image beacon popup socket".split()

# Each leads the whole window away: name -> Refresh field, body.
LEADING_AWAY = {
    "meta-refresh": ("", '<meta http-equiv=refresh content="0;url={own}/away"><p>Texte du reportage.</p>'),
    "refresh-header": ("0;url={own}/away", "<p>Texte du reportage.</p>"),
    "form": (
        "",
        '<p>Texte du reportage.</p><form method=post action="{own}/away"></form>'
        "<script>document.forms[0].submit()</script>",
    ),
    "top-navigation": ("", "<p>Texte du reportage.</p><script>top.location = '{own}/away'</script>"),
    "clicked-link": (
        "",
        '<p>Texte du reportage.</p><a target=_top href="{own}/away">x</a><script>document.links[0].click()</script>',
    ),
}
