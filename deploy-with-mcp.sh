#!/usr/bin/env bash
# Puts OllamaMcp and Llama Stack into a Kubernetes or OpenShift cluster, and proves that they work. See --help.
set -euo pipefail

if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
  echo "deploy-with-mcp: bash $BASH_VERSION is too old; 4.4 or newer is needed (on a Mac: brew install bash)" >&2
  exit 2
fi

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/output.sh
source "$root/deploy/output.sh"
# shellcheck source=deploy/arguments.sh
source "$root/deploy/arguments.sh"
# shellcheck source=deploy/given.sh
source "$root/deploy/given.sh"
# shellcheck source=deploy/cluster.sh
source "$root/deploy/cluster.sh"
# shellcheck source=deploy/image.sh
source "$root/deploy/image.sh"
# shellcheck source=deploy/rendering.sh
source "$root/deploy/rendering.sh"
# shellcheck source=deploy/release.sh
source "$root/deploy/release.sh"
# shellcheck source=deploy/waiting.sh
source "$root/deploy/waiting.sh"
# shellcheck source=deploy/diagnosis.sh
source "$root/deploy/diagnosis.sh"
# shellcheck source=deploy/proof.sh
source "$root/deploy/proof.sh"
# shellcheck source=deploy/removal.sh
source "$root/deploy/removal.sh"

show_plan() {
  step "check: nothing is changed"
  find_tools
  settle_given_values
  if reach_cluster; then check_cluster; else say "no cluster is reached: $unreachable"; fi
  settle_platform
  settle_image
  render_all
  tell_warnings
  if [[ $context ]]; then
    tell_forgotten_values
    check_access
  fi
  step "what would be done"
  tell_plan
  masked_manifests
}

deploy() {
  step "check tools, cluster and access"
  find_tools
  settle_given_values
  require_cluster
  settle_platform
  settle_image
  render_all
  tell_warnings
  tell_forgotten_values
  check_access
  if [[ $build ]]; then
    step "build the image"
    build_image
    render_all
  fi
  local chart
  for chart in "${charts[@]}"; do
    step "install $chart"
    install_chart "$chart"
    wait_for_release "$chart"
  done
  step "prove that it works"
  prove
  tell_addresses
}

remove() {
  step "check tools and cluster"
  find_tools
  require_cluster
  step "uninstall"
  uninstall_all
}

begin
read_arguments "$@"
case $action in
  plan) show_plan ;;
  deploy) deploy ;;
  uninstall) remove ;;
esac
