# Every target asks nothing and can be called again; `make help` lists them.

PYTHON ?= python3
export PYTHON

py := .venv/bin/python
demo_output := demo-output

.DEFAULT_GOAL := help
.PHONY: help setup run demo gallery lint sbom test bench fuzz fuzzlong mutate kill soak soak-kill power scan

help:  ## list these targets
	@sed -n 's/^\([a-z-]*\):.*##/  \1\t/p' $(firstword $(MAKEFILE_LIST))

setup:  ## install what is missing and make .venv; done in a moment when nothing changed
	@packaging/apt/install packaging/apt/run.txt
	@packaging/venv

run: setup  ## open the window; without a display, make a demo day in demo-output/
	@if $(on_display); then \
		$(py) main.py; \
	else \
		echo "No display here: making a demo day in $(demo_output)/ instead."; \
		$(py) main.py demo --out $(demo_output); \
	fi

demo: setup  ## open the window on a made-up mall; without a display, make a demo day in demo-output/
	@if $(on_display); then \
		$(py) main.py --demo; \
	else \
		$(py) main.py demo --out $(demo_output); \
	fi

# macOS draws without naming a display.
on_display = [ -n "$$DISPLAY$$WAYLAND_DISPLAY" -o "$$(uname)" = Darwin ]

gallery: setup  ## draw every sheet, page and room in its states, sizes and themes into gallery/; needs no display
	$(py) -m ui.gallery --out gallery

lint: setup  ## ruff, mypy, the layers, bandit; known holes in packages where the network allows
	$(py) -m ruff check .
	$(py) -m ruff format --check .
	$(py) -m mypy
	.venv/bin/lint-imports
	$(py) -m bandit --quiet --configfile pyproject.toml --recursive main.py desktop models reports resources ui packaging
	@$(py) packaging/audit.py

sbom: setup  ## every part with version and licence, as CycloneDX, into dist/
	@mkdir -p dist
	$(py) -m cyclonedx_py environment $(py) --pyproject pyproject.toml --output-reproducible \
		--output-format JSON --output-file dist/pandu-mpp.cdx.json

test: export QT_QPA_PLATFORM := offscreen
test: setup  ## lint, then all tests
	@packaging/apt/install packaging/apt/test-*.txt
	@$(MAKE) --no-print-directory lint
	$(py) -m pytest tests --numprocesses auto --dist worksteal

bench: setup  ## every benchmark in bench/; prints figures, judges nothing
	@for file in bench/*.py; do \
		[ -f "$$file" ] || { echo "No benchmarks yet."; break; }; \
		$(py) -m bench.$$(basename "$$file" .py) || exit 1; \
	done

fuzz: setup  ## property tests with new examples each time; what fails becomes an @example
	$(py) -m pytest tests -m hypothesis --hypothesis-profile search --numprocesses auto

fuzzlong: setup  ## give any bytes to the importers, search and text fields, MINUTES (10) each; needs atheris (Linux)
	@for target in catalogue visits bookings workbook typed words; do \
		$(py) -m tests.fuzz.run $$target --minutes $(or $(MINUTES),10) || exit 1; \
	done

mutate: setup  ## break rules and security one thing at a time, SAMPLE (10) a module; says what no test notices
	$(py) -m tests.harness.mutants --part models/rules --sample $(or $(SAMPLE),10)
	$(py) -m tests.harness.mutants --part desktop/security --sample $(or $(SAMPLE),10)

kill: setup  ## kill the program 200 times while it writes and look for what was lost
	$(py) -m tests.harness.kill --kills 200

soak: setup  ## an eight-hour day of 2,000 visits in ten minutes, in the real window; fails where memory, handles or gaps grow
	$(py) -m tests.harness.soak

power: setup  ## cut the power after and within every act of twenty days on a disk that forgets, and look for what was lost
	$(py) -m tests.harness.power --days 20

soak-kill: setup  ## kill it 2,000 times while it writes, and an upgrade before each of its statements; an hour or two
	$(py) -m tests.harness.kill --kills 2000
	PANDU_EVERY_STATEMENT=1 $(py) -m pytest tests/models/test_upgrade_kills.py -o faulthandler_timeout=0

scan: setup  ## simulate a full day, use it, kill it, and look for citizens in clear in what is left behind
	$(py) -m tests.harness.scan
