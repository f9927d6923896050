#!/bin/sh
# Bring uv, where it is not there, and the project's locked environment.
set -eu
uv="$1"
if ! command -v "$uv" >/dev/null 2>&1; then
    if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "WhoSays needs Python 3.11 or later. Install it (apt-get install python3 python3-venv) and run make again." >&2
        exit 1
    fi
    if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
        else
            echo "Python's venv module is missing. Run: sudo apt-get install python3-venv  and then make again." >&2
            exit 1
        fi
    fi
    python3 -m venv .tools
    .tools/bin/pip install --quiet --disable-pip-version-check uv
fi
exec "$uv" sync --frozen --quiet
