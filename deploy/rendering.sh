# What helm makes of the charts and the values.
# shellcheck shell=bash

helm_quiet() { helm "${helm_connection[@]}" --namespace "$namespace" "$@" </dev/null; }

# The flags of a chart, a line each. Single values of the user's win over files; what this script knows wins over both, because helm
# takes --set-string after --set.
chart_flags() { # CHART
  if [[ $1 == llama-stack ]]; then stack_addresses; fi
  grep -e '^--values=' <<<"${values[$1]}" || true
  printf -- '--set-string=platform=%s\n' "$platform"
  case $1 in
    ollama-mcp) server_flags ;;
    llama-stack) stack_flags ;;
  esac
  grep -e '^--set=' <<<"${values[$1]}" || true
}

server_flags() {
  local name=${image%@*} tag='' digest=''
  # A colon before the last slash is that of the registry's port.
  if [[ ${name##*/} == *:* ]]; then tag=${name##*:} name=${name%:*}; fi
  if [[ $image == *@* ]]; then digest=${image#*@}; fi
  [[ $tag || $digest ]] || tag=latest
  printf -- '--set-string=image.repository=%s\n--set-string=image.tag=%s\n--set-string=image.digest=%s\n' "$name" "$tag" "$digest"
  if uses_given_token; then printf -- '--set-string=access.existingSecret=%s\n' "$given_tokens"; fi
}

# A token that was given once stays until another is given, or the values name a Secret.
uses_given_token() {
  [[ ! $(given ollama-mcp access.existingSecret) ]] || return
  [[ $mcp_token ]] || { [[ $context ]] && k get secret "$given_tokens" -n "$namespace" >/dev/null 2>&1; }
}

# Llama Stack gets the addresses that the other chart has been given, unless the user's files name others.
stack_addresses() {
  [[ ! $mcp_url ]] || return 0
  printf 'mcp: {url: "http://%s:%s"}\nollama: {url: "%s"}\n' "$(service_name)" "$(service_port)" "$(ollama_url)" >"$work/addresses.yaml"
  printf -- '--values=%s\n' "$work/addresses.yaml"
}

stack_flags() {
  [[ ! $mcp_url ]] || printf -- '--set-string=env.KUBERNETES_MCP_URL=%s\n' "${mcp_url//,/\\,}"
}

service_name() { deployment_name ollama-mcp; }
service_port() { sed -nE 's/.*name: http, port: ([0-9]+).*/\1/p' "$work/ollama-mcp.yaml" | head -n 1; }
ollama_url() { sed -nE '/name: OLLAMA_SERVER_URL/{n;s/.*value: "?([^",]*).*/\1/p}' "$work/ollama-mcp.yaml" | head -n 1; }

deployment_name() { rendered_value Deployment '^  name:' "$1"; } # CHART

# The first value behind a pattern, in the first object of a kind.
rendered_value() { # KIND PATTERN CHART
  awk -v kind="$1" -v pattern="$2" '
    /^---/ { inside = 0 }
    /^kind:/ { inside = $2 == kind }
    inside && $0 ~ pattern { gsub(/"/, "", $2); print $2; exit }' "$work/$3.yaml"
}

render() { # CHART
  local flags=()
  mapfile -t flags < <(chart_flags "$1")
  helm_quiet template "$1" "$root/charts/$1" "${flags[@]}"
}

render_all() {
  local chart
  for chart in "${charts[@]}"; do
    render "$chart" >"$work/$chart.yaml" 2>"$work/render.err" || explain_rendering "$chart"
  done
}

explain_rendering() { # CHART
  sed -E 's/^Error: //; s/execution error at \([^)]*\): //' "$work/render.err" | grep -v '^ *$' | head -n 20 >"$work/details"
  failed "the values of the chart $1 are refused" "each value is explained in charts/$1/values.yaml"
}

# What the charts' notes warn of, before anything is done.
tell_warnings() {
  local chart flags line
  for chart in "${charts[@]}"; do
    mapfile -t flags < <(chart_flags "$chart")
    while read -r line; do say "$line"; done < <(
      helm_quiet install "$chart" "$root/charts/$chart" --dry-run=client "${flags[@]}" 2>/dev/null | grep '^WARNING: '
    )
  done
}

without_tests() { # drops the objects that only `helm test` makes
  awk 'BEGIN { RS = "---\n"; ORS = "" } NR > 1 && !/helm.sh\/hook: test/ { print "---\n" $0 }' "$1"
}

# A line each: API group, or a hyphen, and the name under which the API has the kind.
rendered_resources() {
  local chart
  for chart in "${charts[@]}"; do
    awk '
      /^apiVersion:/ { group = $2 ~ /\// ? $2 : "-/"; sub(/\/.*/, "", group) }
      /^kind:/ {
        name = tolower($2)
        if (name ~ /y$/) sub(/y$/, "ies", name); else name = name (name ~ /s$/ ? "es" : "s")
        print group, name
      }' "$work/$chart.yaml"
  done
}

# Values of Secrets, made up here since no cluster knows them, are left out all the same.
masked_manifests() {
  local chart
  for chart in "${charts[@]}"; do without_tests "$work/$chart.yaml"; done | awk '
    /^---/ || /^kind:/ { secret = $0 == "kind: Secret"; data = 0 }
    secret && /^[a-zA-Z]/ { data = /^(data|stringData):/ }
    secret && data && /^  [^ ]/ { sub(/:.*/, ": (secret)"); print; next }
    secret && data && /^   / { next }
    { print }'
}

tell_plan() {
  local chart
  say "$([[ $namespace_exists ]] && echo "use" || echo "make, unless it is there,") the namespace $namespace"
  [[ ! $build ]] || say "make the image $image"
  [[ ! $mcp_url ]] || say "no server: Llama Stack uses $mcp_url"
  for chart in "${charts[@]}"; do
    say "helm upgrade --install $chart charts/$chart, which holds:"
    without_tests "$work/$chart.yaml" | awk '
      /^kind:/ { kind = $2 } /^metadata:/ { meta = 1; next } /^[^ ]/ { meta = 0 }
      meta && $1 == "name:" { gsub(/"/, "", $2); print kind, $2; meta = 0 }' |
      sort | awk '{ printf "     %s %s\n", $1, $2 }' >&2
  done
  say "wait until all pods are ready, ${timeout_seconds} s at most for each chart"
  [[ $mcp_url ]] || say "prove it: health, MCP handshake, tool list, a tool call"
  [[ ${charts[*]} != *llama-stack* ]] || say "prove it: health of Llama Stack, and the tools that it sees"
}
