#!/usr/bin/env bash
# Goes through the Dockerfile without a Docker engine: reads its instructions, copies what COPY copies into a temporary root (and only
# that, so a file that an image would lack is missing here too), runs what RUN runs, then the health check and the entrypoint as a user
# without rights. Base images are this machine: its .NET SDK and runtime. Prints one line a step; exit code 1 where one fails.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
root=$(mktemp -d "${TMPDIR:-/tmp}/extractor-image-XXXXXX")
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
stage=0 base="" cwd=/ user=0 entry="" command="" health="" instruction=""
declare -A stages=()

fail() { echo "dockerfile-dry-run: $*" >&2; exit 1; }
expand() { local text=$1; text=${text//\$\{APP_UID:-1654\}/1654}; text=${text//\$APP_UID/1654}; printf '%s' "$text"; }
inside() { case $1 in /*) printf '%s%s' "$base" "$1" ;; *) printf '%s%s/%s' "$base" "${cwd%/}" "$1" ;; esac; }
# A path of the image inside a command means the same path below the stage's root.
rooted() { sed -E "s#(^|[ \"=])(/(app|src|data))#\1${base}\2#g" <<<"$1"; }
words() { python3 -c 'import json,sys; print("\n".join(json.loads(sys.argv[1])))' "$1"; }

copy() {
  local from=$home args=() target
  for word in $1; do
    case $word in
      --from=*) from=${stages[${word#--from=}]:-}; [ -n "$from" ] || fail "COPY $word: no such stage" ;;
      --*) fail "COPY $word is not known here" ;;
      *) args+=("$word") ;;
    esac
  done
  target=$(inside "${args[-1]}")
  unset 'args[-1]'
  local many=${#args[@]}
  [ "$many" -gt 1 ] && [[ $1 != */ ]] && fail "COPY $1: several sources need a folder that ends in /"
  for source in "${args[@]}"; do
    [ -e "$from/${source#/}" ] || fail "COPY $source: is not there"
    if [ -d "$from/${source#/}" ]; then
      mkdir -p "$target"
      # As .dockerignore says: no outputs of earlier builds.
      tar -C "$from/${source#/}" --exclude=bin --exclude=obj -cf - . | tar -C "$target" -xf -
    else
      case $1 in */) mkdir -p "$target" ;; *) mkdir -p "$(dirname "$target")" ;; esac
      cp "$from/${source#/}" "$target"
    fi
  done
}

run() {
  local line
  line=$(rooted "$(expand "$1")")
  mkdir -p "$base$cwd"
  # Only root may give files away; elsewhere they belong to whoever runs this, who then is the user without rights too.
  [ "$(id -u)" -eq 0 ] || line=$(sed -E 's/chown -R "?[0-9]+"?/true/' <<<"$line")
  (cd "$base$cwd" && bash -euo pipefail -c "$line") >"$root/log" 2>&1 || { tail -n 20 "$root/log" >&2; fail "RUN $1"; }
}

as_user() {
  # HOME and the temporary folder as in a container: nothing of this machine's user.
  local set=(env -i PATH="$PATH" HOME=/nonexistent TMPDIR="$root/tmp" LANG=C.UTF-8 DOTNET_ROOT="${DOTNET_ROOT:-}" DOTNET_EnableDiagnostics=0)
  [ -n "${DOTNET_ROOT:-}" ] || set=("${set[@]/DOTNET_ROOT=/DOTNET_UNUSED=}")
  if [ "$(id -u)" -eq 0 ]; then set=(setpriv --reuid="$user" --regid="$user" --clear-groups "${set[@]}"); fi
  (cd "$base$cwd" && "${set[@]}" "$@")
}

while IFS= read -r line || [ -n "$line" ]; do
  [[ $line =~ ^[[:space:]]*(#|$) ]] && continue
  instruction+=$line
  if [[ $instruction == *\\ ]]; then instruction=${instruction%\\}; continue; fi
  verb=${instruction%% *} rest=${instruction#* }
  instruction=""
  case $verb in
    FROM)
      stage=$((stage + 1)) base="$root/stage$stage" cwd=/ user=0
      mkdir -p "$base"
      chmod 755 "$base"
      [[ $rest == *" AS "* ]] && stages[${rest##* AS }]=$base
      [[ $rest =~ ^mcr\.microsoft\.com/dotnet/(sdk|runtime):10\.0( |$) ]] || fail "FROM $rest: not the image that this script knows" ;;
    WORKDIR) cwd=$rest; mkdir -p "$base$cwd" ;;
    COPY) copy "$rest" ;;
    RUN) run "$rest" ;;
    ENV) [[ ! $rest =~ (PASSWORD|SECRET|TOKEN|KEY)= ]] || fail "ENV $rest: holds a secret" ;;
    ARG) [[ ! $rest =~ (PASSWORD|SECRET|TOKEN|KEY) ]] || fail "ARG $rest: holds a secret" ;;
    USER) user=$(expand "$rest"); [[ $user =~ ^[1-9][0-9]*$ ]] || fail "USER $rest: root, or no number" ;;
    VOLUME) for folder in $rest; do [ -d "$base$folder" ] || fail "VOLUME $folder: the image does not make it"; done ;;
    HEALTHCHECK) health=${rest#*CMD } ;;
    ENTRYPOINT) entry=$rest ;;
    CMD) command=$rest ;;
    *) fail "$verb is not known here" ;;
  esac
  echo "ok  $verb ${rest:0:100}"
done <"$home/Dockerfile"

[ "$user" != 0 ] || fail "the image runs as root"
[ -n "$entry" ] && [ -n "$health" ] || fail "ENTRYPOINT or HEALTHCHECK is missing"
mkdir -p "$root/tmp" && chmod 1777 "$root/tmp"
mapfile -t entry < <(words "$(rooted "$entry")")
mapfile -t health < <(words "$(rooted "$health")")
mapfile -t command < <(words "$command")
as_user "${entry[@]}" "${command[@]}" >"$root/log" || { cat "$root/log" >&2; fail "ENTRYPOINT with CMD"; }
grep -q 'extractor COMMAND' "$root/log" || fail "ENTRYPOINT with CMD does not print the help"
echo "ok  ENTRYPOINT ${command[*]} as user $user"
as_user "${health[@]}" >"$root/log" || { cat "$root/log" >&2; fail "HEALTHCHECK"; }
echo "ok  HEALTHCHECK as user $user"
mkdir "$base/data/in"
cp "$home"/fixtures/documents/*部门预算*.pdf "$base/data/in/" 
chmod -R a+rX "$base/data/in"
as_user "${entry[@]}" convert in --out out --quiet || fail "convert as user $user"
[ "$(find "$base/data/out" -name '*.json' | wc -l)" -ge 1 ] || fail "convert wrote nothing into the volume"
if [ "$(id -u)" -eq 0 ] && as_user touch /app-was-writable "$base/app/x" 2>/dev/null; then fail "the user may write into /app"; fi
echo "ok  convert into the volume as user $user"
