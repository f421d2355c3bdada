"""The headers that make replay safe: no archived script runs, nothing is asked of the live web."""

from __future__ import annotations

# Safe together only while no script runs; without allow-same-origin nested frames stay empty (docs/replay.md).
SANDBOX = "allow-same-origin allow-top-navigation-by-user-activation"

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-DNS-Prefetch-Control": "off",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex, noarchive",  # the outlet's own page is what search engines shall find
    "Cache-Control": "private, no-cache",  # what is withdrawn is gone from browsers and proxies at once
}


def page(origin: str) -> dict[str, str]:
    """Headers for an archived page or any of its resources, served at `origin` (scheme, host and port)."""
    return _archived(origin, f"sandbox {SANDBOX}")


def drawing(origin: str) -> dict[str, str]:
    """Headers for an archived SVG: its links are not rewritten, so none of them leads anywhere."""
    return _archived(origin, "sandbox")


def wrapper(origin: str) -> dict[str, str]:
    """Headers for the page of our own that frames an archived one."""
    return COMMON | {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src {origin}; frame-src {origin}/memento/; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'"
        )
    }


def raw() -> dict[str, str]:
    """Headers for an entity handed out as it is: to be saved, never shown here."""
    return COMMON | {"Content-Security-Policy": "sandbox; default-src 'none'", "Content-Disposition": "attachment"}


def _archived(origin: str, sandbox: str) -> dict[str, str]:
    here = f"{origin}/memento/"
    return COMMON | {
        "Content-Security-Policy": (
            f"default-src 'none'; img-src {here} data:; style-src {here} 'unsafe-inline'; font-src {here} data:; "
            f"media-src {here}; frame-src {here}; script-src 'none'; object-src 'none'; connect-src 'none'; "
            f"worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors {origin}; {sandbox}"
        )
    }
