{{- /* The URL of an MCP server, with a path. Arguments: url, path. */ -}}
{{- define "llama-stack.endpoint" -}}
{{- $url := urlParse .url -}}
{{- if has $url.path (list "" "/") -}}
{{- printf "%s%s" (trimSuffix "/" .url) .path -}}
{{- else -}}
{{- .url -}}
{{- end -}}
{{- end -}}

{{- /* Every MCP server: a list of id and url, as JSON. */ -}}
{{- define "llama-stack.servers" -}}
{{- $first := default .Values.mcp.url (get .Values.env "KUBERNETES_MCP_URL") -}}
{{- $servers := list (dict "id" .Values.mcp.id "url" (include "llama-stack.endpoint" (dict "url" $first "path" .Values.mcp.path))) -}}
{{- range .Values.mcp.more -}}
{{- $servers = append $servers (dict "id" .id "url" (include "llama-stack.endpoint" (dict "url" .url "path" $.Values.mcp.path))) -}}
{{- end -}}
{{- toJson $servers -}}
{{- end -}}

{{- define "llama-stack.hasConnectors" -}}
{{- if semverCompare ">=0.7.0-0" .Values.version -}}true{{- end -}}
{{- end -}}

{{- /* The tests start these on what the chart writes; of others it is only known what their sources say. */ -}}
{{- define "llama-stack.untried" -}}
{{- $tried := list "0.3.5" "1.5.0" -}}
{{- if not (has .Values.version $tried) -}}
version is {{ .Values.version }}, and the configuration was never tried with that release, only with {{ join " and " $tried }}. If it does not start, its log names what it does not know; set that right with the value config.
{{- end -}}
{{- end -}}

{{- /* The configuration in the form of the release: it has changed with 0.4, 0.6, 0.7 and 1.0. */ -}}
{{- define "llama-stack.config" -}}
{{- $version := .Values.version -}}
{{- $servers := include "llama-stack.servers" . | fromJsonArray -}}
{{- $connectors := include "llama-stack.hasConnectors" . -}}
{{- $written := dict "table_name" "responses" "backend" "sql_default" "max_write_queue_size" 10000 "num_writers" 4 -}}
{{- $persistence := dict "responses" $written -}}
{{- if semverCompare "<1.0.0-0" $version -}}
{{- $_ := set $persistence "agent_state" (dict "namespace" "agents" "backend" "kv_default") -}}
{{- end -}}
{{- $ollama := trimSuffix "/" .Values.ollama.url -}}
{{- $providers := dict
    "inference" (list (dict "provider_id" "ollama" "provider_type" "remote::ollama"
      "config" (ternary (dict "base_url" (printf "%s/v1" $ollama)) (dict "url" $ollama) (semverCompare ">=0.4.0-0" $version))))
    "tool_runtime" (list (dict "provider_id" "model-context-protocol" "provider_type" "remote::model-context-protocol" "config" dict))
    "vector_io" list -}}
{{- $resources := dict "models" list -}}
{{- $stores := dict
    "metadata" (dict "namespace" "registry" "backend" "kv_default")
    "inference" (dict "table_name" "inference_store" "backend" "sql_default" "max_write_queue_size" 10000 "num_writers" 4)
    "conversations" (dict "table_name" "openai_conversations" "backend" "sql_default") -}}
{{- if $connectors -}}
{{- $_ := set $providers "responses" (list (dict "provider_id" "builtin" "provider_type" "inline::builtin" "config" (dict "persistence" $persistence))) -}}
{{- else -}}
{{- $_ := set $providers "agents" (list (dict "provider_id" "meta-reference" "provider_type" "inline::meta-reference" "config" (dict "persistence" $persistence))) -}}
{{- $_ := set $providers "safety" list -}}
{{- $groups := list -}}
{{- range $servers -}}
{{- $groups = append $groups (dict "toolgroup_id" .id "provider_id" "model-context-protocol" "mcp_endpoint" (dict "uri" .url)) -}}
{{- end -}}
{{- $_ := set $resources "tool_groups" $groups -}}
{{- end -}}
{{- if semverCompare ">=0.4.0-0" $version -}}
{{- $_ := set $providers "files" (list (dict "provider_id" "local-files" "provider_type" "inline::localfs"
      "config" (dict "storage_dir" "/data/files" "metadata_store" (dict "table_name" "files_metadata" "backend" "sql_default")))) -}}
{{- end -}}
{{- if semverCompare ">=1.0.0-0" $version -}}
{{- $_ := set $stores "prompts" (dict "table_name" "prompts" "backend" "sql_default") -}}
{{- $_ := set $stores "connectors" (dict "table_name" "connectors" "backend" "sql_default") -}}
{{- end -}}
{{- $config := dict
    "version" 2
    (ternary "distro_name" "image_name" (semverCompare ">=0.6.0-0" $version)) (include "llama-stack.fullname" .)
    "apis" (keys $providers | sortAlpha)
    "providers" $providers
    "storage" (dict
      "backends" (dict
        "kv_default" (dict "type" "kv_sqlite" "db_path" "/data/kv.db")
        "sql_default" (dict "type" "sql_sqlite" "db_path" "/data/sql.db"))
      "stores" $stores)
    "registered_resources" $resources
    "server" (dict "port" 8321) -}}
{{- if semverCompare "<0.4.0-0" $version -}}
{{- $_ := set $config "telemetry" (dict "enabled" false) -}}
{{- end -}}
{{- if $connectors -}}
{{- $list := list -}}
{{- range $servers -}}
{{- $list = append $list (dict "connector_id" .id "connector_type" "mcp" "url" .url "server_label" (splitList "::" .id | last)) -}}
{{- end -}}
{{- $_ := set $config "connectors" $list -}}
{{- end -}}
{{- if semverCompare ">=1.0.0-0" $version -}}
{{- /* TLS ends at the Route or the Ingress. */ -}}
{{- $_ := set $config.server "insecure" true -}}
{{- end -}}
{{- toYaml (mergeOverwrite $config (deepCopy .Values.config)) -}}
{{- end -}}
