{{- define "ollama-mcp.rules" -}}
{{- if eq .Values.rbac.preset "read-only" }}
- apiGroups: [""]
  resources: [pods, pods/log, services, configmaps, endpoints, persistentvolumeclaims, events, replicationcontrollers, serviceaccounts, resourcequotas, limitranges]
  verbs: [get, list, watch]
- apiGroups: [apps]
  resources: [deployments, replicasets, statefulsets, daemonsets]
  verbs: [get, list, watch]
- apiGroups: [batch]
  resources: [jobs, cronjobs]
  verbs: [get, list, watch]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [get, list, watch]
- apiGroups: [networking.k8s.io]
  resources: [ingresses, networkpolicies]
  verbs: [get, list, watch]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch]
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [get, list, watch]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [get, list, watch]
- apiGroups: [metrics.k8s.io]
  resources: [pods]
  verbs: [get, list]
- apiGroups: [route.openshift.io]
  resources: [routes]
  verbs: [get, list, watch]
{{- if .Values.rbac.clusterWide }}
- apiGroups: [""]
  resources: [namespaces, nodes, persistentvolumes]
  verbs: [get, list, watch]
- apiGroups: [metrics.k8s.io]
  resources: [nodes]
  verbs: [get, list]
{{- end }}
{{- end }}
{{- with .Values.rbac.rules }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* Whether the server speaks to the cluster's API: only where it may do something there. */ -}}
{{- define "ollama-mcp.needsCluster" -}}
{{- if or (ne .Values.rbac.preset "none") .Values.rbac.rules -}}
true
{{- end -}}
{{- end -}}
