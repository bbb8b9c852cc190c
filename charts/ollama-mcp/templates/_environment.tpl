{{- /* Names by which the server is called: Host is checked against them. */ -}}
{{- define "ollama-mcp.hosts" -}}
{{- $name := include "ollama-mcp.fullname" . -}}
{{- $namespace := .Release.Namespace -}}
{{- $hosts := list $name (printf "%s.%s" $name $namespace) (printf "%s.%s.svc" $name $namespace) (printf "%s.%s.svc.cluster.local" $name $namespace) -}}
{{- if include "ollama-mcp.hasRoute" . -}}
{{- with include "ollama-mcp.routeHost" . -}}
{{- $hosts = append $hosts . -}}
{{- end -}}
{{- end -}}
{{- if .Values.ingress.enabled -}}
{{- $hosts = concat $hosts .Values.ingress.hosts -}}
{{- end -}}
{{- join "," (concat $hosts .Values.access.allowedHosts | uniq) -}}
{{- end -}}

{{- /* The host of the Route: as set, or as the router has chosen it by the time of an upgrade. */ -}}
{{- define "ollama-mcp.routeHost" -}}
{{- if .Values.route.host -}}
{{- .Values.route.host -}}
{{- else if include "ollama-mcp.hasRoute" . -}}
{{- dig "spec" "host" "" (lookup "route.openshift.io/v1" "Route" .Release.Namespace (include "ollama-mcp.fullname" .)) -}}
{{- end -}}
{{- end -}}

{{- define "ollama-mcp.tokensSecret" -}}
{{- default (printf "%s-tokens" (include "ollama-mcp.fullname" .)) .Values.access.existingSecret -}}
{{- end -}}

{{- define "ollama-mcp.replicasSecret" -}}
{{- default (printf "%s-replicas" (include "ollama-mcp.fullname" .)) .Values.replicaKey.existingSecret -}}
{{- end -}}

{{- define "ollama-mcp.redisSecret" -}}
{{- default (printf "%s-redis" (include "ollama-mcp.fullname" .)) .Values.redis.existingSecret -}}
{{- end -}}

{{- define "ollama-mcp.ollamaUrl" -}}
{{- if .Values.ollama.enabled -}}
{{- printf "http://%s-ollama:11434" (include "ollama-mcp.fullname" .) -}}
{{- else -}}
{{- .Values.ollama.external.url -}}
{{- end -}}
{{- end -}}

{{- define "ollama-mcp.storeEnvironment" -}}
{{- $store := include "ollama-mcp.contextStore" . -}}
- name: Contexts__Store
  value: {{ $store }}
- name: Contexts__TimeToLive
  value: {{ .Values.contexts.timeToLive | quote }}
{{- if eq $store "files" }}
- name: Contexts__Path
  value: /var/lib/ollama-mcp/contexts
{{- else if eq $store "redis" }}
{{- if .Values.redis.enabled }}
- name: CONTEXT_STORE_HOST
  value: {{ include "ollama-mcp.fullname" . }}-redis
- name: CONTEXT_STORE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ include "ollama-mcp.redisSecret" . }}, key: password}
{{- else }}
{{- with .Values.redis.external }}
{{- if .tls }}
- name: CONTEXT_STORE_URI
  value: rediss://{{ .host }}:{{ .port }}
{{- else }}
- name: CONTEXT_STORE_HOST
  value: {{ .host | quote }}
- name: CONTEXT_STORE_PORT
  value: {{ .port | quote }}
{{- end }}
{{- if .existingSecret }}
- name: CONTEXT_STORE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ .existingSecret }}, key: {{ .key }}}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- /* Whether somebody reads the metrics. Then they count from the start; by itself a server counts from its first scrape on. */ -}}
{{- define "ollama-mcp.isScraped" -}}
{{- if or .Values.monitoring.serviceMonitor.enabled .Values.monitoring.prometheusRule.enabled (and .Values.autoscaling.enabled .Values.autoscaling.callsInFlight.enabled) (eq (toString (get .Values.podAnnotations "prometheus.io/scrape")) "true") (eq (toString (get .Values.service.annotations "prometheus.io/scrape")) "true") -}}
true
{{- end -}}
{{- end -}}

{{- define "ollama-mcp.environment" -}}
- name: MCP_PORT
  value: {{ .Values.service.port | quote }}
- name: MCP_GUARDED_PORT
  value: {{ .Values.service.guardedPort | quote }}
- name: POD_IP
  valueFrom:
    fieldRef: {fieldPath: status.podIP}
- name: Replicas__Address
  value: $(POD_IP):{{ .Values.service.port }}
- name: Replicas__Key
  valueFrom:
    secretKeyRef: {name: {{ include "ollama-mcp.replicasSecret" . }}, key: key}
- name: Replicas__Service
  value: {{ include "ollama-mcp.fullname" . }}-replicas
- name: Access__Required
  value: {{ .Values.access.required | quote }}
- name: Access__TokensFile
  value: /etc/ollama-mcp/access/tokens
- name: Access__AllowedHosts
  value: {{ include "ollama-mcp.hosts" . | quote }}
{{- with .Values.access.allowedOrigins }}
- name: Access__AllowedOrigins
  value: {{ join "," . | quote }}
{{- end }}
- name: OLLAMA_SERVER_URL
  value: {{ include "ollama-mcp.ollamaUrl" . | quote }}
{{- if .Values.ollamaApiKey.existingSecret }}
- name: OLLAMA_API_KEY
  valueFrom:
    secretKeyRef: {name: {{ .Values.ollamaApiKey.existingSecret }}, key: {{ .Values.ollamaApiKey.key }}}
{{- end }}
- name: Toolsets
  value: {{ join "," .Values.toolsets | quote }}
{{ include "ollama-mcp.storeEnvironment" . }}
{{- if or .Values.prompts.files .Values.prompts.existingConfigMap }}
- name: Prompts__Path
  value: /etc/ollama-mcp/prompts
{{- end }}
- name: Limits__ShutdownDelay
  value: {{ .Values.shutdown.announceSeconds }}s
- name: Limits__ShutdownTimeout
  value: {{ .Values.shutdown.drainSeconds }}s
- name: LOG_LEVEL
  value: {{ .Values.logLevel }}
- name: LOG_FORMAT
  value: json
{{- with .Values.otlpEndpoint }}
- name: POD_NAME
  valueFrom:
    fieldRef: {fieldPath: metadata.name}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: k8s.namespace.name={{ $.Release.Namespace }},k8s.pod.name=$(POD_NAME)
{{- end }}
{{- if and (include "ollama-mcp.isScraped" .) (not (hasKey .Values.settings "Metrics__Enabled")) }}
- name: Metrics__Enabled
  value: "true"
{{- end }}
{{- range $name, $value := .Values.settings }}
- name: {{ $name }}
  value: {{ include "ollama-mcp.text" $value | quote }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}
