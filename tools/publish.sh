#!/usr/bin/env bash
# Publishes the program as one self-contained file for each platform into dist/: tools/publish.sh [linux-x64] [win-x64] [osx-arm64]
# A platform whose runtime pack the package feed does not have is named and passed over; exit code 1 then.
set -uo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
status=0
for platform in "${@:-linux-x64 win-x64 osx-arm64}"; do
  for one in $platform; do
    if output=$(dotnet publish "$home/src/Extractor.Cli" -c Release -r "$one" -p:PublishSingleFile=true --artifacts-path "$home/dist/build" -o "$home/dist/$one" \
        -v quiet --nologo -clp:ErrorsOnly 2>&1); then
      echo "$one: $(ls "$home/dist/$one"/extractor* | head -n 1), $(($(stat -c %s "$home/dist/$one"/extractor* | sort -n | tail -n 1) / 1048576)) MB"
    else
      echo "$one: failed: $(grep -m 1 -o 'error.*' <<<"$output" | cut -c1-200)"
      status=1
    fi
  done
done
exit $status
