# What can be done here. `make` alone says it.
#
# PHP and PHP_CONFIG choose the PHP to build for and to test with;
# CARGO_TARGET_DIR chooses where everything that is built goes. Each PHP= that is not the
# default one has a folder of its own in target/.

# tools/env.sh is written for it.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help setup build demo test defects faults usercode memory fuzz soak bench matrix install enable disable uninstall dist deb readme clean

help: ## says what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## installs what building and testing need, if anything is missing (Debian, Ubuntu)
	@tools/setup.sh --test

# What a target needs beside a build is made sure of before that.
faults memory: ALSO := strace valgrind

build: ## builds the extension in release mode
	@tools/setup.sh $(ALSO)
	@tools/build.sh

demo: build ## loads the extension and runs the manual's two programs
	@tools/demo.sh

test: ## runs the whole suite; ends in a line "N passed, N failed, N skipped"
	@tools/test.sh

defects: build ## shows the defects of stock: each test under stock and under ours
	@"$${PHP:-php}" -n php-tests/defects.php

faults: build ## makes each system call fail with each of its errnos, and looks at what comes of it
	@. tools/env.sh && "$$PHP" -n -d extension="$$EXTENSION" php-tests/faults.php --extension="$$EXTENSION"

usercode: build ## runs user code at each point where a function may run some: it throws, closes, frees, replaces, ends in a fatal error
	@. tools/env.sh && "$$PHP" -n php-tests/usercode.php --extension="$$EXTENSION"
	@. tools/env.sh && "$$PHP" -n php-tests/fatal.php --extension="$$EXTENSION"

memory: build ## runs the phpt files and random calls under valgrind, then under AddressSanitizer: errors, lost memory
	@tools/memory.sh
	@. tools/env.sh && "$$PHP" -n php-tests/fuzz.php --extension="$$EXTENSION" --valgrind --seed=1 --runs=4 --calls=5000
	@. tools/env.sh && "$$PHP" -n php-tests/fuzz.php --extension="$$EXTENSION" --lines --valgrind --seed=1 --runs=2 --calls=10000
	@. tools/env.sh && "$$PHP" -n php-tests/usercode.php --extension="$$EXTENSION" --valgrind --every=7
	@. tools/env.sh && "$$PHP" -n php-tests/fatal.php --extension="$$EXTENSION" --valgrind --every=7
	@tools/asan.sh

# FUZZ="--seed=7 --calls=1000 --valgrind" and the like: see php-tests/fuzz.php.
fuzz: build ## makes a million random calls, and compares others with those of stock and with a model
	@. tools/env.sh && "$$PHP" -n php-tests/fuzz.php --extension="$$EXTENSION" --statistics $${FUZZ:---runs=10 --calls=100000}
	@. tools/env.sh && "$$PHP" -n php-tests/fuzz.php --extension="$$EXTENSION" --compare --runs=5 --calls=40000
	@. tools/env.sh && "$$PHP" -n php-tests/fuzz.php --extension="$$EXTENSION" --lines --runs=20 --calls=100000
	@. tools/env.sh && "$$PHP" -n php-tests/fuzz.php --extension="$$EXTENSION" --conditions --runs=20 --calls=5000

# SECONDS_LONG=600 for ten minutes.
soak: build ## connections, forks and passed descriptors for a minute: nothing grows
	@. tools/env.sh && "$$PHP" -n -d extension="$$EXTENSION" php-tests/soak.php --seconds=$${SECONDS_LONG:-60}

# BENCH="--no-time --only=line,create-pair" is a part of it, --quick a rehearsal;
# --publish writes the results into the checkout.
bench: ## measures ours beside stock and the system calls alone: a table, a chart
	@tools/bench.sh $(BENCH)

# MATRIX=8.4 or MATRIX="8.2 8.6" chooses among the versions; MATRIX=/opt/php/bin/php is a PHP built
# by hand, for which ZTS= and PHP= are other words. ARCH=arm64 is that, under qemu-user.
matrix: ## runs the whole suite under each supported PHP, in chroots of Debian (as root)
	@tools/matrix.sh $(or $(strip $(MATRIX) $(ZTS)),$(filter /%,$(PHP)))

# These four need root where PHP belongs to the system: make build first, then sudo make install.
install: ## puts what was built where PHP finds it, without switching to it (DESTDIR for packages)
	@tools/install.sh install

enable: ## switches PHP from the stock extension to this one (SAPI="cli fpm" chooses where, on Debian)
	@tools/install.sh enable

disable: ## switches back to the stock extension
	@tools/install.sh disable

uninstall: ## switches back, and removes what was installed
	@tools/install.sh uninstall

dist: ## packs a release asset for the PHP at hand into target/dist
	@tools/dist.sh

deb: ## packs it as a package of Debian's for the PHP at hand, into target/dist
	@tools/deb.sh

readme: ## writes the ledger's table and the benchmark's results into README.md and docs/
	@tools/readme.sh

clean: ## removes what was built
	cargo clean
