# Every command of the project. `make help` lists them; CI runs `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Tools are installed once, by exact version, outside the tree.
CACHE := $(or $(BAOQUAN_CACHE),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/baoquan)
LINT := $(CACHE)/golangci-lint-v2.12.2/golangci-lint
WORKFLOWCHECK := $(CACHE)/workflowcheck-v0.6.0/workflowcheck
GOVULNCHECK := $(CACHE)/govulncheck-v1.6.0/govulncheck

# The vulnerability database as a file, where the network is closed.
VULNDB ?= ../shared/vulndb.tgz

# The packages whose tests also look for races; the rest would take too long.
RACE := . ./workflows/... ./schema/...
WEB := server/web

##@ 运行 / Running

.PHONY: run
run: ## 启动整套系统，Ctrl-C 停止 | start the whole system (ARGS="--offset 100" moves the ports)
	@mkdir -p bin && go build -o bin/ ./dev
	@exec bin/dev $(ARGS)

.PHONY: tour
tour: ## 走完两件担保和它们担保的保全 | walk two guarantees and their cases through, beside `make run`
	@go run ./dev/tour $(ARGS)

.PHONY: bench
bench: ## 测量速度 | measure: benchmarks, then cases and guarantees per second of the whole system
	@go test -run '^$$' -bench . -benchmem . ./activities/... ./schema/...
	@if [ -d dev/bench ]; then go run ./dev/bench $(ARGS); fi

##@ 检查 / Checking

.PHONY: test
test: check web-test unit race e2e ## 检查并运行全部测试 | check, then every test, end to end too

.PHONY: check
check: format vet lint workflowcheck vulncheck web-check ## 格式、静态检查、漏洞 | format, vet, lint, workflowcheck, vulnerabilities, web

.PHONY: format
format:
	@bad=$$(gofmt -l . | grep -v node_modules || true); if [ -n "$$bad" ]; then echo "请运行 gofmt -w："; echo "$$bad"; exit 1; fi

.PHONY: vet
vet: $(WEB)/dist/.gitkeep
	@go vet ./...

# The linter remembers files by their content and names them by where it saw them
# first: each checkout has a memory of its own, or the rules on paths miss.
.PHONY: lint
lint: $(LINT) $(WEB)/dist/.gitkeep
	@GOLANGCI_LINT_CACHE=$(CACHE)/lint$(subst /,_,$(CURDIR)) $(LINT) run

.PHONY: workflowcheck
workflowcheck: $(WORKFLOWCHECK)
	@$(WORKFLOWCHECK) ./workflows/...

.PHONY: vulncheck
vulncheck: $(GOVULNCHECK)
	@dev/vulncheck "$(GOVULNCHECK)" "$(VULNDB)" "$(CACHE)"

.PHONY: unit
unit: $(WEB)/dist/.gitkeep
	@go test -p 2 $$(go list ./... | grep -vxF "$$(go list $(RACE))" | grep -v '/e2e')

.PHONY: race
race: ## 竞争检测 | race detector on the law, the workflows and the store
	@go test -p 2 -race $(RACE)

# Go fuzzes one target of one package at a time. What falls is kept in the package's
# testdata, and is a test from then on.
FUZZTIME ?= 60s

.PHONY: fuzz
fuzz: ## 模糊测试 | every fuzz target, one after the other (FUZZTIME=60s each)
	@grep -rhoP --include='*_test.go' --exclude-dir=node_modules '^func \KFuzz\w+' . | sort -u | while read -r target; do \
		for file in $$(grep -rlE --include='*_test.go' --exclude-dir=node_modules "^func $$target\(" .); do \
			echo "$$target ($$(dirname $$file))"; \
			go test "$$(dirname $$file)" -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5x -parallel 1; \
		done; \
	done

.PHONY: e2e
e2e: web ## 端到端测试 | the whole system, started as a user starts it
	@if [ -d e2e ]; then go test -p 2 -count=1 -timeout 20m ./e2e/...; fi

.PHONY: plant
plant: ## 埋入错误，看测试能否发现 | plant bugs and see the tests fail (ARGS="S1 R16" chooses)
	@go run ./dev/plant $(ARGS)

##@ 网页 / Web

.PHONY: web
web: $(WEB)/dist/index.html ## 编译网页 | build the React app that the server embeds

$(WEB)/dist/index.html: $(WEB)/node_modules/.package-lock.json $(shell find $(WEB)/src $(WEB)/public $(WEB)/index.html $(WEB)/vite.config.ts -type f)
	@cd $(WEB) && npm run build --silent

.PHONY: web-check
web-check: $(WEB)/node_modules/.package-lock.json
	@cd $(WEB) && npm run check --silent

.PHONY: web-test
web-test: web
	@cd $(WEB) && npm run test --silent

$(WEB)/node_modules/.package-lock.json: $(wildcard $(WEB)/package-lock.json)
	@cd $(WEB) && npm ci --no-audit --no-fund --silent && touch node_modules/.package-lock.json

# go:embed wants the folder to be there before the first build of the app.
$(WEB)/dist/.gitkeep:
	@mkdir -p $(@D) && touch $@

$(LINT):
	@echo "安装 golangci-lint…" && GOBIN=$(@D) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.12.2

$(WORKFLOWCHECK):
	@echo "安装 workflowcheck…" && GOBIN=$(@D) go install go.temporal.io/sdk/contrib/tools/workflowcheck@v0.6.0

$(GOVULNCHECK):
	@echo "安装 govulncheck…" && GOBIN=$(@D) go install golang.org/x/vuln/cmd/govulncheck@v1.6.0

.PHONY: help
help: ## 列出全部命令 | this list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z0-9-]+:.*## / {split($$2, t, " \\| "); printf "  make %-8s %s\n  %-13s %s\n", $$1, t[1], "", t[2]}' $(MAKEFILE_LIST)
