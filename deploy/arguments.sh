# The command line and the environment.
# shellcheck shell=bash

action=deploy # deploy, plan or uninstall
namespace=llama-stack
platform=auto
timeout_seconds=900
image=
build=
registry=
base_image=
delete_data=
charts=(ollama-mcp llama-stack)
mcp_url=${KUBERNETES_MCP_URL:-}
mcp_token=${KUBERNETES_MCP_API_TOKEN:-}
# No child inherits the token.
unset KUBERNETES_MCP_API_TOKEN
given_tokens=ollama-mcp-given-tokens # the Secret for a token that the user gives
declare -A values=([ollama-mcp]='' [llama-stack]='') # flags of helm, a line each

usage() {
  cat <<'END'
usage: ./deploy-with-mcp.sh [-n NAMESPACE] [options]

Puts OllamaMcp (server, Ollama, Redis) and Llama Stack into the cluster that kubectl or oc is connected to, waits until they
run, and proves it: health, MCP handshake, tool list, a tool call. Run again, it upgrades. Data is never deleted on the way.

  -n, --namespace NAME   the namespace (default: llama-stack); made if it does not exist
      --image REF        the server's image, which the cluster can pull: registry.example.com/ollama-mcp:0.1.0
      --build            make the image first. On OpenShift the cluster builds it, and that is the default there.
                         Elsewhere the .NET SDK makes it, without docker, and pushes it to --registry
      --registry PATH    where to push: registry.example.com/team. Log in with docker or podman before. Implies --build
      --base-image REF   what to build on, in place of Microsoft's chiseled runtime-deps image
  -f, --values FILE      values for the chart ollama-mcp; llama-stack:FILE for the chart llama-stack; repeatable.
                         A bare name that is no file here, as values-production.yaml, is taken from each chart's folder.
                         What an option says as well, as the platform or the image, must not be said differently
      --set KEY=VALUE    a single value; llama-stack:KEY=VALUE for the other chart; repeatable. No place for secrets
      --without-llama-stack   OllamaMcp alone
      --platform NAME    openshift, kubernetes, or auto: asks the cluster (default)
      --timeout TIME     the longest wait for each chart: 90, 15m, 1h (default: 15m)
      --dry-run          change nothing: check, say what would be done, print the manifests. Needs no cluster
      --uninstall        take both charts out again. Volumes, with models and conversations, stay
      --delete-data      with --uninstall: the volumes, too
  -h, --help             this text

environment:
  KUBERNETES_MCP_URL        an MCP server that is there already: Llama Stack uses it, and none is deployed
  KUBERNETES_MCP_API_TOKEN  the token that OllamaMcp is to ask of callers from outside, 16 characters or more; without it one is
                            made. It is never printed. Callers of Llama Stack give the token of a server with each request
  KUBECONFIG                which cluster, as ever

examples:
  ./deploy-with-mcp.sh -n llama-stack --dry-run
  ./deploy-with-mcp.sh -n llama-stack --registry registry.example.com/team --set 'ollama.models={llama3.2:3b}'
  ./deploy-with-mcp.sh -n my-namespace --image registry.example.com/team/ollama-mcp:0.1.0 -f values-production.yaml
  ./deploy-with-mcp.sh -n llama-stack --uninstall

exit codes: 0 it works; 1 a step failed, and was explained; 2 the command line is wrong; 130 interrupted
END
}

read_arguments() { # ARGUMENT...
  local wants_plan='' wants_removal=''
  while (($#)); do
    case $1 in
      --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
      -n?* | -f?*) set -- "${1:0:2}" "${1:2}" "${@:2}" ;;
    esac
    case $1 in
      -n | --namespace | -f | --values | --set | --platform | --timeout | --image | --registry | --base-image)
        (($# > 1)) || misused "$1 needs a value"
        take_option "$1" "$2"
        shift
        ;;
      --build) build=yes ;;
      --without-llama-stack) charts=(ollama-mcp) ;;
      --dry-run) wants_plan=yes ;;
      --uninstall) wants_removal=yes ;;
      --delete-data) delete_data=yes ;;
      -h | --help) usage && exit ;;
      -*) misused "unknown option $1" ;;
      *) misused "'$1' is not expected: every value belongs to an option" ;;
    esac
    shift
  done
  [[ ! $wants_removal ]] || action=uninstall
  [[ ! $wants_plan ]] || action=plan
  [[ ! $wants_plan || ! $wants_removal ]] || misused "--dry-run shows a deployment; it does not go with --uninstall"
  check_arguments
}

take_option() { # OPTION VALUE
  [[ $2 ]] || misused "$1 has an empty value"
  case $1 in
    -n | --namespace) namespace=$2 ;;
    -f | --values) add_values_file "$2" ;;
    --set) add_setting "$2" ;;
    --platform) platform=$2 ;;
    --timeout) timeout_seconds=$(seconds_of "$2") || misused "--timeout $2: write seconds, or a number with s, m or h, as 90 or 15m" ;;
    --image) image=$2 ;;
    --registry) registry=${2%/} build=yes ;;
    --base-image) base_image=$2 ;;
  esac
}

seconds_of() { # TIME
  [[ $1 =~ ^([1-9][0-9]{0,5})(s|m|h|)$ ]] || return 1
  case ${BASH_REMATCH[2]} in
    m) echo $((BASH_REMATCH[1] * 60)) ;;
    h) echo $((BASH_REMATCH[1] * 3600)) ;;
    *) echo "${BASH_REMATCH[1]}" ;;
  esac
}

add_values_file() { # [CHART:]FILE
  local chart=ollama-mcp file=$1 found=
  if [[ $file =~ ^(ollama-mcp|llama-stack):(.+)$ ]]; then
    chart=${BASH_REMATCH[1]} file=${BASH_REMATCH[2]}
  elif [[ $file != */* && ! -e $file ]]; then
    for chart in "${!values[@]}"; do
      [[ -f $root/charts/$chart/$file ]] || continue
      values[$chart]+="--values=$root/charts/$chart/$file"$'\n'
      found=yes
    done
    [[ $found ]] || misused "-f $file: there is no such file here, and none of the charts has one of this name"
    return
  fi
  [[ -f $file && -r $file ]] || misused "-f $file: no such file, or not readable"
  values[$chart]+="--values=$(cd -- "$(dirname -- "$file")" && pwd)/$(basename -- "$file")"$'\n'
}

add_setting() { # [CHART:]KEY=VALUE
  local chart=ollama-mcp setting=$1
  if [[ $setting =~ ^(ollama-mcp|llama-stack):(.+)$ ]]; then chart=${BASH_REMATCH[1]} setting=${BASH_REMATCH[2]}; fi
  [[ $setting =~ ^[A-Za-z_][^=]*= ]] || misused "--set $1: write KEY=VALUE, as replicaCount=2"
  values[$chart]+="--set=$setting"$'\n'
}

check_arguments() {
  [[ $namespace =~ ^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$ ]] ||
    misused "-n $namespace: a namespace has small letters, digits and hyphens, 63 at most"
  [[ $platform =~ ^(auto|openshift|kubernetes)$ ]] || misused "--platform $platform: it is auto, openshift or kubernetes"
  [[ ! $delete_data || $action == uninstall ]] || misused "--delete-data goes with --uninstall alone"
  [[ ! $image || ! $build ]] || misused "--image names an image that there is, --build and --registry make one: which is meant?"
  [[ ! $image || ! $base_image ]] || misused "--image names an image that there is; --base-image is for one that is made"
  [[ ! $image ]] || check_image_name "--image" "$image"
  [[ ! $registry ]] || check_image_name "--registry" "$registry/ollama-mcp"
  [[ ! $mcp_token || $mcp_token =~ ^[!-~]{16,4096}$ ]] ||
    misused "KUBERNETES_MCP_API_TOKEN: 16 to 4096 visible characters without spaces (openssl rand -hex 32 makes one)"
  [[ ! $mcp_url ]] || use_other_server
}

check_image_name() { # OPTION REF
  local name='[a-z0-9]+([._-]+[a-z0-9]+)*' host='[A-Za-z0-9.-]+(:[0-9]+)?'
  local tag='(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?' digest='(@sha256:[0-9a-f]{64})?'
  [[ $2 =~ ^($host/)?$name(/$name)*$tag$digest$ ]] ||
    misused "$1: '$2' is no image name; one is host/path/name:tag or host/path/name@sha256:..., in small letters, without a scheme"
}

use_other_server() {
  [[ $mcp_url =~ ^https?://[^/[:space:]@]+(/[^[:space:]]*)?$ ]] ||
    misused "KUBERNETES_MCP_URL: '$mcp_url' is no URL of the form http://host:port or http://host:port/path"
  [[ ${#charts[@]} == 2 ]] || misused "KUBERNETES_MCP_URL is set, so no server is deployed; with --without-llama-stack nothing is left to do"
  [[ ! $image && ! $build ]] || misused "KUBERNETES_MCP_URL is set, so no server is deployed; --image, --build and --registry do not go with it"
  [[ $action == uninstall ]] || charts=(llama-stack)
}
