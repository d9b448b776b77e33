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
# When it fails: the log's end, what is known of the cause, and the end. `advice`, a variable that
# the caller may set, is what to do when the cause is not a common one.
step() {
  logged "$@"
  if [ "$status" != 0 ]; then
    tail -n 20 "$log" >&2
    fail "$1: failed; all of its output is in ${log#"$root"/}. $(cause "$log")"
  fi
}

cause() { # log
  if grep -aqE 'No space left on device|not have enough free space' "$1"; then
    say "The disk is full: make room, then start again."
  elif grep -aqE 'Temporary failure resolving|Could not resolve|Could not connect|ENOTFOUND|EAI_AGAIN|ETIMEDOUT' "$1"; then
    say "The archive cannot be reached: is there a network?"
  else
    say "${advice:-}"
  fi
}

# The same without the end: leaves the command's status in `status` and the log's name in `log`.
# Not to be called in a condition: that would switch -e off inside the command, too.
logged() {
  local what=$1 begin=$SECONDS pulse
  shift
  mkdir -p "$logs"
  log=$logs/$(printf '%s' "$what" | tr -cs 'a-zA-Z0-9' '-' | sed 's/^-//; s/-$//').log
  : >"$log"
  heartbeat "$what" "$log" &
  pulse=$!
  trap 'kill $pulse 2>/dev/null || true' EXIT
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
  if [ "$status" = 0 ]; then
    progress "$what" "$(printf '%4d s' $((SECONDS - begin)))" '\n'
  else
    progress "$what" "failed after $((SECONDS - begin)) s" '\n'
  fi
}

progress() { # what, how far, end of the line; on a terminal it overwrites what was there
  local start=''
  [ ! -t 1 ] || start='\r\033[K'
  printf "$start%-48s%s$3" "$1 …" "$2"
}

# Shows that a long command lives, with the build tool's own count: on a terminal each second,
# elsewhere a line every half minute.
heartbeat() { # what, log
  local seconds=0 count
  [ ! -t 1 ] || progress "$1" '' ''
  while sleep 1 >/dev/null 2>&1; do
    seconds=$((seconds + 1))
    count=$(tail -c 2000 "$2" 2>/dev/null | grep -aoE '\[ *[0-9]+/[0-9]+\]' | tail -n 1 || true)
    if [ -t 1 ]; then
      progress "$1" "$(printf '%4d s %s' $seconds "$count")" ''
    elif [ $((seconds % 30)) = 0 ]; then
      progress "$1" "$(printf '%4d s %s' $seconds "$count")" '\n'
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
