SOCKETS_RS = $(srcdir)/..

# cargo is asked only when one of these is newer than the module: a "make install" as root
# builds nothing again.
SOCKETS_RS_SOURCES = $(SOCKETS_RS)/Cargo.toml $(SOCKETS_RS)/Cargo.lock $(SOCKETS_RS)/build.rs \
	$(SOCKETS_RS)/stubs/sockets.stub.php \
	$(shell find $(SOCKETS_RS)/src $(SOCKETS_RS)/crates -name '*.rs' -o -name Cargo.toml)

$(phplibdir)/sockets_rs.so: $(SOCKETS_RS_SOURCES)
	target="$${CARGO_TARGET_DIR:-$$(cd $(SOCKETS_RS) && pwd)/target}"; \
	cd $(SOCKETS_RS) && \
	PHP="$(PHP_EXECUTABLE)" PHP_CONFIG="$(SOCKETS_RS_PHP_CONFIG)" "$(CARGO)" build --release --locked --target-dir "$$target" && \
	mkdir -p $(phplibdir) && \
	cp "$$target/release/libsockets_rs.so" $@
