#!/usr/bin/env bash
# The main job: builds the program and runs it over the sources of pipeline.json (a bundled site, no network).
# Arguments go to extractor, with paths relative to where you are; without any: extractor run.
set -euo pipefail
home=$(cd "$(dirname "$0")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if ! command -v dotnet >/dev/null; then
  echo "run.sh: the .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
  exit 2
fi
# Compiled ahead of time the program starts in half the time. That needs a compiler package from the feed for this machine;
# where it cannot be had, the plain build does the same work.
program="$home/bin/run/extractor.dll"
[ -f "$program" ] || echo "run.sh: building for the first time; this takes a minute or two" >&2
if ! dotnet publish "$home/src/Extractor.Cli" -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true \
    --artifacts-path "$home/bin/artifacts" -o "$home/bin/run" -v quiet --nologo -clp:ErrorsOnly >/dev/null 2>&1; then
  dotnet build "$home/src/Extractor.Cli" -c Release -v quiet --nologo -clp:ErrorsOnly >&2
  program="$home/src/Extractor.Cli/bin/Release/net10.0/extractor.dll"
fi
[ $# -gt 0 ] || set -- run --config "$home/pipeline.json"
exec dotnet "$program" "$@"
