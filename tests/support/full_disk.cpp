// A library that PostgreSQL is started with, for a test: while the file that RELAIS_FULL_DISK names is there, whatever would make a file of a
// database longer is told that the disk is full. Each other write goes through, as on a disk that is full.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

bool isFull()
{
    static const char* const sign = std::getenv("RELAIS_FULL_DISK");
    return sign != nullptr && ::access(sign, F_OK) == 0;
}

bool isOfDatabase(int file)
{
    char name[64];
    char path[4096];
    std::snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    const auto size = ::readlink(name, path, sizeof path - 1);
    path[size > 0 ? size : 0] = '\0';
    return std::strstr(path, "/base/") != nullptr;
}

/// Sets errno.
bool finds(int file, off_t end)
{
    const int before = errno;
    struct stat found {};
    const bool fits = !isFull() || !isOfDatabase(file) || ::fstat(file, &found) != 0 || end <= found.st_size;
    errno = fits ? before : ENOSPC;
    return fits;
}

off_t lengthOf(const iovec* parts, int count)
{
    off_t length = 0;
    for (int i = 0; i < count; ++i) {
        length += static_cast<off_t>(parts[i].iov_len);
    }
    return length;
}

template <typename Function>
Function next(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t pwrite(int file, const void* bytes, size_t count, off_t at)
{
    static const auto write = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
    return finds(file, at + static_cast<off_t>(count)) ? write(file, bytes, count, at) : -1;
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at)
{
    return pwrite(file, bytes, count, at);
}

ssize_t pwritev(int file, const iovec* parts, int count, off_t at)
{
    static const auto write = next<ssize_t (*)(int, const iovec*, int, off_t)>("pwritev");
    return finds(file, at + lengthOf(parts, count)) ? write(file, parts, count, at) : -1;
}

ssize_t pwritev64(int file, const iovec* parts, int count, off64_t at)
{
    return pwritev(file, parts, count, at);
}

int posix_fallocate(int file, off_t at, off_t length)
{
    static const auto allocate = next<int (*)(int, off_t, off_t)>("posix_fallocate");
    return finds(file, at + length) ? allocate(file, at, length) : ENOSPC;
}

int posix_fallocate64(int file, off64_t at, off64_t length)
{
    return posix_fallocate(file, at, length);
}

} // extern "C"
