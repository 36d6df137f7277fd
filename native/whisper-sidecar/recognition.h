// One model, and one piece of speech at a time through it.
#pragma once

#include <atomic>
#include <string>

#include "protocol.h"
#include "whisper.h"

// Loads the model and reports `ready`. Returns nullptr after reporting `fatal`.
// `graphics_device`: which of the graphics devices that `ready` lists computes; -1 for the processor alone.
whisper_context * load_model(const std::string & path, const std::string & backend_folder, int graphics_device);

// Runs one job and reports its segments, then `done`, `aborted` or `error`.
// `stop` may be set from another thread at any time.
void run_job(whisper_context * context, const Frame & job, const std::atomic<bool> & stop);
