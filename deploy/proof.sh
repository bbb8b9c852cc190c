# The proof at the end, and the addresses.
# shellcheck shell=bash

prove() {
  local chart
  if [[ ${charts[0]} == ollama-mcp ]]; then
    learn_route_host
    check_health
  fi
  for chart in "${charts[@]}"; do prove_chart "$chart"; done
}

# A pod in the cluster calls through the Service: handshake, tool list, a tool call; for Llama Stack, its health and its tools.
prove_chart() { # CHART
  local status=0
  run helm "${helm_connection[@]}" --namespace "$namespace" test "$1" --timeout 3m >"$work/test.log" 2>&1 </dev/null || status=$?
  k logs -n "$namespace" -l "app.kubernetes.io/instance=$1,app.kubernetes.io/component=test" --all-containers --tail=30 2>/dev/null |
    cut -c1-300 >"$work/details" || true
  if ((status != 0)) && is_asked_for_token "$1"; then
    say "Llama Stack is healthy, and reaches the MCP server, which asks it for a token: its callers give that with each request"
  elif ((status != 0)); then
    explain_test "$1"
  else
    sed 's/^/   /' "$work/details" >&2
  fi
  note_proved "$1"
  : >"$work/details"
}

# The configuration of Llama Stack has no place for a token, so it cannot list the tools of such a server by itself.
is_asked_for_token() { # CHART
  [[ $1 == llama-stack ]] && grep -q '^health: OK' "$work/details" && grep -q 'answered 401' "$work/details"
}

explain_test() { # CHART
  [[ -s $work/details ]] || tail -n 10 "$work/test.log" >"$work/details"
  local next=()
  [[ ! $mcp_url ]] || next=("does something answer at $mcp_url, and let in what runs in $namespace? A NetworkPolicy there may not")
  failed "$1 runs, but does not answer as it should" "${next[@]}" "its log: $kube logs -n $namespace deployment/$(deployment_name "$1")" \
    "the same test again: helm test $1 -n $namespace --logs" "$(rollback_hint "$1")"
}

# {"status":"degraded","version":"0.1.0","missing":["context-store"],...}: what is missing is no failure here, since the tool call decides.
check_health() {
  local port='' answer='' forward
  : >"$work/forward.log"
  "$kube" "${connection[@]}" port-forward -n "$namespace" "service/$(service_name)" ":$(service_port)" >"$work/forward.log" 2>&1 </dev/null &
  forward=$!
  children[forward]=$forward
  ! port=$(forwarded_port "$forward") || answer=$(settled_health "$port")
  kill "$forward" 2>/dev/null || true
  wait "$forward" 2>/dev/null || true
  unset "children[$forward]"
  [[ $answer ]] || failed "the Service cannot be reached by port-forward: $(short "$(tail -n 2 "$work/forward.log")")" \
    "if you may not do that, ask for pods/portforward; what runs is not touched by it"
  say "health: $(sed -nE 's/.*"status":"([a-z]+)".*"missing":\[([^]]*)\].*/\1; missing: \2/p' <<<"$answer" | sed 's/; missing: $//; s/"//g')"
}

# Asked for again for some seconds: what has become ready a moment ago is not known everywhere at once.
settled_health() { # PORT
  local answer='' i
  for ((i = 0; i < 10; i++)); do
    answer=$(http_get "$1" /health) || answer=
    [[ $answer != *'"status":"healthy"'* ]] || break
    sleep 1
  done
  printf '%s' "$answer"
}

forwarded_port() { # PID
  local i
  for ((i = 0; i < 100; i++)); do
    if [[ $(<"$work/forward.log") =~ 127\.0\.0\.1:([0-9]+) ]]; then
      echo "${BASH_REMATCH[1]}"
      return
    fi
    kill -0 "$1" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

http_get() { # PORT PATH: head and body; needs no program
  local connection
  exec {connection}<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&"$connection"
  tr -d '\r' <&"$connection"
  exec {connection}>&-
}

# The router chooses the host of a Route after its creation; a second upgrade tells the server, which would refuse it otherwise.
learn_route_host() {
  local host
  [[ $platform == openshift ]] || return 0
  host=$(route_host ollama-mcp)
  [[ $host ]] || return 0
  ! k get deployment "$(deployment_name ollama-mcp)" -n "$namespace" -o yaml 2>/dev/null | grep -qF "$host" || return 0
  say "the Route got the host $host; the server is told"
  install_chart ollama-mcp
  wait_for_release ollama-mcp
}

route_host() { # CHART
  k get routes -n "$namespace" -l "app.kubernetes.io/instance=$1" -o 'jsonpath={.items[0].spec.host}' 2>/dev/null || true
}

ingress_hosts() { # CHART
  k get ingresses -n "$namespace" -l "app.kubernetes.io/instance=$1" -o 'jsonpath={.items[*].spec.rules[*].host}' 2>/dev/null || true
}

tell_addresses() {
  local host
  printf '\nDONE: it works.\n' >&2
  if [[ ${charts[0]} == ollama-mcp ]]; then
    address "MCP in the cluster" "http://$(service_name).$namespace:$(service_port)/mcp   (/sse for older clients)"
    for host in $(route_host ollama-mcp); do address "MCP from outside" "https://$host/mcp   (with the token)"; done
    for host in $(ingress_hosts ollama-mcp); do address "MCP from outside" "http(s)://$host/mcp   (with the token)"; done
    address "the token" "$kube get secret $(tokens_secret) -n $namespace -o jsonpath='{.data.token}' | base64 -d"
    address "from this machine" "$kube port-forward -n $namespace svc/$(service_name) 4838:$(service_port), then http://localhost:4838/mcp"
  fi
  if [[ ${charts[*]} == *llama-stack* ]]; then
    address "Llama Stack" "http://$(rendered_value Service '^  name:' llama-stack).$namespace:$(sed -nE '/^kind: Service$/,/^---/s/.*port: ([0-9]+).*/\1/p' "$work/llama-stack.yaml" | head -n 1)/v1"
    for host in $(route_host llama-stack); do address "Llama Stack outside" "https://$host/v1"; done
  fi
}

address() { printf '   %-20s %s\n' "$1" "$2" >&2; } # WHAT WHERE

tokens_secret() {
  awk '/- name: access$/ { inside = 1 } inside && $1 == "secretName:" { print $2; exit }' "$work/ollama-mcp.yaml"
}
