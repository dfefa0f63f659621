#!/bin/sh
# Debian's Prometheus and promtool, unpacked into build/prometheus: nothing is installed or started on the machine.
# Without apt-get the tests that need them are skipped and say so.
set -eu
command -v prometheus >/dev/null 2>&1 && command -v promtool >/dev/null 2>&1 && exit 0
place="$(cd "$(dirname "$0")/.." && pwd)/build/prometheus"
[ -x "$place/usr/bin/promtool" ] && exit 0
if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg >/dev/null 2>&1; then
    echo "no apt-get here: tests with a real Prometheus are skipped unless prometheus and promtool are on the PATH" >&2
    exit 0
fi
download() { apt-get download -q prometheus >/dev/null 2>&1; }
refresh() {
    if [ "$(id -u)" -eq 0 ]; then apt-get update -q >/dev/null
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n apt-get update -q >/dev/null
    else return 1; fi
}
fresh="$place.new"
rm -rf "$fresh" && mkdir -p "$fresh" && cd "$fresh"
if ! download && ! { refresh && download; }; then
    echo "apt-get has no package prometheus: tests with a real Prometheus are skipped" >&2
    rm -rf "$fresh"
    exit 0
fi
dpkg -x prometheus_*.deb . && rm prometheus_*.deb
cd / && rm -rf "$place" && mv "$fresh" "$place"
