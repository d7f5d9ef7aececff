# `make` builds bareme, publishes the shipped offers into output/ and prints a comparison and an estimate.
# `make test` runs every check that CI runs.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := all
# The stages of a run follow one another; only the compiler works in parallel.
.NOTPARALLEL:
.DELETE_ON_ERROR:

SWIFT ?= swift
OUTPUT ?= output
BAREME = .build/release/bareme

# The command carries the Swift runtime, so that it starts in a few milliseconds and runs where no Swift is installed; it
# then has no libraries beside it that would have to be looked for first.
STATIC = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib --disable-local-rpath)

# What `make` shows on the terminal.
COMPARISON = compare trunk-sewan trunk-openip
ESTIMATE = estimate optimale-pro-office/equilibre --profile bureau-mobile

# Administrator rights for a package manager, when they are needed and to be had.
AS_ROOT = $(shell if [ "$$(id -u)" != 0 ] && command -v sudo > /dev/null; then echo sudo; fi)
STAGE = @printf '\n== %s ==\n'

.PHONY: all
all: site comparison estimate

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# What the build needs

.PHONY: libraries
libraries: ## libxml2 and pkg-config, installed where missing
	$(STAGE) 'Libraries'
	@if pkg-config --exists libxml-2.0 2> /dev/null; then \
	  echo "libxml2 $$(pkg-config --modversion libxml-2.0)"; \
	elif command -v apt-get > /dev/null; then \
	  $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get -qq -y update; \
	  $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install libxml2-dev pkg-config; \
	elif command -v brew > /dev/null; then \
	  brew install libxml2 pkg-config; \
	else \
	  echo 'install the development files of libxml2, and pkg-config' >&2; exit 1; \
	fi

.PHONY: deps
deps: libraries ## what the tests need besides: Python 3 with PyYAML, node
	$(STAGE) 'Libraries of the tests'
	@if command -v node > /dev/null; then \
	  echo "node $$(node --version)"; \
	elif command -v apt-get > /dev/null; then \
	  $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get -qq -y update; \
	  $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install nodejs; \
	elif command -v brew > /dev/null; then \
	  brew install node; \
	fi
	@if python3 -c 'import yaml' 2> /dev/null; then \
	  python3 -c 'import sys, yaml; print("Python", sys.version.split()[0], "with PyYAML", yaml.__version__)'; \
	elif command -v apt-get > /dev/null; then \
	  $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get -qq -y update; \
	  $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install python3 python3-yaml; \
	fi
	@python3 -c 'import yaml' 2> /dev/null || python3 -m pip install --quiet pyyaml

# The shipped offers

.PHONY: build
build: libraries ## the release build of bareme
	$(STAGE) 'Release build'
	$(SWIFT) build -c release --product bareme $(STATIC)

.PHONY: site
site: build ## the shipped offers as pages in output/
	$(STAGE) 'Offers to $(OUTPUT)/'
	$(BAREME) build --output $(OUTPUT)

.PHONY: comparison
comparison: build
	$(STAGE) 'A comparison'
	$(BAREME) $(COMPARISON)

.PHONY: estimate
estimate: build
	$(STAGE) 'An estimate'
	$(BAREME) $(ESTIMATE)

# The checks

.PHONY: test
test: deps lint check-wasm check-proof check-tests check-commands check-memory build check-records check-profiles ## everything CI runs
	$(STAGE) 'All checks passed'

.PHONY: lint
lint: ## format and style of the sources
	$(STAGE) 'Format'
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

.PHONY: format
format: ## rewrites the sources in the house format
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

.PHONY: check-wasm
check-wasm: ## the pricing engine compiles for the browser
	$(STAGE) 'The engine for WebAssembly'
	Scripts/check-wasm.sh

.PHONY: check-proof
check-proof: deps ## random tariffs: what holds of every bill, a second implementation, WebAssembly
	$(STAGE) 'The engine on random tariffs'
	Scripts/prove-engine.sh 100000 5000 5000

.PHONY: check-tests
check-tests: deps ## debug build and tests
	$(STAGE) 'Tests'
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest

.PHONY: check-commands
check-commands: deps ## whole commands on offers, profiles and price sheets that were altered at random
	$(STAGE) 'Commands on altered files'
	$(SWIFT) build --product bareme
	Scripts/fuzz-command.py 100

.PHONY: check-records
check-records: build ## rated call records against plain Python and a bound in C
	$(STAGE) 'Call records'
	Benchmarks/records/run.py --check --folder .build/records

.PHONY: check-profiles
check-profiles: build ## many customers against plain Python and a bound in C
	$(STAGE) 'Many customers'
	Benchmarks/profiles/run.py --check --folder .build/profiles

# Targets of plain values, without a pointer in them: the property tests over these take most of the time under
# AddressSanitizer and can find nothing there that an ordinary build does not stop at.
PLAIN = QuantitiesTests|TariffEngineTests|TariffCompilerTests

.PHONY: check-memory
check-memory: deps ## the tests of whatever touches memory by itself, under AddressSanitizer
	$(STAGE) 'Tests under AddressSanitizer'
	$(SWIFT) build --build-tests --sanitize=address --scratch-path .build/asan
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/toolchain-leaks.txt:print_suppressions=0 \
	  $(SWIFT) test --skip-build --disable-xctest --sanitize=address --scratch-path .build/asan --skip '^($(PLAIN))\.'

.PHONY: clean
clean: ## removes what was built
	rm -rf .build $(OUTPUT)
