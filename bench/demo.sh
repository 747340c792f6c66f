#!/usr/bin/env bash
# The main job on the bundled reports: the same days of July 2017 as told from several sides.
set -euo pipefail
cd "$(dirname "$0")/.."
reports=()
while IFS=, read -r id file _; do
  [[ $id == id || $id == \#* || $id == *2017-06-29 || $id == aggregator-* || $id == wire-roundup-* ]] || reports+=("corpora/reports/$file")
done < corpora/index-july-2017.csv
exec "$1" read "${reports[@]}"
