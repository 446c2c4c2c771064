/*
 * PHP loads modules with RTLD_DEEPBIND, by which they would find the C library's
 * allocator before AddressSanitizer's, so that it refuses. Preloaded, this takes the
 * flag away.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>

void *dlopen(const char *name, int flags)
{
    void *(*next)(const char *, int);
    *(void **)&next = dlsym(RTLD_NEXT, "dlopen");
    return next == NULL ? NULL : next(name, flags & ~RTLD_DEEPBIND);
}
