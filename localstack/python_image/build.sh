#!/usr/bin/env bash
# build.sh IMAGE: gives Docker an IMAGE that the services' Dockerfiles can start from where python:3.11-slim-bookworm
# cannot be pulled. Packages come from Debian's mirror. Needs root and mmdebstrap (apt installs it when it is missing).
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: build.sh IMAGE" >&2; exit 2; }
image=$1
here=$(cd "$(dirname "$0")" && pwd)

[ "$(id -u)" -eq 0 ] || { echo "building the stand-in image needs root" >&2; exit 2; }
if ! command -v mmdebstrap >/dev/null; then
    command -v apt-get >/dev/null || { echo "building the stand-in image needs mmdebstrap" >&2; exit 2; }
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends mmdebstrap >/dev/null
fi

# What was fetched once is kept: a private daemon forgets its images, the packages stay the same.
cache=$here/../../build/python_image
fingerprint=$(sha256sum "$here/build.sh" | cut -d' ' -f1)
if [ "$(cat "$cache/fingerprint" 2>/dev/null)" != "$fingerprint" ]; then
    rm -rf "$cache"
    mkdir -p "$cache"
    mmdebstrap --quiet --mode=root --variant=minbase --include=python3.11-venv,ca-certificates bookworm "$cache/root.tar"
    echo "$fingerprint" > "$cache/fingerprint"
fi
cp "$here/Dockerfile" "$cache"
docker build --quiet --tag "$image" "$cache"
