# Accounts of a Split: every command of the project; `make help` lists them.
# System packages stand in system-packages.txt, Python's in pyproject.toml and the locks made from it.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
FUZZ ?= 50000
WITNESSES ?=
TEXTS ?=
SOURCE ?=
DIVISION ?=
ID ?=
FILE ?=
OUT ?=
EDITION ?=
PAGE ?=
SINCE ?=
WORDS ?=
EDITIONS ?=
NANOPUB_KEY ?=
DIR ?=
WHEEL ?=

PY := .venv/bin/python
BUILD := $(PY) -m tools.build_book
PYTEST := $(PY) -m pytest -n auto --dist worksteal
# A command with its progress on a line of the terminal: its name, and the module that is run.
SHOWN := $(PY) -m tools.progress
UV := uv==0.13.9

export PYTHONUTF8 := 1
# Names with any signs in them: the shell takes these from its variables, where nothing in them is read as code.
export DIR DIVISION EDITION EDITIONS FILE ID NANOPUB_KEY OUT PAGE PORT SINCE SOURCE TEXTS WHEEL WITNESSES WORDS
# What the shell says of other work with Python on this machine, and of other places for pip to install to.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH PYTHONSTARTUP PYTHONINSPECT PYTHONWARNINGS PYTHONOPTIMIZE PYTHONDEVMODE
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_PYTHON PIP_REQUIRE_VIRTUALENV PIP_DRY_RUN PIP_NO_DEPS
export UV_CUSTOM_COMPILE_COMMAND := make lock

# A variable whose name is misspelt would be passed over in silence.
TYPED := ARGS DIR DIVISION EDITION EDITIONS FILE FUZZ ID NANOPUB_KEY OUT PAGE PORT PYTHON SINCE SOURCE TEXTS WHEEL WITNESSES WORDS
OTHERS := PY BASEURL REPORT SOURCE_DATE_EPOCH CHAPTER UPDATE CHROMIUM CI RUNS ACCOUNTS_% PROGRESS_FILE NO_COLOR
OTHERS += SHELL MAKE% GNUMAKE% LANG LC_% TZ TERM PIP_% UV_% SPHINX% PYTHON% HYPOTHESIS% PYTEST_%
UNKNOWN := $(foreach name,$(.VARIABLES),$(if $(findstring command line,$(origin $(name))),$(name)))
UNKNOWN := $(filter-out $(TYPED) $(OTHERS),$(UNKNOWN))
ifneq ($(UNKNOWN),)
$(error There is no variable of this name: $(sort $(UNKNOWN)). Nothing was done. The variables are $(TYPED))
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
COMMANDS := help html pdf epub lessons student offprints all release site edition-record quick test test-all fuzz changed check check-claims citation claim collate texts document permalinks messages editor-files serve wheel new-reader system lock clean
.PHONY: $(COMMANDS) _python _book _dev _wheel _offer _anew _nanopubs

# The rest of a value with a space in it looks like a command, and would be told only after the work is done.
NO_COMMAND := $(filter-out $(COMMANDS) _%,$(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS)))
ifneq ($(NO_COMMAND),)
$(error There is no command “$(firstword $(NO_COMMAND))”. Nothing was done. “make help” lists the commands; a value with spaces stands in quotation marks, as in DIR="my reader")
endif

# A variable that no command of this call takes would be passed over in silence, too; “make help” may have any.
TAKES_check-claims := FILE OUT
TAKES_changed := SINCE OUT
TAKES_claim := SOURCE WORDS PAGE WITNESSES TEXTS
TAKES_collate := WITNESSES TEXTS
TAKES_document := SOURCE DIVISION ID TEXTS
TAKES_edition-record := EDITIONS
TAKES_fuzz := FUZZ ARGS
TAKES_lock := ARGS
TAKES_new-reader := DIR WHEEL
TAKES_permalinks := EDITION
TAKES_quick := ARGS
TAKES_release := NANOPUB_KEY
TAKES_serve := PORT
TAKES_site := EDITIONS NANOPUB_KEY
TAKES_test := ARGS
TAKES_test-all := ARGS
TAKES_texts := TEXTS
# Every build prints the texts of documents that are at hand.
$(foreach goal,html pdf epub lessons student offprints all release serve check,$(eval TAKES_$(goal) += TEXTS))
GIVEN_TYPED := $(foreach name,$(filter-out PYTHON,$(TYPED)),$(if $(findstring command line,$(origin $(name))),$(name)))
GOALS := $(filter-out help,$(filter $(COMMANDS),$(MAKECMDGOALS)))
TAKEN := $(strip $(foreach goal,$(GOALS),$(TAKES_$(goal))))
NOT_TAKEN := $(if $(GOALS),$(filter-out $(TAKEN),$(GIVEN_TYPED)))
ifneq ($(NOT_TAKEN),)
$(error “make $(GOALS)” takes no $(NOT_TAKEN). Nothing was done. It takes $(or $(TAKEN),no variable but PYTHON))
endif

# What is typed may have a $ in it, which make would read as the name of a variable.
$(foreach name,$(filter-out ARGS PYTHON,$(TYPED)),$(eval override $(name) := $$(value $(name))))

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "make %-14s %s\n", $$1, $$2 }'

html: _book ## build the book: build/html/index.html
	@$(BUILD) html build/html build/doctrees -D perspectives_ids=../.vscode
	@echo "The book is built: build/html/index.html"

pdf: _book ## print the book: build/pdf/accounts-of-a-split.pdf
	@$(BUILD) typst build/pdf build/doctrees-pdf
	@echo "The book is printed: build/pdf/accounts-of-a-split.pdf"

epub: _book ## pack the book for e-readers: build/epub/accounts-of-a-split.epub
	@$(BUILD) epub build/epub build/doctrees-epub
	@echo "The book is packed: build/epub/accounts-of-a-split.epub"

lessons: _book ## print the lessons: build/pdf/lessons; files to change: build/lessons
	@rm -rf build/pdf/lessons build/lessons
	@$(BUILD) lessons build/pdf/lessons build/doctrees-handouts
	@mkdir -p build/lessons
	@find build/pdf/lessons -name '*.docx' -exec mv {} build/lessons/ ';'
	@echo "The lessons are printed: build/pdf/lessons; files to change: build/lessons"

student: _book ## print a reader for a class from sources/class-reader.toml: build/pdf
	@$(BUILD) class-reader build/pdf/class-reader build/doctrees-pdf
	@mv build/pdf/class-reader/accounts-of-a-split-class-reader.pdf build/pdf/
	@echo "The reader for a class is printed: build/pdf/accounts-of-a-split-class-reader.pdf"

offprints: _book ## print each chapter, document and path by itself: build/pdf/offprints
	@rm -rf build/pdf/offprints
	@$(BUILD) offprints build/pdf/offprints build/doctrees-pdf
	@echo "The offprints are printed: build/pdf/offprints"

all: pdf epub lessons student offprints ## build all, with a handout for each comparison, and offer it on the pages
	@rm -rf build/pdf/handouts build/html/downloads
	@$(BUILD) handouts build/pdf/handouts build/doctrees-handouts
	@$(BUILD) html build/html build/doctrees \
	  -A downloads=accounts-of-a-split -D perspectives_handouts=downloads/handouts \
	  -D perspectives_lessons=downloads/lessons -D perspectives_offprints=downloads/offprints \
	  -D perspectives_class_reader=downloads/accounts-of-a-split-class-reader.pdf \
	  -D perspectives_pdf=downloads/accounts-of-a-split.pdf \
	  -D perspectives_epub=downloads/accounts-of-a-split.epub
	@mkdir -p build/html/downloads/handouts build/html/downloads/lessons
	@cp -R build/pdf/offprints build/html/downloads/
	@rm -rf build/html/downloads/offprints/images
	@cp build/pdf/accounts-of-a-split.pdf build/pdf/accounts-of-a-split-class-reader.pdf build/epub/accounts-of-a-split.epub build/html/downloads/
	@cp build/pdf/handouts/*.pdf build/html/downloads/handouts/
	@find build/pdf/lessons build/lessons -type f -exec cp {} build/html/downloads/lessons/ ';'
	@echo "The book is built, printed and packed: build/html/index.html"

site: _dev _nanopubs ## put the pages and the archives of editions into one tree: build/site (EDITIONS=archives)
	@PYTHONPATH=_ext $(PY) -m tools.site

edition-record: _book ## record what an edition said, from its archive (EDITIONS=archives)
	@PYTHONPATH=_ext $(PY) -m tools.edition_record

release: _dev _anew all ## put pages, PDF, EPUB, data, metadata and checksums into one archive: build/release/
	@rm -rf build/release
	@$(MAKE) --no-print-directory _nanopubs
	@$(PY) -m tools.release
	@cd build/release && ../../$(PY) -m zipfile -e accounts-of-a-split-*.zip . && ../../$(PY) accounts-of-a-split-*/verify.py

quick: _dev ## run the tests that take a minute together, after each change (ARGS="-k word" for some)
	@$(PYTEST) --ignore tests/fuzz -m "not slow and not book and not browser and not installs" $(ARGS)

test: _offer _dev ## run the tests that every change must pass, those in a browser included
	@$(PYTEST) --ignore tests/fuzz -m "not second_build and not every_page and not installs" $(ARGS)

test-all: _offer _dev ## run every test, broken inputs and second builds of the book included
	@$(PYTEST) $(ARGS)

fuzz: _dev ## try fifty thousand broken chapters and registers (FUZZ=5000 for fewer)
	@FUZZ=$(FUZZ) $(SHOWN) fuzz pytest -n auto --dist worksteal tests/fuzz $(ARGS)

check: _dev ## look over the code, its types and the book, and build nothing
	@test -z "$$GITHUB_ACTIONS" || echo "::add-matcher::.github/problem-matchers.json"
	@$(PY) -m ruff check --output-format concise
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@$(PY) -m codespell_lib -D - -D tools/house-spelling.txt docs sources tools README.md CONTRIBUTING.md CHANGELOG.md SECURITY.md CODE_OF_CONDUCT.md
	@$(PY) -m tools.rule_of_the_cut
	@$(BUILD) dummy build/check build/check -D perspectives_report_unused=1

citation: _book ## write CITATION.cff and .zenodo.json anew from the facts of the edition
	@$(PY) -m tools.citation_files

collate: _dev ## compare the quotations with witness files and write the lock (WITNESSES=folder TEXTS=folder)
	@PYTHONPATH=_ext $(SHOWN) collate perspectives collate docs --witnesses="$$WITNESSES" --texts="$$TEXTS"

texts: _book ## get the texts of documents that may be printed, and record their paragraphs (TEXTS=folder)
	@PYTHONPATH=_ext $(SHOWN) texts perspectives texts docs --texts="$$TEXTS"

document: _book ## write the skeleton of a document's page (SOURCE=file or key of a work; DIVISION= and ID= if needed)
	@PYTHONPATH=_ext $(SHOWN) document perspectives document docs --doctrees=build/commands --division="$$DIVISION" --id="$$ID" --texts="$$TEXTS" -- "$$SOURCE"

claim: _book ## find words of a source and write a claim to paste (SOURCE=key WORDS="…"; PAGE= WITNESSES= TEXTS=)
	@PYTHONPATH=_ext $(SHOWN) claim perspectives claim docs --doctrees build/commands --source="$$SOURCE" --words="$$WORDS" --page="$$PAGE" --witnesses="$$WITNESSES" --texts="$$TEXTS"

changed: _book ## say what a reviewer must see of a change, as Markdown (SINCE=tag or branch, OUT=file)
	@PYTHONPATH=_ext $(SHOWN) changed perspectives changed docs --since="$$SINCE" --out="$$OUT"

check-claims: _book ## check the claims of a spreadsheet, FILE=claims.csv, and write them as Markdown (OUT=file)
	@PYTHONPATH=_ext $(SHOWN) check-claims perspectives check-claims docs --doctrees=build/commands --out="$$OUT" -- "$$FILE"

permalinks: _book ## record the ids that are new, for the edition of conf.py (EDITION=1.2.0 for another)
	@PYTHONPATH=_ext $(SHOWN) permalinks perspectives permalinks docs --edition="$$EDITION"

messages: _book ## bring the catalogues of the extension's own sentences up to date, in every language
	@$(PY) -m tools.messages

editor-files: _book ## write schemas, snippets and settings for programs that help to type: .vscode
	@PYTHONPATH=_ext $(PY) -m perspectives editor-files .

serve: _book ## show the book at http://localhost:8000 and build it again after each change (PORT=9000 for another)
	@exec $(PY) -m tools.serve "$$PORT"

wheel: _wheel ## pack the extension for other readers and projects: build/wheel
	@build/wheel-tools/bin/python -m tools.wheel build/wheel
	@echo "The extension is packed: `ls build/wheel/*.whl`"

new-reader: _python $(if $(WHEEL),,wheel) ## make a reader on another subject in an empty folder (DIR=path, WHEEL=file)
	@"$(PYTHON)" -m tools.new_reader "$$DIR" "$$WHEEL"

system: ## install the Debian packages that tests need (as root, or with sudo)
	@sh tools/system.sh install

lock: _python ## write the locks anew from pyproject.toml (ARGS=--upgrade for newer versions)
	@"$(PYTHON)" -m venv --clear build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check install -qq $(UV)
	@set -e; compile() { \
	  build/lock/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	    --generate-hashes --no-emit-index-url --no-emit-find-links $(ARGS) "$$@"; }; \
	compile pyproject.toml --output-file requirements.lock; \
	compile --group wheel --constraints requirements.lock --output-file requirements-wheel.lock; \
	compile --group dev --constraints requirements.lock --constraints requirements-wheel.lock \
	  --output-file requirements-dev.lock

clean: ## remove what was built; the environment, .venv, stays
	@rm -rf build .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find _ext tests tools -name __pycache__ -prune -exec rm -rf {} +

# An interpreter that can read what follows. The command to type has the variables that were given.
_python: export GIVEN = $(filter-out PYTHON=%,$(MAKEOVERRIDES))
_python:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "There is no $(PYTHON) here. On Debian, as root: apt-get install python3 python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed, and $(PYTHON) is `"$(PYTHON)" --version 2>&1`." \
	    "Name another: make $(MAKECMDGOALS)$${GIVEN:+ $$GIVEN} PYTHON=python3.11" >&2; exit 1; }

# The environment, with what the book needs; with what tests and checks need besides. Neither asks the network twice.
_book: _python
	@"$(PYTHON)" -m tools.environment .venv requirements.lock

_dev: _python
	@"$(PYTHON)" -m tools.environment .venv requirements.lock requirements-dev.lock

# What packs the extension: little, so that a new reader is made in seconds.
_wheel: _python
	@"$(PYTHON)" -m tools.environment build/wheel-tools requirements-wheel.lock

# Claims as nanopublications, where the pages have a public address; NANOPUB_KEY is a file with the key that signs.
_nanopubs:
	@rm -rf build/np
	@PYTHONPATH=_ext $(SHOWN) nanopubs perspectives nanopubs build/html --to build/np --key="$$NANOPUB_KEY"

# An edition is built from nothing.
_anew:
	@rm -rf build/html build/pdf build/epub build/doctrees build/doctrees-pdf build/doctrees-epub build/doctrees-handouts

# Before tests, root on Debian gets the system packages that are missing; anyone else is told by the tests themselves.
_offer:
	@sh tools/system.sh offer

# What is no command.
.DEFAULT:
	@echo "There is no command “$@”. “make help” lists the commands." >&2; exit 2
