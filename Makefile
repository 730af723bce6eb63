# make site        everything on a fresh machine: installs, reads the digests, writes the records, builds the site
# make serve       the site on localhost, rebuilt as files change
# make test        installs what the tests need and runs all of them, the linters first
# make test-fast   the tests that need neither a browser nor a whole build
# make attack      tries many times, with odd input and at odd moments, what is promised; prints tries and failures
# make lint        the linters and the types, of Python and of the scripts
# make wheel       the program as a file for pip, in dist/: whoever installs it needs no Node
# make bench       times the search and the build on collections of three sizes, as JSON
# make bench-compared   the same beside Pagefind and MkDocs Material, which it installs, on the same records
# make screenshots   a picture of every kind of page at 360 and 1280 pixels, in screenshots/
# make picture     the picture of the README, in docs/images/
# make clean       removes what was installed and built; records and digests stay
#
# CONTENT=dir    another content folder (default: content)
# OUT=dir        another folder for the site (default: _site)
# DIGESTS=dir    the folder of the digests, where they are not `digests` in the content folder
# AUDIENCE=professionals   with the records that are for professionals only
# FORCE=1        publish though a correction finds no place
# PORT=number    of the site on localhost (default: 8000)
# PYTHON=program   the Python to begin with (default: python3)
# TESTS=path     the tests to run (default: all)
# CI=true   the tests also say which share of the code they reach

CONTENT ?= content
OUT ?= _site
DIGESTS ?=
AUDIENCE ?= public
FORCE ?=
PORT ?= 8000
PYTHON ?= python3
CI ?=

# With its own shell, the make of macOS would not look for programs where PATH below says.
SHELL := /bin/bash
VENV := .venv
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Or each run would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE
PY := $(VENV)/bin/python

DOCUMENTS := $(shell find "$(or $(DIGESTS),$(CONTENT)/digests)" -iname '*.pdf' -o -iname '*.docx' 2>/dev/null | head -n 1)
EXTRA := $(if $(DOCUMENTS),$(VENV)/documents)

.PHONY: site serve test test-fast attack lint wheel bench bench-compared screenshots picture clean

site: $(VENV)/ready node_modules/ready $(EXTRA)
	@$(PY) -m build_site site --content "$(CONTENT)" $(if $(DIGESTS),--digests "$(DIGESTS)") --out "$(OUT)" --audience "$(AUDIENCE)" $(if $(filter 1,$(FORCE)),--force)

serve: $(VENV)/ready node_modules/ready $(EXTRA)
	@$(PY) -m build_site serve --content "$(CONTENT)" $(if $(DIGESTS),--digests "$(DIGESTS)") --out "$(OUT)" --audience "$(AUDIENCE)" --port "$(PORT)"

# Measuring which branches are reached doubles the time of the tests, so CI does it. What the browser tests reach of the
# Python code is reached by the others too.
test: lint chromium
	@node --test $$(find tests -name '*.test.js')
ifdef TESTS
	@$(PY) -m pytest -q $(TESTS)
else
	@$(PY) -m pytest -q -m "not browser" $(if $(CI),--cov --cov-report=term)
	@$(PY) -m pytest -q -m browser
endif

test-fast: $(VENV)/test node_modules/ready
	@node --test $$(find tests -name '*.test.js')
	@$(PY) -m pytest -q -n auto -m "not browser and not build" $(TESTS)

attack: chromium
	@$(PY) -m pytest -q -n auto --attack $(or $(TESTS),tests/attack tests/browser/test_briefing_attack.py)

lint: $(VENV)/test node_modules/ready
	@$(PY) -m tools.lint

wheel: $(VENV)/ready node_modules/ready
	@$(PY) -m tools.set_up wheel

bench: $(VENV)/test node_modules/ready chromium
	@$(PY) -m tests.bench

bench-compared: $(VENV)/bench bench

screenshots: chromium
	@$(PY) -m tests.browser.screenshots

picture: chromium
	@$(PY) -m tests.browser.screenshots --picture

clean:
	rm -rf $(VENV) node_modules .cache _site screenshots build dist

.PHONY: chromium
chromium: $(VENV)/test node_modules/ready
	@$(PY) -m tests.browser.install_chromium

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml setup.py | $(VENV)/bin/python
	@$(PY) -m tools.set_up python
	@touch $@

$(VENV)/documents: pyproject.toml | $(VENV)/ready
	@$(PY) -m tools.set_up python documents
	@touch $@

$(VENV)/test: pyproject.toml | $(VENV)/ready
	@$(PY) -m tools.set_up python documents test
	@touch $@

$(VENV)/bench: pyproject.toml | $(VENV)/test
	@$(PY) -m tools.set_up python bench
	@touch $@

# A machine without Node, or with one that is too old, gets it as a Python package.
node_modules/ready: package.json package-lock.json | $(VENV)/ready
	@$(PY) -m tools.set_up node
	@touch $@
