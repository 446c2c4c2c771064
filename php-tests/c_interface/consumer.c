/*
 * An extension that reaches into the sockets module as others do: it is compiled against the stock module's header, and
 * finds the module's symbols when it is loaded. Each of its functions does one thing that event, ev, uv, swoole or their
 * like do. program.php calls them.
 *
 * With LATE defined nothing is linked against: the symbols are looked up at start-up. Such an extension may be loaded
 * before the sockets module.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <php.h>
#include <sys/socket.h>
#include <unistd.h>

#define HAVE_SOCKETS 1
#include <ext/sockets/php_sockets.h>

#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif

/* How the class is found: linked, or looked up. */
static zend_class_entry **looked_up;
#ifdef LATE
# define SOCKET_CE (*looked_up)
#else
# define SOCKET_CE socket_ce
#endif

ZEND_BEGIN_ARG_INFO_EX(any_arguments, 0, 0, 0)
	ZEND_ARG_VARIADIC_INFO(0, arguments)
ZEND_END_ARG_INFO()

static php_socket *socket_argument(zval *value)
{
	return Z_SOCKET_P(value);
}

/* {{{ What a look-up at start-up finds */

static bool found_in_process, found_in_module;

static void find(void)
{
	zend_module_entry *module = zend_hash_str_find_ptr(&module_registry, ZEND_STRL("sockets"));
	zend_class_entry **in_process = dlsym(RTLD_DEFAULT, "socket_ce");
	zend_class_entry **in_module = module && module->handle ? dlsym(module->handle, "socket_ce") : NULL;

	found_in_process = in_process != NULL;
	found_in_module = in_module != NULL && in_module == in_process;
	looked_up = in_module ? in_module : in_process;
}

/* consumer_found(): array */
ZEND_FUNCTION(consumer_found)
{
	zend_class_entry *by_name = zend_hash_str_find_ptr(EG(class_table), ZEND_STRL("socket"));

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	add_assoc_bool(return_value, "in the process", found_in_process);
	add_assoc_bool(return_value, "in the module", found_in_module);
	add_assoc_bool(return_value, "is the class", looked_up && *looked_up && *looked_up == by_name);
	add_assoc_bool(return_value, "same as linked", &SOCKET_CE == looked_up);
	add_assoc_bool(return_value, "get_module", dlsym(RTLD_DEFAULT, "get_module") != NULL);
	add_assoc_bool(return_value, "sockets_strerror", dlsym(RTLD_DEFAULT, "sockets_strerror") != NULL);
	add_assoc_bool(return_value, "socket_import_file_descriptor", dlsym(RTLD_DEFAULT, "socket_import_file_descriptor") != NULL);
#ifdef ZTS
	add_assoc_bool(return_value, "globals", dlsym(RTLD_DEFAULT, "sockets_globals_id") != NULL);
#else
	add_assoc_bool(return_value, "globals", dlsym(RTLD_DEFAULT, "sockets_globals") != NULL);
#endif
}

/* }}} */
/* {{{ Fields */

/* consumer_fields(Socket $socket): array, without the descriptor's number */
ZEND_FUNCTION(consumer_fields)
{
	zval *object;
	php_socket *sock;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(object, SOCKET_CE)
	ZEND_PARSE_PARAMETERS_END();
	sock = socket_argument(object);
	array_init(return_value);
	add_assoc_bool(return_value, "open", !IS_INVALID_SOCKET(sock));
	add_assoc_long(return_value, "type", sock->type);
	add_assoc_long(return_value, "error", sock->error);
	add_assoc_long(return_value, "blocking", sock->blocking);
	add_assoc_string(return_value, "zstream", (char *) zend_zval_type_name(&sock->zstream));
	add_assoc_bool(return_value, "zstream is open", Z_TYPE(sock->zstream) == IS_RESOURCE && Z_RES_TYPE(sock->zstream) > 0);
	add_assoc_bool(return_value, "std", &sock->std == Z_OBJ_P(object));
	add_assoc_bool(return_value, "class", Z_OBJCE_P(object) == SOCKET_CE);
}

/* consumer_fd(Socket $socket): int */
ZEND_FUNCTION(consumer_fd)
{
	zval *object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(object, SOCKET_CE)
	ZEND_PARSE_PARAMETERS_END();
	RETURN_LONG(socket_argument(object)->bsd_socket);
}

/* consumer_fileno(resource $stream): int */
ZEND_FUNCTION(consumer_fileno)
{
	zval *resource;
	php_stream *stream;
	int fd = -1;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_RESOURCE(resource)
	ZEND_PARSE_PARAMETERS_END();
	php_stream_from_zval(stream, resource);
	php_stream_cast(stream, PHP_STREAM_AS_FD, (void **) &fd, 0);
	RETURN_LONG(fd);
}

/* consumer_send(Socket $socket, string $data): int, with the kernel's own call */
ZEND_FUNCTION(consumer_send)
{
	zval *object;
	zend_string *data;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJECT_OF_CLASS(object, SOCKET_CE)
		Z_PARAM_STR(data)
	ZEND_PARSE_PARAMETERS_END();
	RETURN_LONG(send(socket_argument(object)->bsd_socket, ZSTR_VAL(data), ZSTR_LEN(data), 0));
}

/* consumer_receive(Socket $socket): string|false, up to seven bytes, with the kernel's own call; does not wait */
ZEND_FUNCTION(consumer_receive)
{
	zval *object;
	char buffer[7];
	ssize_t length;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(object, SOCKET_CE)
	ZEND_PARSE_PARAMETERS_END();
	length = recv(socket_argument(object)->bsd_socket, buffer, sizeof(buffer), MSG_DONTWAIT);
	if (length < 0) {
		RETURN_FALSE;
	}
	RETURN_STRINGL(buffer, length);
}

/* consumer_set(Socket $socket, string $field, int $value): void */
ZEND_FUNCTION(consumer_set)
{
	zval *object;
	zend_string *field;
	zend_long value;
	php_socket *sock;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_OBJECT_OF_CLASS(object, SOCKET_CE)
		Z_PARAM_STR(field)
		Z_PARAM_LONG(value)
	ZEND_PARSE_PARAMETERS_END();
	sock = socket_argument(object);
	if (zend_string_equals_literal(field, "bsd_socket")) {
		sock->bsd_socket = (PHP_SOCKET) value;
	} else if (zend_string_equals_literal(field, "type")) {
		sock->type = (int) value;
	} else if (zend_string_equals_literal(field, "error")) {
		sock->error = (int) value;
	} else if (zend_string_equals_literal(field, "blocking")) {
		sock->blocking = (int) value;
	}
}

/* consumer_detach(Socket $socket): int. The caller owns the descriptor from then on */
ZEND_FUNCTION(consumer_detach)
{
	zval *object;
	php_socket *sock;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(object, SOCKET_CE)
	ZEND_PARSE_PARAMETERS_END();
	sock = socket_argument(object);
	RETVAL_LONG(sock->bsd_socket);
	sock->bsd_socket = -1;
}

/* consumer_close(int $fd): bool */
ZEND_FUNCTION(consumer_close)
{
	zend_long fd;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(fd)
	ZEND_PARSE_PARAMETERS_END();
	RETURN_BOOL(close((int) fd) == 0);
}

/* consumer_stream(Socket $socket): resource|null */
ZEND_FUNCTION(consumer_stream)
{
	zval *object;
	php_socket *sock;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(object, SOCKET_CE)
	ZEND_PARSE_PARAMETERS_END();
	sock = socket_argument(object);
	if (Z_ISUNDEF(sock->zstream)) {
		RETURN_NULL();
	}
	RETURN_COPY(&sock->zstream);
}

/* consumer_tie(Socket $socket, resource $stream): bool. Makes the stream the owner of the descriptor */
ZEND_FUNCTION(consumer_tie)
{
	zval *object, *resource;
	php_stream *stream;
	php_socket *sock;
	PHP_SOCKET fd;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJECT_OF_CLASS(object, SOCKET_CE)
		Z_PARAM_RESOURCE(resource)
	ZEND_PARSE_PARAMETERS_END();
	php_stream_from_zval(stream, resource);
	if (php_stream_cast(stream, PHP_STREAM_AS_SOCKETD, (void **) &fd, 1) == FAILURE) {
		RETURN_FALSE;
	}
	sock = socket_argument(object);
	sock->bsd_socket = fd;
	ZVAL_COPY(&sock->zstream, resource);
	php_stream_set_option(stream, PHP_STREAM_OPTION_READ_BUFFER, PHP_STREAM_BUFFER_NONE, NULL);
	RETURN_TRUE;
}

/* }}} */
/* {{{ Errors */

/* consumer_fail(Socket $socket, int $code): false, as a function of the module itself fails */
ZEND_FUNCTION(consumer_fail)
{
	zval *object;
	zend_long code;
	php_socket *sock;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJECT_OF_CLASS(object, SOCKET_CE)
		Z_PARAM_LONG(code)
	ZEND_PARSE_PARAMETERS_END();
	sock = socket_argument(object);
	ENSURE_SOCKET_VALID(sock);
#ifndef LATE
	PHP_SOCKET_ERROR(sock, "the consumer fails", (int) code);
#endif
	RETURN_FALSE;
}

#ifndef LATE
/* consumer_global_error(?int $code = null): int. The code before */
ZEND_FUNCTION(consumer_global_error)
{
	zend_long code;
	bool absent = true;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG_OR_NULL(code, absent)
	ZEND_PARSE_PARAMETERS_END();
	RETVAL_LONG(SOCKETS_G(last_error));
	if (!absent) {
		SOCKETS_G(last_error) = (int) code;
	}
}

/* consumer_strerror(int $code): array. The text, and whether it is where the globals say */
ZEND_FUNCTION(consumer_strerror)
{
	zend_long code;
	char *text;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(code)
	ZEND_PARSE_PARAMETERS_END();
	text = sockets_strerror((int) code);
	array_init(return_value);
	add_next_index_string(return_value, text);
	add_next_index_string(return_value, sockets_strerror((int) code));
}

/* }}} */
/* {{{ New sockets */

/* consumer_import(int $fd, bool $duplicate = true): Socket|false */
ZEND_FUNCTION(consumer_import)
{
	zend_long fd;
	bool duplicate = true;
	PHP_SOCKET own;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(fd)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(duplicate)
	ZEND_PARSE_PARAMETERS_END();
	own = duplicate ? dup((int) fd) : (PHP_SOCKET) fd;
	object_init_ex(return_value, socket_ce);
	if (!socket_import_file_descriptor(own, Z_SOCKET_P(return_value))) {
		zval_ptr_dtor(return_value);
		RETURN_FALSE;
	}
}

/* consumer_make(int $domain, int $type): Socket, filled field by field */
ZEND_FUNCTION(consumer_make)
{
	zend_long domain, type;
	php_socket *sock;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_LONG(domain)
		Z_PARAM_LONG(type)
	ZEND_PARSE_PARAMETERS_END();
	object_init_ex(return_value, socket_ce);
	sock = Z_SOCKET_P(return_value);
	sock->bsd_socket = socket((int) domain, (int) type, 0);
	sock->type = (int) domain;
	sock->error = 0;
	sock->blocking = 1;
}

/* consumer_empty(): Socket, as the class makes it */
ZEND_FUNCTION(consumer_empty)
{
	ZEND_PARSE_PARAMETERS_NONE();
	object_init_ex(return_value, socket_ce);
}
#endif

/* }}} */
/* {{{ Hooks */

static zend_object *(*original_create)(zend_class_entry *);
static zif_handler original_write;
static zend_long created, written;

static zend_object *create(zend_class_entry *class)
{
	created++;
	return original_create(class);
}

static ZEND_FUNCTION(hooked_write)
{
	written++;
	original_write(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (Z_TYPE_P(return_value) == IS_LONG) {
		RETURN_LONG(Z_LVAL_P(return_value) + 1000);
	}
}

static zend_internal_function *write_function(void)
{
	return zend_hash_str_find_ptr(CG(function_table), ZEND_STRL("socket_write"));
}

/* consumer_hook(): void */
ZEND_FUNCTION(consumer_hook)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (SOCKET_CE->create_object == create) {
		return; // a case before has failed
	}
	original_create = SOCKET_CE->create_object;
	SOCKET_CE->create_object = create;
	original_write = write_function()->handler;
	write_function()->handler = ZEND_FN(hooked_write);
	created = written = 0;
}

/* consumer_unhook(): array. How often each hook ran */
ZEND_FUNCTION(consumer_unhook)
{
	ZEND_PARSE_PARAMETERS_NONE();
	SOCKET_CE->create_object = original_create;
	write_function()->handler = original_write;
	array_init(return_value);
	add_assoc_long(return_value, "created", created);
	add_assoc_long(return_value, "written", written);
}

/* }}} */

static const zend_function_entry functions[] = {
	ZEND_FE(consumer_found, any_arguments)
	ZEND_FE(consumer_fields, any_arguments)
	ZEND_FE(consumer_fd, any_arguments)
	ZEND_FE(consumer_fileno, any_arguments)
	ZEND_FE(consumer_send, any_arguments)
	ZEND_FE(consumer_receive, any_arguments)
	ZEND_FE(consumer_set, any_arguments)
	ZEND_FE(consumer_detach, any_arguments)
	ZEND_FE(consumer_close, any_arguments)
	ZEND_FE(consumer_stream, any_arguments)
	ZEND_FE(consumer_tie, any_arguments)
	ZEND_FE(consumer_fail, any_arguments)
	ZEND_FE(consumer_hook, any_arguments)
	ZEND_FE(consumer_unhook, any_arguments)
#ifndef LATE
	ZEND_FE(consumer_global_error, any_arguments)
	ZEND_FE(consumer_strerror, any_arguments)
	ZEND_FE(consumer_import, any_arguments)
	ZEND_FE(consumer_make, any_arguments)
	ZEND_FE(consumer_empty, any_arguments)
#endif
	ZEND_FE_END
};

static ZEND_MINIT_FUNCTION(consumer)
{
	find();
	return looked_up && *looked_up ? SUCCESS : FAILURE;
}

static const zend_module_dep dependencies[] = {
	ZEND_MOD_REQUIRED("sockets")
	ZEND_MOD_END
};

zend_module_entry consumer_module_entry = {
	STANDARD_MODULE_HEADER_EX, NULL, dependencies,
	"consumer", functions, ZEND_MINIT(consumer), NULL, NULL, NULL, NULL, NO_VERSION_YET,
	STANDARD_MODULE_PROPERTIES
};

ZEND_GET_MODULE(consumer)
