{{- define "ollama-mcp.platform" -}}
{{- if ne .Values.platform "auto" -}}
{{- .Values.platform -}}
{{- else if .Capabilities.APIVersions.Has "security.openshift.io/v1" -}}
openshift
{{- else -}}
kubernetes
{{- end -}}
{{- end -}}

{{- define "ollama-mcp.hasRoute" -}}
{{- $wanted := toString .Values.route.enabled -}}
{{- if or (eq $wanted "true") (and (eq $wanted "auto") (or (eq .Values.platform "openshift") (.Capabilities.APIVersions.Has "route.openshift.io/v1"))) -}}
true
{{- end -}}
{{- end -}}

{{- /*
The security context of every pod. OpenShift's restricted-v2 sets user and volume group itself and refuses others; plain
Kubernetes sets none, and images that name root as their user would not start.
*/ -}}
{{- define "ollama-mcp.podSecurity" -}}
{{- $context := dict "runAsNonRoot" true "seccompProfile" (dict "type" "RuntimeDefault") -}}
{{- $user := .Values.runAs.user -}}
{{- if and (eq (include "ollama-mcp.platform" .) "openshift") .Values.openshift.scc.create -}}
{{- $user = .Values.openshift.scc.uid -}}
{{- end -}}
{{- if or (eq (include "ollama-mcp.platform" .) "kubernetes") .Values.openshift.scc.create -}}
{{- $context = merge $context (dict "runAsUser" (int64 $user) "runAsGroup" (int64 $user) "fsGroup" (int64 $user) "fsGroupChangePolicy" "OnRootMismatch") -}}
{{- end -}}
{{- toYaml (mergeOverwrite $context (deepCopy .Values.podSecurityContext)) -}}
{{- end -}}

{{- define "ollama-mcp.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- /* Time for routers to hear that the pod ends, before its program does. Kubernetes sleeps itself since 1.30; no shell is needed. */ -}}
{{- define "ollama-mcp.preStop" -}}
{{- if and (gt (int .) 0) -}}
preStop:
  sleep:
    seconds: {{ int . }}
{{- end -}}
{{- end -}}

{{- /* DNS of a cluster; OpenShift's pods answer on 5353. */ -}}
{{- define "ollama-mcp.dnsEgress" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
    - {port: 5353, protocol: UDP}
    - {port: 5353, protocol: TCP}
{{- end -}}

{{- /* The port of a URL. */ -}}
{{- define "ollama-mcp.urlPort" -}}
{{- $url := urlParse . -}}
{{- $port := regexFind ":[0-9]+$" $url.host -}}
{{- if $port -}}
{{- trimPrefix ":" $port -}}
{{- else if eq $url.scheme "https" -}}
443
{{- else -}}
80
{{- end -}}
{{- end -}}

{{- /* A value as text; YAML's numbers are floats here, and large ones would come as 3.4e+07. */ -}}
{{- define "ollama-mcp.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}
{{- int64 . -}}
{{- else -}}
{{- . -}}
{{- end -}}
{{- end -}}
