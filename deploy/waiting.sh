# Waiting until what was installed runs, and seeing early that it never will.
# shellcheck shell=bash

poll_seconds=2
patience=3 # polls that must show the same trouble: a pod that just goes away, or a registry that hiccups, is none

pause() { run sleep "$1"; }

wait_for_release() { # CHART
  local chart=$1 started=$SECONDS states said='' now
  declare -A seen=()
  while states=$(workload_states "$chart"); now=$(unready <<<"$states"); [[ $now ]]; do
    if [[ $now != "$said" ]]; then say "waiting: $now" && said=$now; fi
    replace_stuck_pods "$chart"
    look_for_trouble "$chart" "$states"
    tell_models "$chart"
    ((SECONDS - started < timeout_seconds)) || explain_timeout "$chart" "$now"
    pause "$poll_seconds"
  done
  say "$chart is ready after $((SECONDS - started)) s"
}

# A line each: kind, name, generation seen, replicas wanted, in all, of this revision, ready, and why none can be made.
workload_states() { # CHART
  k get deployments,statefulsets -n "$namespace" -l "app.kubernetes.io/instance=$1" -o go-template='{{range .items -}}
    {{.kind}} {{.metadata.name}} {{eq .metadata.generation (or .status.observedGeneration 0)}} {{.spec.replicas}} {{or .status.replicas 0}} {{or .status.updatedReplicas 0}} {{or .status.readyReplicas 0}}
    {{- range .status.conditions}}{{if and (eq .type "ReplicaFailure") (eq .status "True")}} {{.message}}{{end}}{{end}}
{{end}}' 2>/dev/null || echo "- the-cluster false 1 0 0 0"
}

unready() { # reads the states; prints what is not ready
  awk '$3 != "true" || $4 != $5 || $4 != $6 || $4 != $7 { new = $7 - ($5 - $6); printf "%s%s %d of %d ready", sep, $2, (new > 0 ? new : 0), $4; sep = ", " }'
}

# A line each: pod, container, restarts, reason, message.
pod_troubles() { # CHART
  # shellcheck disable=SC2016 # the variables are the template's
  k get pods -n "$namespace" -l "app.kubernetes.io/instance=$1,app.kubernetes.io/component!=test" -o go-template='
    {{- range .items}}{{if not .metadata.deletionTimestamp}}{{$pod := .metadata.name}}
      {{- range .status.initContainerStatuses}}{{if .state.waiting}}{{$pod}} {{.name}} {{.restartCount}} {{or .state.waiting.reason "Waiting"}} {{or .state.waiting.message ""}}
{{end}}{{end}}
      {{- range .status.containerStatuses}}{{if .state.waiting}}{{$pod}} {{.name}} {{.restartCount}} {{or .state.waiting.reason "Waiting"}} {{or .state.waiting.message ""}}
{{end}}{{end}}{{end}}{{end}}' 2>/dev/null || true
}

look_for_trouble() { # CHART STATES
  local pod container restarts reason message key kind name
  while read -r pod container restarts reason message; do
    if [[ $reason == ContainerCreating ]]; then
      message=$(missing_volume "$pod")
      [[ $message ]] || continue
    else
      is_trouble "$reason" "$restarts" || continue
    fi
    key=$pod/$container
    seen[$key]=$((${seen[$key]:-0} + 1))
    ((seen[$key] < patience)) || explain_pod "$1" "$pod" "$container" "$reason" "$message"
  done < <(pod_troubles "$1")
  while read -r kind name _ _ _ _ _ message; do
    [[ $message ]] || message=$(creation_failure "$kind" "$name")
    [[ $message ]] || continue
    seen[$name]=$((${seen[$name]:-0} + 1))
    ((seen[$name] < patience)) || explain_refused_pod "$1" "$kind" "$name" "$message"
  done <<<"$2"
}

# A pod whose Secret or ConfigMap is missing tells only by events.
missing_volume() { # POD
  k get events -n "$namespace" --field-selector "involvedObject.name=$1,reason=FailedMount" \
    -o 'jsonpath={range .items[*]}{.message}{"\n"}{end}' 2>/dev/null | grep -E '(secret|configmap) .* not found' | tail -n 1 || true
}

is_trouble() { # REASON RESTARTS
  case $1 in
    ErrImage* | ImagePullBackOff | InvalidImageName | ImageInspectError | RegistryUnavailable) ;;
    CreateContainerConfigError | CreateContainerError | RunContainerError) ;;
    CrashLoopBackOff) (($2 > 1)) ;;
    *) return 1 ;;
  esac
}

# A StatefulSet tells only by events that it may not make its pods.
creation_failure() { # KIND NAME
  [[ $1 == StatefulSet ]] || return 0
  ! grep -qE "^pod/$2-[0-9]+\$" < <(k get pods -n "$namespace" -o name 2>/dev/null) || return 0
  k get events -n "$namespace" --field-selector "involvedObject.name=$2,reason=FailedCreate" \
    -o 'jsonpath={.items[-1:].message}' 2>/dev/null || true
}

# A StatefulSet waits for a pod of the last revision to become ready before it replaces it, also for one that never will.
replace_stuck_pods() { # CHART
  local set revision pod
  while read -r set revision; do
    while read -r pod; do
      [[ $pod ]] || continue
      say "$pod is of an earlier revision and cannot start; it is replaced"
      k delete pod "$pod" -n "$namespace" --wait=false >/dev/null 2>&1 || true
    done < <(stuck_pods "$1" "$set" "$revision")
  done < <(k get statefulsets -n "$namespace" -l "app.kubernetes.io/instance=$1" \
    -o go-template='{{range .items}}{{.metadata.name}} {{.status.updateRevision}}{{"\n"}}{{end}}' 2>/dev/null)
}

stuck_pods() { # CHART STATEFULSET REVISION
  local pod restarts reason
  while read -r pod _ restarts reason _; do
    [[ $pod == "$2"-* ]] || continue
    is_trouble "$reason" "$restarts" || continue
    [[ $(k get pod "$pod" -n "$namespace" -o 'jsonpath={.metadata.labels.controller-revision-hash}' 2>/dev/null) == "$3" ]] || echo "$pod"
  done < <(pod_troubles "$1")
}

told_models=

tell_models() { # CHART: how far models have come, which may take long
  [[ $1 == ollama-mcp ]] || return 0
  local line
  line=$(k logs -n "$namespace" -l "app.kubernetes.io/instance=$1,app.kubernetes.io/component=ollama" -c models --tail=1 2>/dev/null | tail -n 1) || return 0
  if [[ $line && $line != "$told_models" ]]; then
    say "$(short "$line")"
    told_models=$line
  fi
}
