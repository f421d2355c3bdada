.PHONY: setup demo test test-long check format
UV := ./tools/uv.sh
RUN := $(UV) run --frozen

setup:
	@$(UV) sync --frozen --quiet

demo: setup
	@$(RUN) archiver demo

test: setup
	@$(RUN) pytest -n 2

test-long: setup
	@$(RUN) pytest -n 2 -m long

check: setup
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) lint-imports

format: setup
	$(RUN) ruff format .
	$(RUN) ruff check --fix .
