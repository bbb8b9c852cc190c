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
