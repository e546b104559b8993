#!/bin/sh
# Writes requirements/*.txt from requirements/*.in: every package, transitive ones too, at one version with its hashes,
# for Linux (x86_64, aarch64) and macOS and every supported Python. Needs uv (https://docs.astral.sh/uv/) and the network.
set -eu
cd "$(dirname "$0")/.."
for name in build run dev; do
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --output-file "requirements/$name.txt" "requirements/$name.in" "$@"
done
