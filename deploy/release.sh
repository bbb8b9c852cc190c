# Installing and upgrading by helm.
# shellcheck shell=bash

# After this many seconds helm's lock is taken for left behind: what this script does under it takes a few.
lock_limit=120
proved_label=last-proved-revision
installing= # the chart whose lock the helm of this run holds

install_chart() { # CHART
  local chart=$1 flags=()
  make_namespace
  put_tokens "$chart"
  free_lock "$chart"
  mapfile -t flags < <(chart_flags "$chart")
  upgrade_release "$chart" "${flags[@]}" || take_over "$chart" "${flags[@]}" || explain_helm "$chart"
  say "$chart is at revision $(revision "$chart")"
}

# Waiting is done here and not by helm: it would say no more than that the time is up.
upgrade_release() { # CHART FLAG...
  local status=0
  installing=$1
  run helm "${helm_connection[@]}" --namespace "$namespace" upgrade --install "$1" "$root/charts/$1" "${@:2}" --history-max 10 \
    >"$work/helm.log" 2>&1 </dev/null || status=$?
  installing=
  return "$status"
}

# From release 4 on helm leaves alone what somebody else has set, as `kubectl scale` or an autoscaler does.
take_over() { # CHART FLAG...
  local fields
  fields=$(grep -oE 'conflicts? with .*' "$work/helm.log" | sort -u | head -n 3) && [[ $fields ]] || return 1
  say "set by others, and set back to what the values say: $fields"
  upgrade_release "$@" --force-conflicts
}

revision() { # CHART
  helm_quiet history "$1" --max 1 2>/dev/null | awk 'END { print $1 + 0 }'
}

# The token goes from the environment into a Secret, through standard input.
put_tokens() { # CHART
  [[ $1 == ollama-mcp && $mcp_token && ! $mcp_url ]] || return 0
  "$kube" "${connection[@]}" apply --server-side --force-conflicts --field-manager=deploy-with-mcp -n "$namespace" -f - >/dev/null 2>"$work/details" <<END ||
{"apiVersion": "v1", "kind": "Secret", "type": "Opaque",
 "metadata": {"name": "$given_tokens", "labels": {"app.kubernetes.io/part-of": "ollama-mcp"}},
 "data": {"token": "$(printf '%s' "$mcp_token" | base64 | tr -d '\n')",
          "tokens": "$(printf 'outside %s\n' "$mcp_token" | base64 | tr -d '\n')"}}
END
    failed "the Secret $given_tokens cannot be written" "$kube auth can-i patch secrets -n $namespace"
}

# helm leaves a lock when it is killed, and then refuses for ever. Its record is only a note: nothing that runs hangs on it.
free_lock() { # CHART
  local record age told=''
  while read -r record age < <(pending_record "$1") && [[ $record ]]; do
    if ((age > lock_limit)); then
      k delete secret "$record" -n "$namespace" >/dev/null
      say "an earlier run of helm ended without finishing $1; its lock is taken away"
      return
    fi
    [[ $told ]] || say "another helm holds the lock of $1 since $age s; waiting until it is done, or for $lock_limit s"
    told=yes
    pause 3
  done
}

pending_record() { # CHART: prints the name of the record and its age in seconds
  local record since
  read -r record since < <(
    k get secrets -n "$namespace" -l "owner=helm,name=$1,status in (pending-install,pending-upgrade,pending-rollback)" \
      -o go-template='{{range .items}}{{.metadata.name}} {{.metadata.creationTimestamp}}{{"\n"}}{{end}}' 2>/dev/null
  ) || return 0
  echo "$record $(($(date +%s) - $(seconds_at "$since")))"
}

seconds_at() { # TIME, as 2026-01-31T12:00:00Z; GNU date, or that of a Mac
  date -u -d "$1" +%s 2>/dev/null || date -u -j -f %Y-%m-%dT%H:%M:%SZ "$1" +%s
}

explain_helm() { # CHART
  grep -v -e '^$' -e 'level=INFO' "$work/helm.log" | cut -c1-600 | head -n 15 >"$work/details"
  local next="correct it, then run the same command again"
  case $(<"$work/details") in
    *forbidden*) next="ask an administrator for what is forbidden, then run the same command again" ;;
    *"invalid ownership metadata"* | *"exists and cannot be imported"*) next="something of this name is not of this release: rename or remove it, or take another namespace" ;;
    *"updates to statefulset spec"*) next="what a StatefulSet cannot change, as the size of volumes: take the value back; or remove the StatefulSet with --cascade=orphan and run this again" ;;
  esac
  failed "helm did not install $1" "$next" "$(rollback_hint "$1")"
}

# helm knows no more than that it has handed over its manifests. Which revision was the last that was proved is a label of its
# record; helm hands labels on to the records of later revisions.
note_proved() { # CHART
  local now
  now=$(revision "$1")
  k label secret "$(record_name "$1" "$now")" -n "$namespace" "$proved_label=$now" --overwrite >/dev/null 2>&1 || true
}

record_name() { echo "sh.helm.release.v1.$1.v$2"; } # CHART REVISION

rollback_hint() { # CHART
  local now good
  now=$(revision "$1")
  good=$(k get secret "$(record_name "$1" "$now")" -n "$namespace" -o "jsonpath={.metadata.labels.$proved_label}" 2>/dev/null) || good=
  if [[ $good && $good != "$now" ]]; then
    echo "or go back to what ran: helm rollback $1 $good -n $namespace"
  else
    echo "or take it back: ./deploy-with-mcp.sh -n $namespace --uninstall"
  fi
}

release_state() { # CHART: "deployed, revision 3"; fails where there is no release
  local status
  status=$(helm_quiet status "$1" 2>/dev/null) || return 1
  awk '$1 == "STATUS:" { state = $2 } $1 == "REVISION:" { revision = $2 } END { print state ", revision " revision }' <<<"$status"
}

# Said when a run is interrupted. Whatever is there, the same command goes on from it.
tell_state() {
  local chart record state
  [[ $context && $action != plan ]] || return 0
  for chart in "${charts[@]}"; do
    # The helm of this run has ended. A lock that was waited for is another's.
    if [[ $installing == "$chart" ]]; then
      read -r record _ < <(pending_record "$chart") && k delete secret "$record" -n "$namespace" >/dev/null 2>&1
    fi
    state=$(release_state "$chart") || state="not installed"
    printf '  %-12s %s\n' "$chart" "$state"
  done
  printf '  go on        run the same command again: it takes up what is there\n'
  printf '  or go back   ./deploy-with-mcp.sh -n %s --uninstall\n' "$namespace"
}
