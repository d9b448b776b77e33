# Shared by the scripts beside it (sourced, not run): messages, and steps with their times.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
script=scripts/$(basename "$0")
export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s: %s\n' "$script" "$*" >&2
  exit 1
}

# step "what is done" command…: runs the command with its talk in a log, and says how long it took.
# When it fails, the log's end and `advice` (a variable the caller may set) are printed.
logs=$root/build/logs
step() {
  local what=$1 begin=$SECONDS log status=0
  shift
  mkdir -p "$logs"
  log=$logs/$(printf '%s' "$what" | tr -cs 'a-zA-Z0-9' '-' | sed 's/^-//; s/-$//').log
  printf '%-46s ' "$what …"
  set +e # a condition here would switch -e off inside the command, too
  (set -e && "$@") >"$log" 2>&1 </dev/null
  status=$?
  set -e
  if [ "$status" = 0 ]; then
    printf '%4d s\n' $((SECONDS - begin))
    return
  fi
  printf 'failed after %d s\n' $((SECONDS - begin))
  tail -n 40 "$log" >&2
  fail "$what: failed (all of its output is in ${log#"$root"/}). ${advice:-}"
}

# free_space GIGABYTES FOLDER
free_space() {
  local have
  have=$(df -Pk "$2" | awk 'NR == 2 { print $4 }')
  if [ "$have" -lt $(($1 * 1024 * 1024)) ]; then
    fail "$((have / 1024)) MB are free in $2, and about $1 GB are needed: make room, then start again."
  fi
}

