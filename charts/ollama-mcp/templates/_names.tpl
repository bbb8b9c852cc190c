{{- define "ollama-mcp.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "ollama-mcp.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- /* Leaves room for what is put behind it: "-ollama", and behind that the controller puts a hash into a label of 63 characters. */ -}}
{{- define "ollama-mcp.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | replace "." "-" | trunc 45 | trimSuffix "-" -}}
{{- else if contains (include "ollama-mcp.name" .) .Release.Name -}}
{{- .Release.Name | replace "." "-" | trunc 45 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "ollama-mcp.name" .) | replace "." "-" | trunc 45 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- /* Names outside of namespaces carry the namespace. */ -}}
{{- define "ollama-mcp.clusterName" -}}
{{- printf "%s-%s" .Release.Namespace (include "ollama-mcp.fullname" .) -}}
{{- end -}}

{{- /* Labels of an object. Arguments: root, component. */ -}}
{{- define "ollama-mcp.labels" -}}
helm.sh/chart: {{ include "ollama-mcp.chart" .root }}
{{ include "ollama-mcp.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- if not (hasKey .root.Values.commonLabels "app.kubernetes.io/part-of") }}
app.kubernetes.io/part-of: ollama-mcp
{{- end }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* Labels that select pods: they never change. Arguments: root, component. */ -}}
{{- define "ollama-mcp.selector" -}}
app.kubernetes.io/name: {{ include "ollama-mcp.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- /* Labels of pods: none that changes with the chart, which would restart Ollama and Redis at every upgrade. Arguments: root, component. */ -}}
{{- define "ollama-mcp.podLabels" -}}
{{ include "ollama-mcp.selector" . }}
{{- if not (hasKey .root.Values.commonLabels "app.kubernetes.io/part-of") }}
app.kubernetes.io/part-of: ollama-mcp
{{- end }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "ollama-mcp.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "ollama-mcp.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- /* The reference of an image. Arguments: image, tag (what holds where the image has none). */ -}}
{{- define "ollama-mcp.image" -}}
{{- if .image.digest -}}
{{- printf "%s@%s" .image.repository .image.digest -}}
{{- else -}}
{{- printf "%s:%s" .image.repository (default .tag .image.tag) -}}
{{- end -}}
{{- end -}}
