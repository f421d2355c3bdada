import pytest

from archiver.capture.redact import redact
from archiver.capture.target import HostNameError, has_host_name, no_credentials, target_uri


@pytest.mark.parametrize(
    "lines",
    [
        b"Cookie: a=1\r\n",
        b"cookie:a=1\r\n",
        b"COOKIE : a=1\r\n",
        b"Cookie: a=1\r\n\tb=2\r\n",
        b"Cookie: a\r\nCookie: b\r\n",
    ],
)
def test_a_secret_field_goes_in_every_spelling(lines):
    message = b"GET / HTTP/1.1\r\nA: 1\r\n" + lines + b"B: 2\r\n\r\nbody"
    assert redact(message, ["Cookie"]) == (b"GET / HTTP/1.1\r\nA: 1\r\nB: 2\r\n\r\nbody", ("Cookie",))


@pytest.mark.parametrize(
    "message",
    [
        b"GET / HTTP/1.1\r\nCookies: 1\r\n\r\n",
        b"POST / HTTP/1.1\r\nA: 1\r\n\r\nCookie: in the body\r\n",
        b"",
    ],
)
def test_all_else_is_left_alone(message):
    assert redact(message, ["Cookie"]) == (message, ())


@pytest.mark.parametrize(
    "url, target",
    [
        ("http://a.example/x#part", "http://a.example/x"),
        ("http://a.example/?q=1", "http://a.example/?q=1"),
        ("http://me:secret@a.example:8/x?mail=a@b", "http://a.example:8/x?mail=a@b"),
        ("http://a.example/@me", "http://a.example/@me"),
    ],
)
def test_the_target_has_no_fragment_and_no_credentials(url, target):
    assert target_uri(url) == target
    no_credentials(target)


@pytest.mark.parametrize("host", ["x" * 64 + ".example", "a..example", "x" * 3000])
def test_a_host_that_no_name_server_can_be_asked_for_is_refused(host):
    with pytest.raises(HostNameError, match="has a host name that cannot be"):
        has_host_name(f"http://{host}/")


@pytest.mark.parametrize("host", ["x" * 63 + ".example", "a.example.", "xn--caf-dma.example", "127.0.0.1", "[::1]"])
def test_any_other_host_is_asked_for(host):
    has_host_name(f"http://{host}/")
