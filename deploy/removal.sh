# Taking it all out again.
# shellcheck shell=bash

uninstall_all() {
  local chart index
  [[ $namespace_exists ]] || { say "there is no namespace $namespace: nothing to do" && return; }
  for ((index = ${#charts[@]} - 1; index >= 0; index--)); do uninstall_chart "${charts[index]}"; done
  if [[ ${charts[0]} == ollama-mcp ]]; then
    k delete secret "$given_tokens" -n "$namespace" --ignore-not-found >/dev/null 2>&1 || true
    [[ $platform == kubernetes ]] || k delete buildconfig,imagestream ollama-mcp -n "$namespace" --ignore-not-found >/dev/null 2>&1 || true
  fi
  for chart in "${charts[@]}"; do settle_volumes "$chart"; done
  printf '\nDONE. The namespace %s stays; to remove it with all that is in it: %s delete namespace %s\n' "$namespace" "$kube" "$namespace" >&2
}

uninstall_chart() { # CHART
  if ! release_state "$1" >/dev/null; then
    say "$1 is not installed"
  else
    run helm "${helm_connection[@]}" --namespace "$namespace" uninstall "$1" --wait --timeout "${timeout_seconds}s" >"$work/helm.log" 2>&1 </dev/null || {
      tail -n 5 "$work/helm.log" >"$work/details"
      failed "helm did not uninstall $1" "correct it, then run the same command again"
    }
    say "$1 is uninstalled"
  fi
  # helm forgets the pods of its tests.
  k delete pods,configmaps -n "$namespace" -l "app.kubernetes.io/instance=$1,app.kubernetes.io/component=test" --ignore-not-found >/dev/null 2>&1 || true
}

settle_volumes() { # CHART
  local claims
  claims=$(k get persistentvolumeclaims -n "$namespace" -l "app.kubernetes.io/instance=$1" -o name 2>/dev/null | sed 's:.*/::' | tr '\n' ' ') || claims=
  [[ $claims ]] || return 0
  if [[ $delete_data ]]; then
    # shellcheck disable=SC2086 # names
    k delete persistentvolumeclaims -n "$namespace" --wait=false $claims >/dev/null 2>"$work/details" ||
      failed "the volumes ${claims% } cannot be deleted" "ask an administrator to delete them, or for the right to: $kube auth can-i delete persistentvolumeclaims -n $namespace"
    say "deleted the volumes ${claims% }"
  else
    say "kept the volumes ${claims% }; the next deployment takes them up, --uninstall --delete-data removes them"
  fi
}
