#!/usr/bin/env bash
# build.sh IMAGE: gives Docker an IMAGE that `sam local` can run Python 3.11 functions in, where the public one cannot be
# pulled. Debian's packages come from Debian's mirror, Python's from the configured index, pinned with hashes.
# Needs root (files keep their owners), mmdebstrap (installed here by apt when it is missing), a python3 with pip.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: build.sh IMAGE" >&2; exit 2; }
image=$1
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
python=${PYTHON:-python3}
# bash and the like are left out: what SAM's build steps call, what the runtime needs.
packages=python3.11,dash,coreutils,ca-certificates,tzdata,libstdc++6

case $(uname -m) in
    x86_64) ;;
    *) echo "the stand-in image is for x86_64, as the functions are" >&2; exit 2 ;;
esac
[ "$(id -u)" -eq 0 ] || { echo "building the stand-in image needs root" >&2; exit 2; }
if ! command -v mmdebstrap >/dev/null; then
    command -v apt-get >/dev/null || { echo "building the stand-in image needs mmdebstrap" >&2; exit 2; }
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends mmdebstrap >/dev/null
fi

# What was fetched once is kept: a private daemon forgets its images, the packages stay the same.
cache=$repository/build/lambda_image
fingerprint=$( (echo "$packages"; cat "$here/build.sh" "$repository/requirements/lambda-runtime.txt") | sha256sum | cut -d' ' -f1)
if [ "$(cat "$cache/fingerprint" 2>/dev/null)" != "$fingerprint" ]; then
    rm -rf "$cache"
    mkdir -p "$cache"
    mmdebstrap --quiet --mode=root --variant=extract --include="$packages" bookworm "$cache/root.tar"
    # Debian's Python is 3.11.2, AWS's a later 3.11, and so is that of whoever built the layers: they lack the back-port
    # that redis needs before 3.11.3. Same pin as theirs, without the condition.
    sed -n '/^async-timeout==/,/^ *#/p' "$repository/requirements/functions.txt" | sed 's/ ; python_full_version[^\\]*/ /' > "$cache/backports.txt"
    "$python" -m pip install --quiet --disable-pip-version-check --no-input --root-user-action=ignore --no-deps --require-hashes \
        --only-binary :all: --python-version 3.11 --implementation cp --abi cp311 --abi abi3 --abi none \
        --platform manylinux2014_x86_64 --platform manylinux_2_17_x86_64 --platform any \
        --target "$cache/runtime" -r "$repository/requirements/lambda-runtime.txt" -r "$cache/backports.txt"
    echo "$fingerprint" > "$cache/fingerprint"
fi
cp "$here"/{Dockerfile,bootstrap,bootstrap.py,lambda-entrypoint.sh} "$cache"
chmod 755 "$cache/bootstrap" "$cache/lambda-entrypoint.sh"
docker build --quiet --tag "$image" "$cache"
