# Why something does not run, with the events and logs that show it.
# shellcheck shell=bash

explain_pod() { # CHART POD CONTAINER REASON MESSAGE
  local image_name
  image_name=$(k get pod "$2" -n "$namespace" -o "jsonpath={.spec.containers[?(@.name=='$3')].image}" 2>/dev/null) || image_name=
  case $4 in
    *Image*) explain_image "$1" "$2" "$3" "$image_name" "$5" ;;
    CrashLoopBackOff)
      { last_log "$2" "$3" && warnings "$2"; } >"$work/details"
      failed "the container $3 of pod $2 ends again and again; its last lines:" \
        "the whole log: $kube logs -n $namespace $2 -c $3 --previous" "$(again_hint "$1")" "$(rollback_hint "$1")"
      ;;
    *)
      warnings "$2" >"$work/details"
      failed "the container $3 of pod $2 cannot start: $(short "$4: $5")" "make what is missing, or correct the values" \
        "$(again_hint "$1")" "$(rollback_hint "$1")"
      ;;
  esac
}

explain_image() { # CHART POD CONTAINER IMAGE MESSAGE
  { short "$5" && echo && warnings "$2"; } >"$work/details"
  local next="is the name right, and is it in the registry? skopeo inspect docker://$4"
  case $5 in
    *unauthorized* | *denied* | *"403"* | *"401"*)
      next="the registry wants a login: $kube create secret generic pull -n $namespace --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=\$HOME/.docker/config.json, then --set 'imagePullSecrets[0].name=pull'"
      ;;
    *"http response to https"* | *"x509"* | *"tls:"*) next="the nodes do not trust the registry: it needs TLS with a certificate that they know, or an entry in their containerd or CRI-O configuration" ;;
    *"no match for platform"*) next="the image was made for other processors than the nodes have: make it again with --build" ;;
  esac
  failed "the cluster cannot pull the image $4 (pod $2, container $3)" "$next" "$(again_hint "$1")" "$(rollback_hint "$1")"
}

explain_refused_pod() { # CHART KIND NAME MESSAGE
  { short "$4" && echo; } >"$work/details"
  local next="see: $kube describe ${2,,} $3 -n $namespace"
  case $4 in
    *"exceeded quota"*) next="lower resources in the values, or ask an administrator for more quota" ;;
    *PodSecurity* | *"security context constraint"*) next="with --platform openshift or kubernetes the pods get the form that the platform asks for; leave podSecurityContext and runAs as they are" ;;
  esac
  failed "the cluster refuses the pods of ${2,,} $3:" "$next" "$(again_hint "$1")" "$(rollback_hint "$1")"
}

explain_timeout() { # CHART WHAT
  local pod
  pod=$(unready_pod "$1")
  if [[ $pod ]]; then { why_unscheduled "$pod" && warnings "$pod" && last_log "$pod"; } >"$work/details"; fi
  failed "not ready after $timeout_seconds s: $2${pod:+; pod $pod:}" \
    "if it is only slow, as while large models are pulled: run the same command again, with a longer --timeout" \
    "look closer: $kube describe pods -n $namespace -l app.kubernetes.io/instance=$1" "$(rollback_hint "$1")"
}

again_hint() { # CHART
  if is_serving "$1"; then
    echo "then run this again; meanwhile the server of the revision before goes on"
  else
    echo "then run this again; it takes up what is there"
  fi
}

is_serving() { # CHART
  [[ $(k get deployments -n "$namespace" -l "app.kubernetes.io/instance=$1" -o 'jsonpath={.items[*].status.readyReplicas}' 2>/dev/null) == *[1-9]* ]]
}

unready_pod() { # CHART
  # shellcheck disable=SC2016 # the variables are the template's
  k get pods -n "$namespace" -l "app.kubernetes.io/instance=$1,app.kubernetes.io/component!=test" -o go-template='
    {{- range .items}}{{$pod := .metadata.name}}{{$ready := "False"}}{{range .status.conditions}}{{if eq .type "Ready"}}{{$ready = .status}}{{end}}{{end}}
      {{- if ne $ready "True"}}{{$pod}}
{{end}}{{end}}' 2>/dev/null | head -n 1
}

why_unscheduled() { # POD
  k get pod "$1" -n "$namespace" -o "jsonpath={.status.conditions[?(@.reason=='Unschedulable')].message}{'\n'}" 2>/dev/null | grep . || true
}

warnings() { # POD
  local line
  while read -r line; do short "event: $line" && echo; done < <(
    k get events -n "$namespace" --field-selector "involvedObject.name=$1,type=Warning" --sort-by=.lastTimestamp \
      -o 'jsonpath={range .items[*]}{.reason}{": "}{.message}{"\n"}{end}' 2>/dev/null | tail -n 5
  )
}

last_log() { # POD [CONTAINER]
  local container=${2:+--container=$2}
  {
    k logs -n "$namespace" "$1" "${container:---all-containers}" --previous --tail=15 2>/dev/null ||
      k logs -n "$namespace" "$1" "${container:---all-containers}" --tail=15 2>/dev/null || true
  } | cut -c1-300 | sed 's/^/log: /'
}
