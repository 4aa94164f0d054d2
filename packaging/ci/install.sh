#!/usr/bin/env bash
# Installs a release for the steps that follow: unpacks the tarball and adds its programs
# to PATH. Reads STABLEID_VERSION, STABLEID_TARBALL or STABLEID_RELEASES; writes GITHUB_PATH.
set -euo pipefail
version=${STABLEID_VERSION:?the version of the release}
[[ $version =~ ^[0-9][0-9A-Za-z.]*$ ]] ||
  { echo "stableid: error: '$version' is no version, such as 0.1.0" >&2; exit 2; }
folder=${RUNNER_TEMP:-$(mktemp -d)}/stableid
name=stableid-$version-linux-x86_64
mkdir -p "$folder"
tarball=${STABLEID_TARBALL:-}
if [ -z "$tarball" ]; then
  tarball=$folder/$name.tar.xz
  for file in "$name.tar.xz" "$name.tar.xz.sha256"; do
    curl --fail --silent --show-error --location --retry 3 \
      -o "$folder/$file" "${STABLEID_RELEASES:?where releases are}/v$version/$file"
  done
  (cd "$folder" && sha256sum --check --quiet "$name.tar.xz.sha256")
fi
tar -xJf "$tarball" -C "$folder"
[ -x "$folder/$name/bin/stableid" ] ||
  { echo "stableid: error: $tarball has no $name/bin/stableid" >&2; exit 2; }
echo "$folder/$name/bin" >>"${GITHUB_PATH:-/dev/null}"
"$folder/$name/bin/stableid" --version
