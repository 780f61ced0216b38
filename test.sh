#!/usr/bin/env bash
# Passes the tests: installs the Debian packages that some of them compare with, builds everything once and runs all tests,
# the acceptance runner among them where ../shared/corpus is (or EXTRACTOR_SHARED names the folder).
# The last line is "tests: N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! command -v dotnet >/dev/null; then
  echo "test.sh: the .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
  exit 2
fi

# Tests that need a missing package are skipped with a message, so a machine without apt or root still passes the others.
missing=()
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v python3 >/dev/null || missing+=(python3)
python3 -c 'import jsonschema' 2>/dev/null || missing+=(python3-jsonschema)
# Foreign readers of the exports; the PostgreSQL server runs as a cluster of the tests' own.
{ python3 -c 'import openpyxl' || /usr/bin/python3 -c 'import openpyxl'; } 2>/dev/null || missing+=(python3-openpyxl)
command -v sqlite3 >/dev/null || missing+=(sqlite3)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null; then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  echo "test.sh: installing ${missing[*]}"
  { $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1 \
    || echo "test.sh: could not install ${missing[*]}; tests that need them are skipped"
fi

# Frictionless for JavaScript reads the data packages; where it cannot be had, our own strict check reads them alone.
if command -v npm >/dev/null && [ ! -d TestTools/node_modules/datapackage ]; then
  npm install --silent --no-audit --no-fund --prefix TestTools datapackage@1.1.10 >/dev/null 2>&1 || echo "test.sh: npm's datapackage could not be had; the test with it is skipped"
fi

results="$PWD/TestResults"
rm -rf "$results"
if ! dotnet build Extractor.sln -c Release -v quiet --nologo -clp:NoSummary; then
  echo "test.sh: the build failed"
  echo "tests: 0 passed, 1 failed"
  exit 1
fi

status=0
dotnet test Extractor.sln -c Release --no-build --nologo -v quiet --results-directory "$results" \
  --logger "trx;LogFilePrefix=results" --logger "console;verbosity=minimal" "$@" || status=1

# Counted from the results themselves; a test project that left no results (a crashed host) counts as one failure.
passed=0 failed=0 files=0
for file in "$results"/*.trx; do
  [ -f "$file" ] || continue
  files=$((files + 1))
  counters=$(grep -o '<Counters [^>]*>' "$file" | head -n 1)
  passed=$((passed + $(sed -E 's/.* passed="([0-9]+)".*/\1/' <<<"$counters")))
  failed=$((failed + $(sed -E 's/.* failed="([0-9]+)".*/\1/' <<<"$counters") + $(sed -E 's/.* error="([0-9]+)".*/\1/' <<<"$counters") \
    + $(sed -E 's/.* timeout="([0-9]+)".*/\1/' <<<"$counters") + $(sed -E 's/.* aborted="([0-9]+)".*/\1/' <<<"$counters")))
done
projects=$(find tests -name '*.Tests.csproj' | wc -l)
if [ "$files" -lt "$projects" ] && [ $# -eq 0 ]; then
  echo "test.sh: $((projects - files)) of $projects test projects left no results"
  failed=$((failed + projects - files))
fi
[ "$failed" -eq 0 ] || status=1
[ $((passed + failed)) -gt 0 ] || status=1
echo "tests: $passed passed, $failed failed"
exit $status
