# What is said, how a failure is told, and how a run ends.
# Standard error is for people; standard output holds what --dry-run renders, and nothing else.
# shellcheck shell=bash

work=          # a folder of this run
step_name=     # what is being done
step_number=0
children=()    # processes to end with this run, by their ids

say() { printf '   %s\n' "$*" >&2; }

step() { # NAME
  step_name=$1
  step_number=$((step_number + 1))
  printf '\n%s. %s\n' "$step_number" "$1" >&2
}

misused() { # WHAT: a bad command line
  printf 'deploy-with-mcp: %s\n' "$1" >&2
  printf 'See ./deploy-with-mcp.sh --help\n' >&2
  exit 2
}

# Details, such as events and logs, are what the file "details" of this run holds.
failed() { # WHY NEXT...
  local line why=$1
  shift
  {
    printf '\nFAILED: %s\n' "$step_name"
    printf '  why      %s\n' "$why"
    [[ ! -s $work/details ]] || sed 's/^/           /' "$work/details"
    for line in "$@"; do printf '  go on    %s\n' "$line"; done
  } >&2
  exit 1
}

begin() {
  # kubectl does not read these: helm would go to another cluster.
  unset "${!HELM_KUBE@}"
  work=$(mktemp -d "${TMPDIR:-/tmp}/deploy-with-mcp.XXXXXX")
  trap finish EXIT
  trap 'interrupted 130' INT
  trap 'interrupted 143' TERM HUP
}

finish() {
  local child
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  rm -rf "$work"
}

# Runs a command that a signal to this script reaches at once: bash itself would wait for its end.
run() { # COMMAND...
  local child status=0
  "$@" &
  child=$!
  children[child]=$child
  wait "$child" || status=$?
  unset "children[$child]"
  return "$status"
}

# Children get the signal too, and time to put their things in order: helm notes that its release has failed.
interrupted() { # EXIT-CODE
  trap '' INT TERM HUP
  set +e # what can be told is told
  local child
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  for child in "${children[@]}"; do wait "$child" 2>/dev/null || true; done
  printf '\nINTERRUPTED: %s\n' "${step_name:-before anything was done}" >&2
  tell_state >&2
  exit "$1"
}

short() { # TEXT: one line of bearable length; what matters may stand at its end
  local text=${1//$'\n'/ }
  if ((${#text} > 300)); then text="${text:0:147} ... ${text: -148}"; fi
  printf '%s' "$text"
}
