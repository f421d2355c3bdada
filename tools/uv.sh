#!/bin/sh
# Finds uv, or installs it into .tools/, and runs it with the words given.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
UV_VERSION=0.13.9
if command -v uv >/dev/null 2>&1; then exec uv "$@"; fi
if [ ! -x "$root/.tools/bin/uv" ]; then
    python=$(command -v python3.13 || command -v python3.12 || command -v python3.11 || command -v python3) ||
        { echo "archiver: Python 3.11 or newer is needed: install python3" >&2; exit 1; }
    if ! "$python" -m venv "$root/.tools" >/dev/null 2>&1; then
        # Debian ships venv apart from Python.
        [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 ||
            { echo "archiver: 'python3 -m venv' does not work here: install python3-venv (or uv), then run this again" >&2; exit 1; }
        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
        rm -rf "$root/.tools" && "$python" -m venv "$root/.tools"
    fi
    "$root/.tools/bin/python" -m pip install -q "uv==$UV_VERSION"
fi
exec "$root/.tools/bin/uv" "$@"
