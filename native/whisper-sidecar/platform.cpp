#include "platform.h"

#include <filesystem>

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
#include <fcntl.h>
#include <io.h>
#include <cstdio>
#else
#include <sys/resource.h>
#include <unistd.h>
#endif
#if defined(__APPLE__)
#include <mach-o/dyld.h>
#include <vector>
#endif

#if defined(_WIN32)

void set_binary_stdio() {
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
}

std::string own_folder() {
    std::wstring path(32768, L'\0');
    path.resize(GetModuleFileNameW(nullptr, path.data(), (DWORD) path.size()));
    return std::filesystem::path(path).parent_path().u8string();
}

bool limit_memory(size_t megabytes) {
    HANDLE job = CreateJobObjectW(nullptr, nullptr);
    if (!job) return false;
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_PROCESS_MEMORY;
    limits.ProcessMemoryLimit = megabytes * 1024 * 1024;
    return SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof(limits)) &&
           AssignProcessToJobObject(job, GetCurrentProcess());
}

#else

void set_binary_stdio() {}

std::string own_folder() {
#if defined(__APPLE__)
    uint32_t size = 0;
    _NSGetExecutablePath(nullptr, &size);
    std::vector<char> path(size + 1, '\0');
    _NSGetExecutablePath(path.data(), &size);
    return std::filesystem::canonical(path.data()).parent_path().string();
#else
    return std::filesystem::read_symlink("/proc/self/exe").parent_path().string();
#endif
}

bool limit_memory(size_t megabytes) {
#if defined(__APPLE__)
    (void) megabytes; // the kernel accepts RLIMIT_DATA and does not enforce it
    return false;
#else
    const rlim_t bytes = (rlim_t) megabytes * 1024 * 1024;
    const rlimit limit = {bytes, bytes};
    return setrlimit(RLIMIT_DATA, &limit) == 0;
#endif
}

#endif
