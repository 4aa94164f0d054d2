#!/usr/bin/env bash
# Scans, annotates, and writes stableid.json, .sarif and .html beside each other. Reads
# STABLEID_BUILD, STABLEID_BASE and STABLEID_ARGUMENTS; the status is the scan's.
set -euo pipefail
build=${STABLEID_BUILD:-build}
words=(scan -p "$build" --format json -o stableid.json)
[ -z "${STABLEID_BASE:-}" ] || words+=(--changed-since "$STABLEID_BASE")
if [ -n "${STABLEID_ARGUMENTS:-}" ]; then
  read -ra more <<<"$STABLEID_ARGUMENTS"
  words+=("${more[@]}")
fi
status=0
stableid "${words[@]}" || status=$?
[ -f stableid.json ] || exit "$status"
stableid report --format github stableid.json
stableid report --format sarif stableid.json -o stableid.sarif
stableid report --format html stableid.json -o stableid.html
findings=$(python3 -c 'import json, sys
report = json.load(open("stableid.json"))
print(sum(not finding.get("baseline") for finding in report["findings"]))')
echo "findings=$findings" >>"${GITHUB_OUTPUT:-/dev/null}"
{
  echo "### stableid"
  echo
  echo "$findings findings; the page stableid.html shows the way of each address."
} >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
exit "$status"
