{{- /* What the schema cannot say: values that do not go together. All that is wrong is told at once. */ -}}
{{- define "llama-stack.check" -}}
{{- $problems := list -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) -}}
{{- $problems = append $problems "ingress.enabled is true, and ingress.hosts is empty. Name a host: --set ingress.hosts={stack.example.com}" -}}
{{- end -}}
{{- $name := include "llama-stack.fullname" . -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name) -}}
{{- $problems = append $problems (printf "everything would be named %s, and the name of a Service begins with a small letter and has small letters, digits and hyphens. Name the release otherwise, or set fullnameOverride" $name) -}}
{{- end -}}
{{- $names := list -}}
{{- range fromYamlArray (include "llama-stack.environment" .) -}}
{{- if has .name $names -}}
{{- $problems = append $problems (printf "the variable %s is set twice: the chart sets it itself, or it is in env and in extraEnv. Take it away from one of them" .name) -}}
{{- end -}}
{{- $names = append $names .name -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "\n\nThe values do not go together:\n  * %s\n" (join "\n  * " $problems)) -}}
{{- end -}}
{{- end -}}

{{- define "llama-stack.environment" -}}
- {name: RUN_CONFIG_PATH, value: /etc/llama-stack/config.yaml}
# All that it writes lies under HOME, and the root of the file system is read-only.
- {name: HOME, value: /data}
- {name: SQLITE_STORE_DIR, value: /data}
- {name: PYTHONDONTWRITEBYTECODE, value: "1"}
{{- range $name, $value := .Values.env }}
- {name: {{ $name }}, value: {{ include "llama-stack.text" $value | quote }}}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}
