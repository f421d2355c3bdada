.PHONY: setup demo browser test test-long test-replay check format
UV := ./tools/uv.sh
RUN := $(UV) run --frozen

setup:
	@$(UV) sync --frozen --quiet

demo: setup
	@$(RUN) archiver demo

test: setup browser
	@$(RUN) pytest -n 2

# Debian's Chromium for the tests of what people see; without it, and not root, they skip and say so.
browser:
	@./tools/browser.sh

test-long: setup
	@$(RUN) pytest -n 2 -m long

# Other people's readers, each in an environment of its own: their pins do not go with ours.
test-replay: setup
	@for tool in pywb==2.10.0 wacz==0.6.0; do \
	  place=.venvs/$${tool%%=*}; \
	  $(UV) venv --quiet --allow-existing $$place && \
	  $(UV) pip install --quiet --python $$place/bin/python $$tool "setuptools<81" || exit 1; \
	done
	@$(RUN) pytest -m replay

check: setup
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) lint-imports

format: setup
	$(RUN) ruff format .
	$(RUN) ruff check --fix .
