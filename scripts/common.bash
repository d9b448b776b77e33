# Shared by the scripts beside it (sourced, not run): messages, and steps with their times.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
script=scripts/$(basename "$0")
logs=$root/build/logs
export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s: %s\n' "$script" "$*" >&2
  exit 1
}

# step "what is done" command…: runs the command with its talk in a log and says how long it took.
# When it fails: the log's end, `advice` (a variable that the caller may set), and the end.
step() {
  if ! logged "$@"; then
    tail -n 40 "$log" >&2
    fail "$1: failed; all of its output is in ${log#"$root"/}. ${advice:-}"
  fi
}

# The same without the end: returns the command's status, and leaves the log's name in `log`.
logged() {
  local what=$1 begin=$SECONDS status pulse
  shift
  mkdir -p "$logs"
  log=$logs/$(printf '%s' "$what" | tr -cs 'a-zA-Z0-9' '-' | sed 's/^-//; s/-$//').log
  printf '%-48s' "$what …"
  heartbeat "$log" &
  pulse=$!
  trap 'kill $pulse 2>/dev/null || true' EXIT
  # A shell of its own: a condition around this function would switch -e off inside the command.
  set +e
  (
    trap - EXIT
    set -e
    "$@"
  ) >"$log" 2>&1 </dev/null
  status=$?
  set -e
  kill $pulse 2>/dev/null || true
  wait $pulse 2>/dev/null || true
  trap - EXIT
  [ ! -t 1 ] || printf '\r%-48s' "$what …"
  if [ "$status" = 0 ]; then
    printf '%4d s          \n' $((SECONDS - begin))
  else
    printf 'failed after %d s\n' $((SECONDS - begin))
  fi
  return "$status"
}

# Shows that a long command lives: the build tool's own count, on a terminal each second, elsewhere
# a line every half minute.
heartbeat() {
  local seconds=0 count
  while sleep 1 >/dev/null 2>&1; do
    seconds=$((seconds + 1))
    count=$(tail -c 2000 "$1" 2>/dev/null | grep -aoE '\[ *[0-9]+/[0-9]+\]' | tail -n 1 || true)
    if [ -t 1 ]; then
      printf '\r\033[48C%4d s %s ' $seconds "$count"
    elif [ $((seconds % 30)) = 0 ]; then
      printf '\n  %d s %s ' $seconds "$count"
    fi
  done
}

# free_space GIGABYTES FOLDER
free_space() {
  local have
  have=$(df -Pk "$2" | awk 'NR == 2 { print $4 }')
  if [ "$have" -lt $(($1 * 1024 * 1024)) ]; then
    fail "$((have / 1024)) MB are free in $2, and about $1 GB are needed: make room, then start again."
  fi
}
