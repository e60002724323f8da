# What `prepare.py` installs comes first on the PATH.
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/.tools/bin:$(CURDIR)/.tools/uv/bin:$(PATH)
export VIRTUAL_ENV := $(CURDIR)/.venv
LOCK := --group dev --group demo --universal --generate-hashes --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test nightly run fmt check bench ready

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

demo: ready ## From a fresh clone to a running practice with a live group
	@exec tenfold demo

test: ## Every test, set up first if needed; make test k=cancel runs the matching ones
	@python3 deploy/prepare.py test
	@python deploy/test.py $(k)

run: ready ## Start what `demo` starts, without demo data
	@exec tenfold serve

fmt: ready ## Format and fix what a machine can fix
	ruff check --fix --quiet
	ruff format
	npm --prefix frontend run fmt

check: ## Everything CI runs, in the order CI runs it
	python3 deploy/prepare.py test
	cp requirements.lock .tools/requirements.lock
	uv pip compile pyproject.toml $(LOCK) --output-file .tools/requirements.lock
	diff requirements.lock .tools/requirements.lock
	ruff format --check
	ruff check
	mypy tenfold tests
	lint-imports
	DJANGO_SETTINGS_MODULE=tenfold.config.settings.test python manage.py makemigrations --check
	npm --prefix frontend run check
	$(MAKE) test

nightly: ## Loses power, kills and lies a night long: the tests that repeat, in full
	@python3 deploy/prepare.py test
	@NIGHTLY=1 python deploy/test.py nightly

bench: ready ## The benchmarks, as a table
	@python -m tests.bench

ready:
	@python3 deploy/prepare.py demo
