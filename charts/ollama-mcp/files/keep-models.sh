#!/bin/sh
# Sees to it that Ollama has the models of a list; runs beside Ollama for as long as the pod does.
# A model that is there is not asked for again, so a registry that is away keeps nobody waiting. One that cannot be pulled is
# tried again. A changed list is taken up within seconds of its arrival in the pod.
# usage: keep-models.sh LIST      LIST: a file with the name of a model on each line
# environment: OLLAMA_HOST; PULL_FLAGS, as --insecure; TRIED, a file that is made when every model has been tried once
list=${1:?a file with the name of a model on each line}
tried=${TRIED:-/tmp/tried}
status=$tried.status
escape=$(printf '\033')

trap 'exit 0' TERM INT

say() { echo "models: $*"; }

# In the background, so that a signal is heard meanwhile.
pause() { # SECONDS
  sleep "$1" &
  wait $!
}

# Turns what `ollama pull` draws for a terminal into lines for a log: each once, a bar at every tenth of its way.
as_log() { # NAME
  seen='|'
  tr "\r" '\n' | tr "$escape" '\n' | while read -r line; do
    # What an escape character began: "[1Gpulling manifest".
    case $line in '['*) line=${line#\[*[a-zA-Z]} ;; esac
    case $line in
      '') continue ;;
      *[0-9]%*) mark=${line%%[0-9]%*} ;;
      *) mark=$line ;;
    esac
    case $seen in *"|$mark|"*) continue ;; esac
    seen="$seen$mark|"
    say "$1: $line"
  done
}

pull() { # NAME
  rm -f "$status"
  {
    # shellcheck disable=SC2086 # several flags
    ollama pull $PULL_FLAGS "$1" 2>&1 </dev/null && touch "$status"
  } | as_log "$1" &
  wait $!
  [ -e "$status" ]
}

has() { # NAME
  ollama show "$1" >/dev/null 2>&1 </dev/null
}

# Succeeds when every model is there.
keep() {
  missing=
  while read -r name <&3; do
    [ -n "$name" ] || continue
    if has "$name"; then
      say "$name is there"
    elif pull "$name"; then
      say "$name has been pulled"
    else
      say "$name could not be pulled; it is tried again in a minute"
      missing=1
    fi
  done 3<"$list"
  [ -z "$missing" ]
}

# Returns when the list has changed, or after so many seconds; 0 waits for a change alone.
until_changed() { # SECONDS
  waited=0
  while [ "$(cat "$list")" = "$known" ]; do
    [ "$1" -eq 0 ] || [ "$waited" -lt "$1" ] || return 0
    pause 5
    waited=$((waited + 5))
  done
}

until ollama list >/dev/null 2>&1 </dev/null; do pause 1; done
while :; do
  known=$(cat "$list")
  if keep; then again=0; else again=60; fi
  touch "$tried"
  until_changed "$again"
done
