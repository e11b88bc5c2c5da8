# Every target asks nothing and can be called again; `make help` lists them.

PYTHON ?= python3
export PYTHON

py := .venv/bin/python
demo_output := demo-output

.DEFAULT_GOAL := help
.PHONY: help setup run demo gallery lint test bench fuzz kill soak

help:  ## list these targets
	@sed -n 's/^\([a-z]*\):.*##/  \1\t/p' $(firstword $(MAKEFILE_LIST))

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

lint: setup  ## ruff, mypy and the layers
	$(py) -m ruff check .
	$(py) -m ruff format --check .
	$(py) -m mypy
	.venv/bin/lint-imports

test: export QT_QPA_PLATFORM := offscreen
test: setup  ## lint, then all tests
	@packaging/apt/install packaging/apt/test-*.txt
	@$(MAKE) --no-print-directory lint
	$(py) -m pytest tests --numprocesses auto

bench: setup  ## every benchmark in bench/; prints figures, judges nothing
	@for file in bench/*.py; do \
		[ -f "$$file" ] || { echo "No benchmarks yet."; break; }; \
		$(py) -m bench.$$(basename "$$file" .py) || exit 1; \
	done

fuzz: setup  ## property tests with new examples each time; what fails becomes an @example
	$(py) -m pytest tests -m hypothesis --hypothesis-profile search --numprocesses auto

kill: setup  ## kill the program 200 times while it writes and look for what was lost
	$(py) -m tests.harness.kill --kills 200

soak: setup  ## an eight-hour day of 2,000 visits in ten minutes, in the real window; fails where memory, handles or gaps grow
	$(py) -m tests.harness.soak
