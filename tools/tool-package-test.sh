#!/usr/bin/env bash
# Packs the dotnet tool, installs it from a local folder that is the only package source, and runs it. Exit code 1 where a step fails.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/extractor-tool-XXXXXX")
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet pack "$home/src/Extractor.Cli" -c Release --artifacts-path "$work/build" -o "$work/packages" -v quiet --nologo -clp:ErrorsOnly
package=$(echo "$work"/packages/Extractor.Tool.*.nupkg)
echo "ok  pack: $(basename "$package"), $(($(stat -c %s "$package") / 1048576)) MB"
for file in README.md LICENSE docs/licences.md licences/CMaps.md licences/Fonts.md; do
  python3 -c 'import sys,zipfile; sys.exit(sys.argv[2] not in zipfile.ZipFile(sys.argv[1]).namelist())' "$package" "$file" || { echo "tool-package-test: $file is not in the package" >&2; exit 1; }
done
cat >"$work/nuget.config" <<XML
<configuration><packageSources><clear /><add key="local" value="$work/packages" /></packageSources></configuration>
XML
dotnet tool install Extractor.Tool --tool-path "$work/tools" --configfile "$work/nuget.config" --no-cache >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
echo "ok  install from a local folder"
"$work/tools/extractor" --version
"$work/tools/extractor" doctor --format json | python3 -c 'import json,sys; sys.exit(not json.load(sys.stdin)["healthy"])'
(cd "$work" && "$work/tools/extractor" convert "$home"/fixtures/documents/*档案馆2025*.pdf --out out --quiet && "$work/tools/extractor" export out --out figures.sqlite --quiet)
[ -s "$work/figures.sqlite" ]
echo "ok  doctor, convert, export"
