PYTHON ?= python3
PORT ?= 8000
task = @PYTHONPATH=hooks PORT=$(PORT) $(PYTHON) -m make

.PHONY: serve build test lock clean
serve: ; $(task) serve
build: ; $(task) build
test: ; $(task) test
lock: ; $(task) lock
clean: ; rm -rf .venv node_modules .cache site .mypy_cache .pytest_cache .ruff_cache
