import pytest

from archiver.web.guard import Guard


async def inner(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"ok"})


async def asked(method="GET", path="/", kind="http", **headers):
    sent = []

    async def send(message):
        sent.append(message)

    given = {"host": "127.0.0.1:8001"} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode()) for name, value in given.items()]
    scope = {"type": kind, "method": method, "path": path, "headers": raw}
    await Guard(inner, frozenset({"127.0.0.1:8001"}))(scope, None, send)
    return sent[0]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({}, 200),
        ({"host": "evil.example"}, 421),
        ({"method": "POST", "origin": "http://127.0.0.1:8001", "sec_fetch_site": "same-origin"}, 200),
        ({"method": "POST", "origin": "http://127.0.0.1:8002"}, 403),
        ({"method": "POST", "sec_fetch_site": "same-site"}, 403),
        ({"method": "POST", "origin": "null"}, 403),
        ({"method": "DELETE", "origin": "https://evil.example"}, 403),
    ],
)
async def test_foreign_hosts_and_origins_are_refused(request_, status):
    assert (await asked(**request_))["status"] == status


async def test_a_websocket_is_closed():
    assert (await asked(kind="websocket"))["type"] == "websocket.close"


@pytest.mark.parametrize(("path", "styled"), [("/", False), ("/recherche", False), ("/archive/articles", True)])
async def test_only_datasettes_own_pages_carry_styles_of_their_own(path, styled):
    headers = dict((await asked(path=path))["headers"])
    assert (b"'unsafe-inline'" in headers[b"content-security-policy"]) == styled
    assert headers[b"x-content-type-options"] == b"nosniff"
