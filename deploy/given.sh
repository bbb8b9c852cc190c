# What the user's values say of things that this script settles as well. Whoever names one thing twice, and differently, is asked.
# shellcheck shell=bash

# helm itself reads files and single values, by a chart that has nothing but templates which print them.
read_given_values() { # CHART
  local probe=$work/given flags=()
  mapfile -t flags < <(grep . <<<"${values[$1]}")
  mkdir -p "$probe/templates"
  printf 'apiVersion: v2\nname: given\nversion: 0.0.0\n' >"$probe/Chart.yaml"
  cat >"$probe/templates/given.yaml" <<'END'
{{- range list "platform" "image.repository" "image.tag" "image.digest" "access.existingSecret" "env.KUBERNETES_MCP_URL" }}
{{- $value := $.Values }}
{{- range splitList "." . }}
{{- if kindIs "map" $value }}{{ $value = get $value . }}{{ else }}{{ $value = "" }}{{ end }}
{{- end }}
{{ . }}: {{ $value | default "" | toString | quote }}
{{- end }}
END
  cat >"$probe/templates/names.yaml" <<'END'
{{- define "names" }}
{{- range $key, $value := .values }}
{{- $name := printf "%s%s" $.prefix $key }}
{{- if and $value (kindIs "map" $value) }}{{ include "names" (dict "prefix" (printf "%s." $name) "values" $value) }}{{ else }}
{{ $name | quote }}: given
{{- end }}
{{- end }}
{{- end }}
{{- include "names" (dict "prefix" "" "values" .Values) }}
END
  helm template "$1" "$probe" --show-only templates/given.yaml "${flags[@]}" >"$work/$1.given" 2>"$work/render.err" </dev/null || explain_rendering "$1"
}

value_names() { # FLAG...: prints the names of the values that these flags of helm give, a line each
  helm template names "$work/given" --show-only templates/names.yaml "$@" 2>/dev/null </dev/null | sed -nE 's/^"(.*)": given$/\1/p'
}

# A run says all that is to hold, as helm has it: what an earlier one was given is forgotten. That may be access.required.
tell_forgotten_values() {
  local chart flags forgotten
  for chart in "${charts[@]}"; do
    helm_quiet get values "$chart" --output yaml >"$work/$chart.before.yaml" 2>/dev/null || continue
    mapfile -t flags < <(chart_flags "$chart")
    forgotten=$(value_names --values="$work/$chart.before.yaml" | grep -vxF -f <(value_names "${flags[@]}")) || continue
    say "WARNING: $chart was given values that this run does not name, and they go back to their defaults: ${forgotten//$'\n'/, }"
  done
}

given() { # CHART KEY: prints it; nothing where there is none
  sed -nE "s/^${2//./\\.}: \"(.*)\"\$/\1/p" "$work/$1.given"
}

settle_given_values() {
  local chart
  for chart in "${charts[@]}"; do
    read_given_values "$chart"
    take_platform "$chart" "$(given "$chart" platform)"
  done
  if [[ ${charts[0]} == ollama-mcp ]]; then check_given_image && check_given_tokens; fi
  [[ ! $mcp_url ]] || check_given_server "$(given llama-stack env.KUBERNETES_MCP_URL)"
  tell_unused_values
}

take_platform() { # CHART PLATFORM
  [[ $2 && $2 != auto ]] || return 0
  [[ $platform == auto || $platform == "$2" ]] ||
    misused "the platform is $platform, and the values of the chart $1 say $2: which is meant?"
  platform=$2
}

check_given_image() {
  local key found=
  for key in repository tag digest; do
    [[ ! $(given ollama-mcp image.$key) ]] || found+=" image.$key"
  done
  [[ $found ]] || return 0
  [[ ! $image && ! $build ]] ||
    misused "the image is named twice: by ${build:+--build or --registry}${image:+--image}, and in the values by$found: which is meant?"
  [[ $found == *image.repository* ]] || misused "the values have$found without image.repository: name both, or --image NAME:TAG"
}

check_given_tokens() {
  local secret
  secret=$(given ollama-mcp access.existingSecret)
  [[ ! $secret || ! $mcp_token ]] ||
    misused "KUBERNETES_MCP_API_TOKEN is set, and the values name the Secret $secret (access.existingSecret): whose token is meant?"
}

check_given_server() { # URL
  [[ ! $1 || $1 == "$mcp_url" ]] ||
    misused "KUBERNETES_MCP_URL is $mcp_url, and the values of the chart llama-stack say $1 (env.KUBERNETES_MCP_URL): which is meant?"
}

# Files that the charts bring themselves are taken by name from both, and meant for the one that is deployed.
tell_unused_values() {
  local chart
  for chart in "${!values[@]}"; do
    [[ " ${charts[*]} " != *" $chart "* ]] || continue
    ! grep -vF -e "--values=$root/charts/" <<<"${values[$chart]}" | grep -q . ||
      say "the values for the chart $chart are not used: it is not deployed"
  done
}
