# Tools, the cluster, and what may be done there.
# shellcheck shell=bash

kube=              # oc or kubectl
context=           # the cluster that is talked to; empty without one
connection=()      # flags of kubectl and oc that name it
helm_connection=() # flags of helm
unreachable=       # why there is none
server_version=
namespace_exists=

k() { "$kube" "${connection[@]}" --request-timeout=20s "$@" </dev/null; }

find_tools() {
  local name
  for name in kubectl oc; do
    if [[ ! $kube ]] && command -v "$name" >/dev/null; then kube=$name; fi
  done
  [[ $kube ]] || failed "neither kubectl nor oc is on PATH" "install one of them: https://kubernetes.io/docs/tasks/tools"
  command -v helm >/dev/null || failed "helm is not on PATH" "install Helm 3.14 or newer: https://helm.sh/docs/intro/install"
  check_helm
  [[ ! $registry || $action == plan ]] || command -v dotnet >/dev/null ||
    failed "dotnet is not on PATH, and --registry makes the image with the .NET SDK" \
      "install the .NET SDK: https://dot.net/download; or build with podman or docker (Containerfile) and give --image"
}

check_helm() {
  local version
  version=$(helm version --template '{{.Version}}' 2>/dev/null) || version=
  [[ $version =~ ^v?([0-9]+)\.([0-9]+) ]] || failed "helm does not tell its version" "try: helm version"
  ((BASH_REMATCH[1] * 1000 + BASH_REMATCH[2] >= 3014)) ||
    failed "helm $version is too old" "install Helm 3.14 or newer: https://helm.sh/docs/intro/install"
  say "$kube, helm $version"
}

reach_cluster() {
  local answer current
  # The run ends in the cluster that it began with, whichever somebody makes the current one meanwhile. A pod's own has no name.
  current=$("$kube" config current-context 2>/dev/null </dev/null) || current=
  [[ ! $current ]] || connection=(--context="$current") helm_connection=(--kube-context="$current")
  # The whole configuration may be missing, in which case localhost:8080 is asked.
  if ! answer=$("$kube" "${connection[@]}" --request-timeout=10s get --raw /version 2>&1 </dev/null); then
    unreachable=$(short "$(grep -v '^E[0-9]\{4\}' <<<"$answer" | tail -n 2)")
    return 1
  fi
  server_version=$(sed -nE 's/.*"gitVersion": *"([^"]*)".*/\1/p' <<<"$answer")
  context=${current:-"the pod's own cluster"}
}

require_cluster() {
  reach_cluster || failed "no cluster answers: $unreachable" \
    "log in (oc login, or your provider's command), or set KUBECONFIG; then: $kube get --raw /version" \
    "to see what would be done without a cluster: --dry-run"
  check_cluster
}

check_cluster() {
  say "cluster $context, Kubernetes $server_version, namespace $namespace"
  local answer
  if answer=$(k get namespace "$namespace" -o 'jsonpath={.status.phase}' 2>&1); then
    [[ $answer != Terminating ]] || failed "the namespace $namespace is being deleted" "wait for its end, or take another: -n NAME"
    namespace_exists=yes
  elif [[ $answer == *NotFound* || $answer == *"not found"* ]]; then
    namespace_exists=
  else
    namespace_exists=yes # it may not be looked at; what may be done in it is asked for below
  fi
}

settle_platform() {
  if [[ $platform == auto ]]; then
    platform=kubernetes
    if [[ $context ]] && k get --raw /apis/security.openshift.io >/dev/null 2>&1; then platform=openshift; fi
  fi
  say "platform $platform"
}

may() { # VERB RESOURCE [FURTHER...]
  [[ $(k auth can-i "$@" 2>/dev/null) == yes ]]
}

# What the rendered manifests hold is what must be allowed, and with it what helm and the checks need.
check_access() {
  local denied
  if [[ ! $namespace_exists ]]; then
    check_new_namespace
    # Whoever asks for a project administers it, and may do nothing there before it is made.
    ! asks_for_project || { say "access: the project $namespace will be yours" && return; }
  fi
  denied=$(access_reviews | "$kube" "${connection[@]}" create -f - --validate=false -o go-template='{{if not .status.allowed -}}
    {{with .spec.resourceAttributes}}{{.verb}} {{.resource}}{{if .subresource}}/{{.subresource}}{{end}}{{if .group}}.{{.group}}{{end}}{{end}}
{{end}}' 2>"$work/details") || failed "it cannot be asked what you may do in the namespace $namespace" "log in again, then: $kube auth can-i --list -n $namespace"
  [[ ! $denied ]] || deny_access "$denied"
  say "access: all that is needed is allowed"
}

access_reviews() {
  local group resource verb
  while read -r group resource; do
    for verb in get create patch; do access_review "$verb" "$group" "$resource"; done
  done < <({ rendered_resources && echo "- secrets" && echo "- pods"; } | sort -u)
  access_review list - pods
  access_review get - pods log
  access_review create - pods portforward
}

access_review() { # VERB GROUP RESOURCE [SUBRESOURCE]
  printf '{"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview", "spec": {"resourceAttributes": {"namespace": "%s", "verb": "%s", "group": "%s", "resource": "%s", "subresource": "%s"}}}\n' \
    "$namespace" "$1" "${2#-}" "$3" "${4:-}"
}

check_new_namespace() {
  may create namespaces || asks_for_project ||
    failed "the namespace $namespace does not exist, and you may not make it" \
      "ask an administrator: $kube create namespace $namespace, with the role admin in it for you" \
      "or take one that you have: -n NAME"
}

asks_for_project() {
  [[ $platform == openshift ]] && command -v oc >/dev/null && ! may create namespaces && may create projectrequests.project.openshift.io
}

deny_access() { # WHAT, A LINE EACH
  local further=()
  [[ $platform != openshift ]] || further=("if there is none: oc new-project $namespace, then run this again")
  awk '{ verbs[$2] = verbs[$2] " " $1 } END { for (name in verbs) print name ":" verbs[name] }' <<<"$1" | sort >"$work/details"
  failed "you ($(k auth whoami -o 'jsonpath={.status.userInfo.username}' 2>/dev/null || echo unknown)) lack rights in the namespace $namespace, or there is none of this name:" "${further[@]}" \
    "ask an administrator: $kube create rolebinding deployer --clusterrole=admin --user=NAME -n $namespace" \
    "or take a namespace that is yours: -n NAME"
}

make_namespace() {
  [[ ! $namespace_exists ]] || return 0
  local answer
  if answer=$(k create namespace "$namespace" 2>&1) ||
    { asks_for_project && answer=$(oc "${connection[@]}" new-project "$namespace" --skip-config-write 2>&1); }; then
    say "made the namespace $namespace"
  elif [[ $answer != *AlreadyExists* ]]; then
    failed "the namespace $namespace cannot be made: $(short "$answer")" "make it, then run this again"
  fi
  namespace_exists=yes
}
