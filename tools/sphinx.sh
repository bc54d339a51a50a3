#!/bin/sh
# Build the book with one Sphinx builder: tools/sphinx.sh PYTHON BUILDER OUTPUT DOCTREES [OPTION ...]
# Where the pages will be published, if known, is told by the variable BASEURL: BASEURL=https://example.org/book make html
#
# Where readers report a problem, if known, is told by REPORT, with {id} for what it is about.
#
# Sphinx reads again only what changed, so what it remembers must come from a build that passed: a page with a fault,
# once read, would be silent in the next build. Its memory (the doctrees) is thrown away after a build that failed or
# was interrupted, and where the extension or the lock, which Sphinx does not watch, is newer.
set -eu
python=$1 builder=$2 output=$3 doctrees=$4
shift 4
passed=$doctrees/passed

if [ ! -e "$passed" ] ||
    [ -n "$(find _ext requirements.lock -name __pycache__ -prune -o -type f -newer "$passed" -print)" ]; then
    rm -rf "$doctrees"
    # All pages are written anew, and what is not, a page whose chapter is gone, would stay for good.
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

# The date that PDF and EPUB carry: that of the last change, or of the edition where there is no git.
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
