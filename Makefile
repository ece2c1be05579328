PYTHON ?= python3
PORT ?= 8000
task = @PYTHONPATH=hooks PORT=$(PORT) $(PYTHON) -m make

.PHONY: fetch serve build zensical test test-engines lesson cards record links bench lock audit clean
fetch: ; $(task) fetch
serve: ; $(task) serve
build: ; $(task) build
zensical: ; $(task) zensical
test: ; $(task) test
test-engines: ; $(task) test-engines
lesson: ; $(task) lesson '$(if $(findstring command,$(origin NAME)),$(NAME))'
cards: ; $(task) cards
record: ; $(task) record
links: ; $(task) links
bench: ; $(task) bench $(BENCH)
lock: ; $(task) lock
audit: ; $(task) audit
clean: ; rm -rf .venv node_modules tests/bench/node_modules .cache site .mypy_cache .pytest_cache .ruff_cache
