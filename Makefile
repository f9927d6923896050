# Two commands are all the set-up: `make demo` and `make test`.
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
RUN := $(UV) run --frozen
# Trust what the machine trusts, a proxy of its own included.
export UV_SYSTEM_CERTS := 1

.PHONY: demo test check evals bench model setup browser ocr

demo: setup            ## build the sample case and serve it
	$(RUN) whosays demo

test: setup browser ocr check    ## every test
	$(RUN) pytest

check: setup           ## lint, types, import rules
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) lint-imports

evals: setup           ## how right the reader is, measure by measure
	$(RUN) python -m evals --gate

bench: setup           ## how fast, how much memory
	$(RUN) python -m benchmarks

model: setup           ## train the English models again from ../shared/data (hours)
	$(RUN) python -m training

setup:
	@sh tools/setup.sh "$(UV)"

browser:
	@sh tools/browser.sh

ocr:
	@sh tools/ocr.sh
