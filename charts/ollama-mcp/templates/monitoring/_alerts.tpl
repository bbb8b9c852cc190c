{{- /* One alert. Arguments: root, name, severity, for, summary, description, expr. */ -}}
{{- define "ollama-mcp.alert" -}}
- alert: {{ .name }}
  expr: {{ .expr | trim | quote }}
  for: {{ .for }}
  labels:
    severity: {{ .severity }}
    namespace: {{ .root.Release.Namespace }}
  annotations:
    summary: {{ .summary | quote }}
    description: {{ .description | quote }}
    {{- with .root.Values.monitoring.prometheusRule.runbooks }}
    runbook_url: {{ printf "%s/%s.md" (trimSuffix "/" .) $.name | quote }}
    {{- else }}
    runbook: docs/runbooks/{{ .name }}.md
    {{- end }}
{{- end -}}

{{- /* Pods of a container, in their namespace: their names are those of the controller, and something behind it. */ -}}
{{- define "ollama-mcp.podsOf" -}}
namespace="{{ .root.Release.Namespace }}",pod=~"{{ include "ollama-mcp.fullname" .root }}-.+",container="{{ .container }}"
{{- end -}}

{{- /*
Tool calls that the service owed an answer. What callers do wrong themselves (a bad argument, a model that is not there), what needs
a setting that nobody has set, and what was cancelled is left out, in the sum as well: it is no reason to wake anybody, and would hide
what is. -32000 and -32603 are JSON-RPC's for a server that fails; its other codes are about the request. Arguments: calls, failed.
*/ -}}
{{- define "ollama-mcp.owedCalls" -}}
{{- $callers := list "invalid_arguments" "invalid_modelfile" "model_not_found" "model_exists" "capability_missing" "not_configured"
    "context_not_found" "context_conflict" "context_too_large" "request_not_found" "duplicate_request" "cancelled" -}}
sum(rate(mcp_server_operation_duration_seconds_count{ {{- .calls }},error_type=~"{{ ternary "" "|" .failed }}tool_error|-32000|-32603",ollama_mcp_error_code!~"{{ join "|" $callers }}"}[5m]))
{{- end -}}
