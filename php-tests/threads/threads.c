/*
 * Runs requests in several threads at once, in a thread-safe PHP with its embed library.
 *
 *     threads EXTENSION.so FOLDER
 *
 * FOLDER has the scripts: one that ends in a fatal error has "fatal" in its name, any other has to
 * end with status 0. Afterwards the process has to have the descriptors that it had before.
 */
#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sapi/embed/php_embed.h>

#ifndef ZTS
#error "this PHP is not thread-safe"
#endif

enum { GENERATIONS = 3, THREADS = 6, REQUESTS = 12 };

static const char *const SCRIPTS[] = { "request.php", "fatal.php", "request.php", "exit.php" };
enum { SCRIPT_COUNT = sizeof SCRIPTS / sizeof *SCRIPTS };

static const char *extension, *folder;
static int (*start_embed)(sapi_module_struct *);
static atomic_int passed, failed;

/* The library has set up settings of its own just before this; ours come behind them. */
static int start(sapi_module_struct *module)
{
    __typeof__(module->ini_entries) before = module->ini_entries;
    char settings[4096];
    snprintf(settings, sizeof settings,
        "%s\nextension=%s\nsockets.strict_normal_read=1\nmemory_limit=32M\n",
        before ? before : "", extension);
    module->ini_entries = settings;
    int status = start_embed(module);
    module->ini_entries = before; /* which it may free */
    return status;
}

static int run(const char *script)
{
    char path[1024];
    int status = -1;
    snprintf(path, sizeof path, "%s/%s", folder, script);
    if (php_request_startup() == FAILURE) {
        return -1;
    }
    EG(exit_status) = 0; /* a fatal error's outlives its request */
    zend_first_try {
        zend_file_handle file;
        zend_stream_init_filename(&file, path);
        php_execute_script(&file);
        zend_destroy_file_handle(&file);
    } zend_end_try();
    status = EG(exit_status);
    php_request_shutdown(NULL);
    return status;
}

static void *thread(void *number)
{
    ts_resource(0);
    for (int request = 0; request < REQUESTS; request++) {
        const char *script = SCRIPTS[(request + (int) (intptr_t) number) % SCRIPT_COUNT];
        int expected = strcmp(script, "fatal.php") == 0 ? 255 : 0;
        int status = run(script);
        if (status == expected) {
            passed++;
        } else {
            failed++;
            printf("FAIL %s: status %d\n", script, status);
        }
    }
    ts_free_thread();
    return NULL;
}

static int descriptors(void)
{
    int count = 0;
    DIR *open = opendir("/proc/self/fd");
    while (open != NULL && readdir(open) != NULL) {
        count++;
    }
    if (open != NULL) {
        closedir(open);
    }
    return count;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: threads EXTENSION.so FOLDER\n");
        return 2;
    }
    extension = argv[1];
    folder = argv[2];
    start_embed = php_embed_module.startup;
    php_embed_module.startup = start;
    php_embed_module.php_ini_ignore = 1;
    if (php_embed_init(0, NULL) == FAILURE) {
        return 2;
    }
    int before = descriptors();
    for (int generation = 0; generation < GENERATIONS; generation++) {
        pthread_t threads[THREADS];
        for (int number = 0; number < THREADS; number++) {
            if (pthread_create(&threads[number], NULL, thread, (void *) (intptr_t) number) != 0) {
                return 2;
            }
        }
        for (int number = 0; number < THREADS; number++) {
            pthread_join(threads[number], NULL);
        }
    }
    int lost = descriptors() - before;
    if (lost == 0) {
        passed++;
    } else {
        failed++;
        printf("FAIL %d descriptors lost\n", lost);
    }
    php_embed_shutdown();
    printf("threads: %d passed, %d failed, 0 skipped\n", passed, failed);
    return failed != 0;
}
