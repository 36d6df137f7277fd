// The wire: frames in, JSON lines out. README.md in this folder is its description.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "json.hpp"

constexpr int PROTOCOL_VERSION = 1;
constexpr uint32_t MAX_FRAME_BYTES = 4u * 1024 * 1024;      // two minutes of 16 kHz PCM16 and some
constexpr uint32_t MAX_OPTIONS_BYTES = 64u * 1024;
constexpr uint32_t MAX_PATH_BYTES = 32u * 1024;

enum class FrameType : uint8_t { Load = 1, Job = 2, Cancel = 3, Shutdown = 4 };

struct Frame {
    FrameType type = FrameType::Shutdown;
    uint32_t id = 0;             // Job, Cancel
    std::string text;            // Load: path of the model; Job: options as JSON
    std::vector<float> samples;  // Job: 16 kHz mono, -1..1
};

enum class ReadResult {
    Frame,      // a whole, well-formed frame
    Rejected,   // the frame was skipped whole: the stream is still in step; `problem` says why
    OutOfStep,  // the length cannot be true: nothing after it can be trusted
    End,        // standard input is closed
};

// Blocks until one frame has arrived. Only one thread may read.
ReadResult read_frame(Frame & frame, std::string & problem);

// Writes one line and flushes. Any thread may write. Text goes out as bytes(), so every line is ASCII.
void write_message(const nlohmann::json & message);

void write_problem(const char * type, const char * code, const std::string & message, int64_t id = -1);

// Raw bytes as a string of code points 0-255: a token may hold half a UTF-8 character, which JSON cannot.
std::string bytes(const char * text);
