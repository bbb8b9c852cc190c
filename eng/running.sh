# What with-ollama and with-cluster share: free ports, and a command that ends before what it runs on.
# shellcheck shell=bash

command_pid=''

free_port() { # below 32768: outgoing connections take theirs from above
  local port
  while port=$(shuf -i 20000-29999 -n 1); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# Runs the command; ends with its exit code. TERM goes on to it, so that it ends first, in its own way; Ctrl-C reaches it anyhow.
run_command() { # COMMAND [ARGUMENT...]
  local status=0
  trap forward TERM
  trap : INT
  as_in_the_foreground "$@" &
  command_pid=$!
  wait "$command_pid" || status=$?
  while kill -0 "$command_pid" 2>/dev/null; do # a signal ended the wait, not the command
    status=0
    wait "$command_pid" || status=$?
  done
  exit "$status"
}

# What a script starts in the background ignores INT and QUIT, and so would all that the command starts.
as_in_the_foreground() { # COMMAND [ARGUMENT...]
  trap - INT QUIT TERM
  exec "$@"
}

# shellcheck disable=SC2317 # called by the trap
forward() {
  kill -s TERM "$command_pid" 2>/dev/null || true
}
