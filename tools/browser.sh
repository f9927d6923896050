#!/bin/sh
# Bring Debian's Chromium for the browser tests.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-dejavu-core >/dev/null
else
    echo "The browser tests need Chromium. Run: sudo apt-get install chromium  and then make test again." >&2
    exit 1
fi
