dnl The way in for PIE and for phpize: a module that cargo builds, from the crate one
dnl folder up. Everything else is what phpize makes of every extension:
dnl
dnl     cd pie && phpize && ./configure && make && make install

PHP_ARG_ENABLE([sockets-rs],
  [whether to build the sockets module in Rust],
  [AS_HELP_STRING([--disable-sockets-rs], [Do not build it])],
  [yes])

if test "$PHP_SOCKETS_RS" != "no"; then
  AC_PATH_PROG([CARGO], [cargo], [], [$PATH:$HOME/.cargo/bin])
  if test -z "$CARGO"; then
    AC_MSG_ERROR([cargo was not found: install Rust by rustup (https://rustup.rs)])
  fi

  dnl The build script wants it with its folder, which it may have already.
  SOCKETS_RS_PHP_CONFIG=$(command -v "$PHP_CONFIG")

  AC_MSG_CHECKING([for sockets compiled into this PHP])
  if "$PHP_EXECUTABLE" -n -m 2>/dev/null | grep -x sockets >/dev/null; then
    AC_MSG_RESULT([yes])
    AC_MSG_WARN([this PHP has its sockets extension compiled in and can load no second one])
  else
    AC_MSG_RESULT([no])
  fi

  dnl cargo's libsockets_rs.so is the module; there are no objects to compile or to link here.
  PHP_MODULES="$PHP_MODULES \$(phplibdir)/sockets_rs.so"
  PHP_SUBST([CARGO])
  PHP_SUBST([SOCKETS_RS_PHP_CONFIG])
  PHP_ADD_BUILD_DIR([$abs_builddir/modules])
  PHP_ADD_MAKEFILE_FRAGMENT([$abs_srcdir/Makefile.frag], [$abs_srcdir], [$abs_builddir])
fi
