/* An extension that has constants of its own whose names are ours as well, one with another value. */

#include <php.h>

static ZEND_MINIT_FUNCTION(constants)
{
	REGISTER_LONG_CONSTANT("SO_TIMESTAMP", 29, CONST_CS | CONST_PERSISTENT);
	REGISTER_LONG_CONSTANT("SO_TIMESTAMPNS", -1, CONST_CS | CONST_PERSISTENT);
	return SUCCESS;
}

zend_module_entry constants_module_entry = {
	STANDARD_MODULE_HEADER, "constants", NULL, ZEND_MINIT(constants), NULL, NULL, NULL, NULL, NO_VERSION_YET, STANDARD_MODULE_PROPERTIES
};

ZEND_GET_MODULE(constants)
