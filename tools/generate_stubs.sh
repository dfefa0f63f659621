#!/bin/sh
# Regenerates the gRPC stubs under layers/nutrition/nutrition_contracts from protos/ into the folder $1 (default: in place).
set -eu
cd "$(dirname "$0")/.."
out=${1:-layers/nutrition}
mkdir -p "$out"
"${PYTHON:-python}" -m grpc_tools.protoc -Iprotos --python_out="$out" --grpc_python_out="$out" \
  --mypy_out="$out" --mypy_grpc_out="$out" $(cd protos && find . -name '*.proto' | sed 's|^\./||' | sort)
find "$out/nutrition_contracts" -type d -exec touch {}/__init__.py \;
