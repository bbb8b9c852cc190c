# The server's image: which one, and how it is made.
# shellcheck shell=bash

version=$(sed -nE 's:.*<Version>(.*)</Version>.*:\1:p' "$root/Directory.Build.props")
openshift_registry='image-registry.openshift-image-registry.svc:5000'
image_origin= # in words

# On OpenShift the cluster can build, so a first deployment needs nothing but this script. A second one without --image keeps
# what runs.
settle_image() {
  [[ ${charts[0]} == ollama-mcp ]] || return 0
  if [[ $image ]]; then
    image_origin="as given"
  elif [[ $build ]]; then
    name_built_image
  elif image=$(image_of_values) && [[ $image ]]; then
    image_origin="the one of the values"
  elif [[ $context ]] && image=$(deployed_image) && [[ $image ]]; then
    keep_or_build_again
  elif [[ $platform == openshift ]]; then
    build=yes
    name_built_image
  elif [[ $action == plan ]]; then
    image=registry.example.com/ollama-mcp:$version
    image_origin="MADE UP: none was named; a deployment needs --image, or --build with --registry"
  else
    failed "no image is named, and there is none that every cluster can pull" \
      "make one and push it to a registry that the cluster can pull from: --registry registry.example.com/team (needs the .NET SDK, no docker)" \
      "or name one: --image registry.example.com/team/ollama-mcp:$version"
  fi
  say "image $image ($image_origin)"
}

# What OpenShift has built for an earlier run is built again when the sources have changed since.
keep_or_build_again() {
  local deployed=$image
  image_origin="the one that is deployed"
  [[ $platform == openshift && $deployed == "$openshift_registry"/* ]] || return 0
  name_built_image
  if [[ $image == "$deployed" ]]; then image_origin="the one that is deployed"; else build=yes; fi
}

image_of_values() {
  local repository tag digest
  repository=$(given ollama-mcp image.repository)
  tag=$(given ollama-mcp image.tag)
  digest=$(given ollama-mcp image.digest)
  [[ ! $repository ]] || echo "$repository${digest:+@$digest}$([[ $digest ]] || echo ":${tag:-$version}")"
}

deployed_image() {
  helm_quiet get values ollama-mcp --all --output yaml 2>/dev/null | awk '
    /^image:/ { inside = 1; next }
    /^[^ ]/ { inside = 0 }
    inside && $1 == "repository:" { repository = $2 }
    inside && $1 == "tag:" { tag = $2 }
    inside && $1 == "digest:" { digest = $2 }
    END {
      gsub(/"/, "", repository); gsub(/"/, "", tag); gsub(/"/, "", digest)
      if (repository == "") exit
      print repository (digest != "" ? "@" digest : tag != "" ? ":" tag : "")
    }'
}

name_built_image() {
  if [[ $registry ]]; then
    image=$registry/ollama-mcp:$(build_tag)
    image_origin="to be made with the .NET SDK"
  elif [[ $platform == openshift ]]; then
    [[ $kube == oc || $action == plan ]] || command -v oc >/dev/null ||
      failed "oc is not on PATH, and a build in OpenShift needs it" "install oc; or --registry HOST/PATH, or --image REF"
    image=$openshift_registry/$namespace/ollama-mcp:$(build_tag)
    image_origin="to be built by OpenShift"
  else
    failed "--build needs --registry: a place that you can push to and the cluster can pull from" \
      "--registry registry.example.com/team, after docker login or podman login there"
  fi
}

# Sources that are no commit get a tag of their own each time: nodes keep what they have pulled under a name.
build_tag() {
  local commit
  if commit=$(git -C "$root" rev-parse --short=10 HEAD 2>/dev/null); then
    [[ -z $(git -C "$root" status --porcelain -- McpServer ServiceDefaults eng Directory.Build.props Directory.Packages.props Containerfile) ]] ||
      commit+=-$(date -u +%Y%m%d%H%M%S)
    printf '%s-%s' "$version" "$commit"
  else
    printf '%s-%s' "$version" "$(date -u +%Y%m%d%H%M%S)"
  fi
}

build_image() {
  if [[ $registry ]]; then publish_image; else build_in_openshift; fi
}

publish_image() {
  local host=${registry%%/*} path=${image#*/} flags=()
  [[ ! $base_image ]] || flags+=("-p:ContainerBaseImage=$base_image")
  say "dotnet publish, then a push to $host; this takes a minute or two"
  # In a folder of its own, so that the checkout stays as it is.
  run dotnet publish "$root/McpServer" --artifacts-path "$work/artifacts" --configuration Release --os linux --arch "$(node_architecture)" -t:PublishContainer \
    -p:ContainerRegistry="$host" -p:ContainerRepository="${path%:*}" -p:ContainerImageTag="${path##*:}" "${flags[@]}" \
    -p:RunAnalyzers=false --nologo --verbosity quiet >"$work/build.log" 2>&1 </dev/null || explain_build "$host"
  say "pushed $image"
}

explain_build() { # HOST
  grep -E 'error' "$work/build.log" | sort -u | head -n 10 | sed 's/^ *//' | cut -c1-400 >"$work/details"
  [[ -s $work/details ]] || tail -n 10 "$work/build.log" >"$work/details"
  # The SDK's own errors about images have codes of this form.
  grep -qE 'CONTAINER[0-9]+' "$work/details" || failed "dotnet publish failed" "correct what it says, then run the same command again"
  failed "the image cannot be made, or not be pushed to $1" "if it may not push: docker login $1, or podman login $1" \
    "if the registry has no TLS: export DOTNET_CONTAINER_INSECURE_REGISTRIES=$1" \
    "if the base image cannot be had: --base-image with a copy of mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled"
}

# That of the nodes; a cluster whose nodes may not be looked at, or differ, gets what most have.
node_architecture() {
  local found
  found=$(k get nodes -o 'jsonpath={range .items[*]}{.status.nodeInfo.architecture}{"\n"}{end}' 2>/dev/null | sort -u) || found=
  case $found in
    arm64) echo arm64 ;;
    *) echo x64 ;;
  esac
}

build_in_openshift() {
  local tag=${image##*:} archive=$work/source.tar.gz
  make_namespace
  openshift_build "$tag" | oc "${connection[@]}" apply -n "$namespace" -f - >/dev/null ||
    failed "the build cannot be set up in $namespace" "oc auth can-i create buildconfigs -n $namespace"
  tar -czf "$archive" -C "$root" --exclude=bin --exclude=obj \
    global.json Directory.Build.props Directory.Packages.props .editorconfig Containerfile eng McpServer ServiceDefaults
  say "OpenShift builds the image; this takes some minutes"
  run oc "${connection[@]}" start-build ollama-mcp -n "$namespace" --from-archive="$archive" --follow --wait >"$work/build.log" 2>&1 </dev/null || explain_openshift_build
  say "built $image"
}

explain_openshift_build() {
  tail -n 15 "$work/build.log" >"$work/details"
  failed "the build in OpenShift failed" "the whole log: oc logs -n $namespace buildconfig/ollama-mcp" \
    "if it cannot pull mcr.microsoft.com: build where you can, and give --image"
}

openshift_build() { # TAG
  local base=
  [[ ! $base_image ]] || base="{name: BASE, value: '$base_image'}, "
  cat <<END
apiVersion: image.openshift.io/v1
kind: ImageStream
metadata: {name: ollama-mcp, labels: {app.kubernetes.io/part-of: ollama-mcp}}
spec: {lookupPolicy: {local: false}}
---
apiVersion: build.openshift.io/v1
kind: BuildConfig
metadata: {name: ollama-mcp, labels: {app.kubernetes.io/part-of: ollama-mcp}}
spec:
  source: {type: Binary, binary: {}}
  strategy:
    type: Docker
    dockerStrategy:
      dockerfilePath: Containerfile
      buildArgs: [$base{name: VERSION, value: '$version'}, {name: REVISION, value: '${1#*-}'}]
  output: {to: {kind: ImageStreamTag, name: 'ollama-mcp:$1'}}
END
}
