# One tree, two publications: the web site and the printed Welcome Booklet.
#
# `make help` lists what there is. Written for GNU make 3.81 (macOS) and later; all paths are
# relative, so the checkout may stand in a folder with spaces in its name.

SHELL := /bin/sh
.DEFAULT_GOAL := all
.SUFFIXES:
# The outputs share what Sphinx has read (_build/doctrees), so they are made one after the other.
.NOTPARALLEL:

# --- what may be set on the command line -------------------------------------------------------
PYTHON ?=
VENV ?= .venv
BUILD ?= _build
BOOKLET ?= welcome2optml
SPHINXOPTS ?=
PYTESTOPTS ?=
JOBS ?= auto
PORT ?= 8000
PYTHONS ?= 3.11 3.13
export PYTHON

# --- what follows from it ----------------------------------------------------------------------
run := $(VENV)/bin/python
labpress := $(VENV)/bin/labpress
site := $(BUILD)/html/index.html
pdf := $(BUILD)/latex/$(BOOKLET).pdf
compare := $(labpress) compare --site $(BUILD)/html
sphinx = $(run) -m sphinx -q -c . -d $(BUILD)/doctrees $(SPHINXOPTS)
make := $(MAKE) --no-print-directory

# Outputs carry the date of the last commit, not the time of day they were made.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
endif
ifneq ($(SOURCE_DATE_EPOCH),)
export SOURCE_DATE_EPOCH
endif
export PYTHONNOUSERSITE := 1

# The stamp's name holds the folder: the environment of a checkout that was moved points to the
# old place, and is made again. So is one whose Python has gone.
place := $(shell printf %s "$(CURDIR)" | cksum | cut -d ' ' -f 1)
ready := $(VENV)/.build-$(place)
ready-to-test := $(VENV)/.test-$(place)
ifeq ($(wildcard $(run)),)
.PHONY: $(ready)
endif

.PHONY: all html latexpdf booklet-print booklet-preview live test test-fast test-pythons check \
	coverage compare permalinks docs linkcheck bench sbom lock messages clean distclean help site booklet

# --- publications ------------------------------------------------------------------------------

# The booklet comes first: the site offers it for download, and says on which of its pages a
# paper stands. A booklet that cannot be made does not keep the site from being made.
all: $(ready)  ## The site and the booklet, and say where they are (this is plain `make`)
	@rm -f $(BUILD)/.labpress-shown
	@LABPRESS_SHOWN=$(BUILD)/.labpress-shown; export LABPRESS_SHOWN; \
	booklet=0; $(make) booklet || booklet=$$?; \
	$(make) site || exit 1; \
	echo; \
	echo "Site:     $(site)"; \
	if [ $$booklet -ne 0 ]; then \
		echo "Booklet:  was not built (the reason is above); the site was built without it."; \
		exit 1; \
	fi; \
	echo "Booklet:  $(BUILD)/html/$(BOOKLET).pdf"; \
	$(compare); test $$? -ne 1 || echo "The site and the booklet differ (see above)."

html: site  ## The site alone; never needs TeX
	@echo "Site:     $(site)"

latexpdf: booklet  ## The booklet alone
	@echo "Booklet:  $(pdf)"

site: $(ready)
	@echo "Building the site"
	@test -e $(pdf) || rm -f $(BUILD)/html/$(BOOKLET).pdf
	@$(sphinx) -b html source $(BUILD)/html
	@test -e $(BUILD)/html/$(BOOKLET).pdf || \
		echo "The site has no booklet to offer, and so no link to one; make latexpdf builds it."

booklet: $(ready)
	@tools/install-tex $$($(run) -m labpress.booklet.tex_languages)
	@echo "Building the booklet"
	@$(sphinx) -b latex source $(BUILD)/latex
	@echo "Setting it with XeLaTeX"
	@$(run) -m labpress.booklet.tex_run $(BUILD)/latex $(BOOKLET)

booklet-print: booklet  ## The booklet imposed for a saddle-stitched print
	@$(labpress) print --booklet $(pdf)

booklet-preview: booklet  ## Pictures of the booklet's pages, side by side
	@$(labpress) preview --booklet $(pdf)

live: $(ready)  ## The site at http://localhost:8000, rebuilt at every save (PORT=...)
	@$(VENV)/bin/python -m sphinx_autobuild -q -c . -d $(BUILD)/doctrees --port $(PORT) \
		--watch conf.py --watch extensions source $(BUILD)/html

# --- quality -----------------------------------------------------------------------------------

test: $(ready-to-test)  ## All tests, after installing what they need (PYTESTOPTS=...)
	@tools/install-test-tools $(run)
	@$(run) -m pytest -n $(JOBS) --dist loadfile $(PYTESTOPTS)

test-fast: $(ready-to-test)  ## The tests that need neither TeX nor a browser
	@$(run) -m pytest -n $(JOBS) --dist loadfile -m "not tex and not browser" $(PYTESTOPTS)

coverage: $(ready-to-test)  ## Which lines the fast tests reach, shown in the terminal and as HTML
	@$(run) -m pytest -q -n $(JOBS) --dist loadfile -m "not tex and not browser" \
		--cov=labpress --cov-branch --cov-report=term:skip-covered \
		--cov-report=html:$(BUILD)/coverage $(PYTESTOPTS)
	@echo "Line by line: $(BUILD)/coverage/index.html"

# Both ends of the range differ in Sphinx, too: 9.0 on Python 3.11, the newest on 3.13.
test-pythons:  ## The fast tests on Python 3.11 and 3.13, as far as they are installed
	@for version in $(PYTHONS); do \
		if found=`PYTHON= tools/find-python $$version`; then \
			echo "Python $$version:"; \
			$(make) test-fast PYTHON="$$found" VENV=.venv-$$version || exit 1; \
		else \
			echo "Python $$version is not installed: not tested."; \
		fi; \
	done

# Each check runs even if one before it failed, so that one run shows all there is to mend. The
# builds start from nothing: a page that is not read again does not repeat its warnings.
check: $(ready-to-test)  ## Everything a change must pass besides tests: data, warnings, lint, types, layers
	@rm -rf $(BUILD)/check
	@status=0; \
	try() { echo "Checking: $$1"; shift; "$$@" || status=1; }; \
	try "lint" $(run) -m ruff check --quiet .; \
	try "format" $(run) -m ruff format --check --quiet .; \
	try "types" $(run) -m mypy --no-error-summary; \
	try "layers" tools/check-layers $(run); \
	try "regular expressions" $(run) tools/regexes.py extensions/labpress; \
	try "known vulnerabilities" $(run) tools/audit.py requirements/build.txt requirements/test.txt; \
	try "data" $(labpress) check; \
	try "site, warnings as errors" $(run) -m sphinx -q -W -n -c . -d $(BUILD)/check/doctrees \
		-b html source $(BUILD)/check/html; \
	try "booklet, warnings as errors" $(run) -m sphinx -q -W -n -c . -d $(BUILD)/check/doctrees-latex \
		-b latex source $(BUILD)/check/latex; \
	if [ $$status -ne 0 ]; then echo "Not everything is in order (see above)."; exit 1; fi; \
	echo "All in order."

compare: booklet site  ## Do the site and the booklet say the same?
	@$(compare)
	@echo "The site and the booklet say the same."

permalinks: site  ## Add new names to data/permalinks.txt
	@$(labpress) permalinks

docs: $(ready)  ## The documentation as a site of its own
	@echo "Building the documentation"
	@$(run) -m sphinx -q -W -c docs -d $(BUILD)/docs-doctrees -b html docs $(BUILD)/docs
	@echo "Documentation: $(BUILD)/docs/index.html"

linkcheck: $(ready)  ## Does every link to elsewhere still work? (asks the network)
	@$(run) -m sphinx -q -c . -d $(BUILD)/doctrees -b linkcheck source $(BUILD)/linkcheck

bench: $(ready-to-test)  ## Speed and memory beside plain sphinxcontrib-bibtex (ENTRIES=1000)
	@$(run) benchmarks/compare_bibtex.py $(if $(ENTRIES),--entries $(ENTRIES))
	@if command -v xelatex >/dev/null 2>&1; then echo; $(run) benchmarks/booklet.py; fi

sbom: $(ready-to-test)  ## The bill of materials of a release, dist/labpress.cdx.json (CycloneDX)
	@mkdir -p dist
	@$(run) -W ignore -m cyclonedx_py requirements requirements/build.txt --pyproject pyproject.toml \
		--output-reproducible --output-format JSON --output-file dist/labpress.cdx.json
	@echo "Materials: dist/labpress.cdx.json"

# --- housekeeping ------------------------------------------------------------------------------

lock:  ## Compile requirements/*.in into the locked files (UPGRADE=1 takes newer versions)
	@tools/lock

messages: $(ready)  ## Bring the catalogues of words (extensions/labpress/locale) up to the code
	@$(run) tools/messages.py

clean:  ## Remove everything that was built; keep the virtual environment
	rm -rf $(BUILD) tests/.build .pytest_cache .mypy_cache .ruff_cache .hypothesis

distclean: clean  ## Remove the virtual environments, too
	@status=0; for venv in $(VENV) .venv-3.11 .venv-3.13; do \
		tools/bootstrap $$venv remove $(place) || status=1; \
	done; exit $$status

help:  ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

$(ready): requirements/build.txt pyproject.toml
	@tools/bootstrap $(VENV) build $(place)
	@touch $@

$(ready-to-test): requirements/test.txt $(ready)
	@tools/bootstrap $(VENV) test $(place)
	@touch $@
