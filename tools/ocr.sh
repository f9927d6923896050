#!/bin/sh
# Bring tesseract with the packs of English, French, German, Dutch and Arabic, which reads scans.
set -eu
packs="eng fra deu nld ara"
missing=""
if command -v tesseract >/dev/null 2>&1; then
    have=$(tesseract --list-langs 2>/dev/null || true)
    for pack in $packs; do
        echo "$have" | grep -qx "$pack" || missing="$missing tesseract-ocr-$pack"
    done
else
    missing="tesseract-ocr"
    for pack in $packs; do missing="$missing tesseract-ocr-$pack"; done
fi
if [ -z "$missing" ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing fonts-dejavu-core >/dev/null
else
    echo "The tests of scans need:$missing. Run: sudo apt-get install $missing  and then make test again." >&2
    exit 1
fi
