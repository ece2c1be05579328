PYTHON ?= python3
task = @PYTHONPATH=hooks $(PYTHON) -m make

.PHONY: serve build test lock clean
serve: ; $(task) serve
build: ; $(task) build
test: ; $(task) test
lock: ; $(task) lock
clean: ; rm -rf .venv node_modules .cache site
