/* A C library whose nth call fails, or before whose nth call the process is killed.
 *
 *     cc -shared -fPIC -o preload.so preload.c -ldl; LD_PRELOAD=./preload.so python -m tests.store.syscalls 100
 *
 * Nothing is counted until faults_arm is called. Of the calls below each counts, whichever it is; when `lasting` is
 * true, the later ones of the same name fail too. A close that fails has closed all the same, as on Linux.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { KILLED = 0 };
static int armed, at, seen, code, lasting;
static const char *struck = "";

void faults_arm(int nth, int error, int persistent) {
    at = nth, code = error, lasting = persistent, seen = 0, struck = "", armed = 1;
}

/* The number of calls since, and the name of the one that failed. */
int faults_disarm(char *name, int room) {
    armed = 0;
    strncpy(name, struck, room - 1);
    return seen;
}

static int strikes(const char *name) {
    if (!armed) return 0;
    seen++;
    if (seen == at) {
        if (code == KILLED) kill(getpid(), SIGKILL);
        struck = name;
    } else if (!(lasting && seen > at && strcmp(struck, name) == 0)) {
        return 0;
    }
    errno = code;
    return 1;
}

#define TRUE(name) \
    static __typeof__(&name) true_; \
    if (!true_) true_ = dlsym(RTLD_NEXT, #name)
#define CALL(type, failed, name, parameters, arguments) \
    type name parameters { \
        TRUE(name); \
        return strikes(#name) ? failed : true_ arguments; \
    }
#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        TRUE(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return strikes("open") ? -1 : true_(path, flags, mode); \
    }

OPEN(open)
OPEN(open64)
CALL(ssize_t, -1, read, (int fd, void *to, size_t n), (fd, to, n))
CALL(ssize_t, -1, write, (int fd, const void *from, size_t n), (fd, from, n))
CALL(int, -1, fsync, (int fd), (fd))
CALL(int, -1, rename, (const char *from, const char *to), (from, to))
CALL(int, -1, link, (const char *from, const char *to), (from, to))
CALL(int, -1, linkat, (int a, const char *from, int b, const char *to, int flags), (a, from, b, to, flags))
CALL(int, -1, unlink, (const char *path), (path))
CALL(int, -1, chmod, (const char *path, mode_t mode), (path, mode))
CALL(int, -1, fchmodat, (int a, const char *path, mode_t mode, int flags), (a, path, mode, flags))
CALL(int, -1, fchown, (int fd, uid_t user, gid_t group), (fd, user, group))
CALL(int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
CALL(int, -1, flock, (int fd, int what), (fd, what))
CALL(int, -1, faccessat, (int a, const char *path, int mode, int flags), (a, path, mode, flags))
CALL(int, -1, stat64, (const char *path, struct stat64 *to), (path, to))
CALL(int, -1, lstat64, (const char *path, struct stat64 *to), (path, to))
CALL(int, -1, fstat64, (int fd, struct stat64 *to), (fd, to))
CALL(int, -1, fstatat64, (int a, const char *path, struct stat64 *to, int flags), (a, path, to, flags))
CALL(DIR *, NULL, opendir, (const char *path), (path))
CALL(struct dirent64 *, NULL, readdir64, (DIR *folder), (folder))

int close(int fd) {
    TRUE(close);
    int fails = strikes("close");
    int closed = true_(fd);
    if (!fails) return closed;
    errno = code;
    return -1;
}
