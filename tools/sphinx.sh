#!/bin/sh
# Build the book with one Sphinx builder: tools/sphinx.sh PYTHON BUILDER OUTPUT DOCTREES [OPTION ...]
# The variable BASEURL has the address where the pages will be published, if it is known:
# BASEURL=https://example.org/book make html
# The variable REPORT has the address where readers report a problem, if it is known, with {id} for the record.
#
# Sphinx reads only changed pages again. It would not report the faults of a page that an earlier build read.
# So the doctrees, in which Sphinx keeps the pages, are removed after a build that failed or was interrupted.
# They are also removed where the extension or the lock is newer, because Sphinx does not watch these.
set -eu
python=$1 builder=$2 output=$3 doctrees=$4
shift 4
passed=$doctrees/passed

if [ ! -e "$passed" ] ||
    [ -n "$(find _ext requirements.lock -name __pycache__ -prune -o -type f -newer "$passed" -print)" ]; then
    rm -rf "$doctrees"
    # All pages are written again. A page whose chapter is gone would stay.
    if [ -d "$output" ]; then
        find "$output" -name '*.html' -exec rm -f {} +
    fi
fi
rm -f "$passed"

if [ -n "${BASEURL:-}" ]; then
    set -- "$@" -D "html_baseurl=${BASEURL%/}/"
fi

if [ -n "${REPORT:-}" ]; then
    set -- "$@" -D "perspectives_report=$REPORT"
fi

# The variable TEXTS has another folder for the texts of documents than texts/.
if [ -n "${TEXTS:-}" ]; then
    set -- "$@" -D "perspectives_texts=$(cd "$TEXTS" && pwd)"
fi

# The date of the PDF and the EPUB: that of the last commit, or of the edition where there is no git.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    changed=$(git log -1 --format=%ct 2>/dev/null || true)
    if [ -z "$changed" ] && [ -e CITATION.cff ]; then
        changed=$(date -u -d "$(sed -n 's/^date-released: *//p' CITATION.cff)" +%s)
    fi
    export SOURCE_DATE_EPOCH="${changed:-315532800}"
fi

if "$python" -m sphinx -q -n -W --keep-going -j auto -b "$builder" -d "$doctrees" "$@" docs "$output"; then
    touch "$passed"
else
    rm -rf "$doctrees"
    echo "The book has faults: each is named above with its file and line." >&2
    exit 1
fi
