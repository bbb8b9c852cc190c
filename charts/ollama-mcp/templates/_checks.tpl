{{- /* What the schema cannot say: values that do not go together. All that is wrong is told at once. */ -}}
{{- define "ollama-mcp.check" -}}
{{- $problems := list -}}
{{- if not .Values.image.repository -}}
{{- $problems = append $problems "image.repository is empty. There is no public image of the server. Make one with './deploy-with-mcp.sh --build' (or 'dotnet publish McpServer -t:PublishContainer'), push it to a registry that the cluster can pull from, and name it: --set image.repository=registry.example.com/ollama-mcp" -}}
{{- end -}}
{{- if and (not .Values.ollama.enabled) (not .Values.ollama.external.url) -}}
{{- $problems = append $problems "ollama.enabled is false and ollama.external.url is empty. Name an Ollama: --set ollama.external.url=http://ollama.example.com:11434" -}}
{{- end -}}
{{- if and .Values.ollama.enabled .Values.ollama.external.url -}}
{{- $problems = append $problems "ollama.external.url is set, and ollama.enabled is true. Which one is meant? Set ollama.enabled=false, or take the URL away" -}}
{{- end -}}
{{- if and .Values.redis.enabled .Values.redis.external.host -}}
{{- $problems = append $problems "redis.external.host is set, and redis.enabled is true. Which one is meant? Set redis.enabled=false, or take the host away" -}}
{{- end -}}
{{- $store := include "ollama-mcp.contextStore" . -}}
{{- if and (eq $store "redis") (not .Values.redis.enabled) (not .Values.redis.external.host) -}}
{{- $problems = append $problems "contexts.store is redis, and there is none. Set redis.enabled=true or redis.external.host" -}}
{{- end -}}
{{- if and (ne $store "redis") (include "ollama-mcp.isSeveral" .) -}}
{{- $problems = append $problems (printf "Several servers cannot share conversations in %s: one would not find what another has saved. Set redis.enabled=true or redis.external.host, or run one server" (ternary "files" "memory" (eq $store "files"))) -}}
{{- end -}}
{{- if and .Values.autoscaling.enabled (gt (int .Values.autoscaling.minReplicas) (int .Values.autoscaling.maxReplicas)) -}}
{{- $problems = append $problems (printf "autoscaling.minReplicas is %d, more than autoscaling.maxReplicas, which is %d" (int .Values.autoscaling.minReplicas) (int .Values.autoscaling.maxReplicas)) -}}
{{- end -}}
{{- if and .Values.autoscaling.enabled (eq (int .Values.autoscaling.targetCPUUtilizationPercentage) 0) (not .Values.autoscaling.callsInFlight.enabled) -}}
{{- $problems = append $problems "autoscaling.enabled is true, and there is nothing to scale on. Set autoscaling.targetCPUUtilizationPercentage or autoscaling.callsInFlight.enabled" -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) -}}
{{- $problems = append $problems "ingress.enabled is true, and ingress.hosts is empty. Name a host: --set ingress.hosts={mcp.example.com}" -}}
{{- end -}}
{{- if eq (toString .Values.service.port) (toString .Values.service.guardedPort) -}}
{{- $problems = append $problems "service.port and service.guardedPort are the same. They are two doors: one with a token, one without" -}}
{{- end -}}
{{- if and .Values.access.existingSecret .Values.access.tokens -}}
{{- $problems = append $problems "access.existingSecret and access.tokens are both set. Put the tokens into that Secret" -}}
{{- end -}}
{{- if and (include "ollama-mcp.isScraped" .) (eq (lower (toString (get .Values.settings "Metrics__Enabled"))) "false") -}}
{{- $problems = append $problems "settings.Metrics__Enabled is false, so that /metrics does not answer, and monitoring or autoscaling.callsInFlight reads it. Take the setting away, or what reads it" -}}
{{- end -}}
{{- range include "ollama-mcp.collisions" . | splitList "\n" | compact -}}
{{- $problems = append $problems . -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "\n\nThe values do not go together:\n  * %s\n" (join "\n  * " $problems)) -}}
{{- end -}}
{{- end -}}

{{- define "ollama-mcp.isSeveral" -}}
{{- if or (and .Values.autoscaling.enabled (gt (int .Values.autoscaling.maxReplicas) 1)) (and (not .Values.autoscaling.enabled) (gt (int .Values.replicaCount) 1)) -}}
true
{{- end -}}
{{- end -}}

{{- define "ollama-mcp.contextStore" -}}
{{- if ne .Values.contexts.store "auto" -}}
{{- .Values.contexts.store -}}
{{- else if or .Values.redis.enabled .Values.redis.external.host -}}
redis
{{- else if .Values.contexts.existingClaim -}}
files
{{- else -}}
memory
{{- end -}}
{{- end -}}
