// What differs between Linux, macOS and Windows, and nothing else.
#pragma once

#include <cstddef>
#include <string>

// Standard input and output carry raw bytes: no line-ending translation.
void set_binary_stdio();

// Folder of this program, UTF-8. Backends are loaded from there and from nowhere else: ggml would
// otherwise also look into the current directory.
std::string own_folder();

// Upper bound of this process's memory. A damaged model can ask for 20 GB; it gets an error instead.
// Returns false where the system offers no such limit (macOS).
bool limit_memory(size_t megabytes);
