{{- /* What would be in an object twice, or in a form that the cluster refuses: a line for each problem. */ -}}
{{- define "ollama-mcp.collisions" -}}
{{- $name := include "ollama-mcp.fullname" . -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name) }}
everything would be named {{ $name }}, and the name of a Service begins with a small letter and has small letters, digits and hyphens. Name the release otherwise, or set fullnameOverride
{{- end }}
{{- $names := list }}
{{- range fromYamlArray (include "ollama-mcp.environment" .) }}
{{- if has .name $names }}
extraEnv sets {{ .name }}, which the chart sets itself. Take it away, and use the value that it comes from (README.md of the chart)
{{- end }}
{{- $names = append $names .name }}
{{- end }}
{{- range $taken := list "OLLAMA_HOST" "OLLAMA_MODELS" "HOME" }}
{{- if hasKey $.Values.ollama.env $taken }}
ollama.env sets {{ $taken }}, which the chart sets itself. Take it away
{{- end }}
{{- end }}
{{- if hasKey .Values.access.tokens "outside" }}
access.tokens has one named outside, as the one is that the chart makes. Name it otherwise, or set access.existingSecret
{{- end }}
{{- end -}}
