// whisper-sidecar: one Whisper model in a process of its own, driven over standard input and output.
// Native code that meets a damaged model can crash or ask for 20 GB; here it cannot take the studio along.
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <mutex>
#include <new>
#include <thread>

#include "ggml.h"
#include "platform.h"
#include "protocol.h"
#include "recognition.h"

constexpr size_t MAX_WAITING_JOBS = 64;

static std::mutex queue_mutex;
static std::condition_variable queue_changed;
static std::deque<Frame> waiting;
static bool have_current = false;
static uint32_t current_id = 0;
static std::atomic<bool> stop_current{false};

// Destructors of a library in the middle of a computation are not worth waiting for.
[[noreturn]] static void leave(int status) {
    fflush(stdout);
    std::_Exit(status);
}

static void cancel(uint32_t id) {
    const std::lock_guard<std::mutex> lock(queue_mutex);
    if (have_current && current_id == id) {
        stop_current = true;
        return;
    }
    for (auto job = waiting.begin(); job != waiting.end(); ++job) {
        if (job->type != FrameType::Job || job->id != id) continue;
        waiting.erase(job);
        write_message({{"type", "aborted"}, {"id", id}});
        return;
    }
    // A cancel that crosses the job's end on the way has nothing left to stop.
}

static void enqueue(Frame && frame) {
    const std::lock_guard<std::mutex> lock(queue_mutex);
    if (waiting.size() >= MAX_WAITING_JOBS) {
        write_problem("error", "too-many-jobs", "Too many jobs are waiting.", frame.id);
        return;
    }
    waiting.push_back(std::move(frame));
    queue_changed.notify_one();
}

static void read_frames() {
    Frame frame;
    std::string problem;
    for (;;) {
        switch (read_frame(frame, problem)) {
            case ReadResult::End:
                leave(0); // the studio is gone, so is the reason to compute
            case ReadResult::OutOfStep:
                write_problem("fatal", "frame", problem);
                leave(2);
            case ReadResult::Rejected:
                write_problem("error", "frame", problem, frame.type == FrameType::Job ? (int64_t) frame.id : -1);
                break;
            case ReadResult::Frame:
                if (frame.type == FrameType::Shutdown) leave(0);
                if (frame.type == FrameType::Cancel) cancel(frame.id);
                else enqueue(std::move(frame));
                break;
        }
    }
}

static Frame next_frame() {
    std::unique_lock<std::mutex> lock(queue_mutex);
    have_current = false;
    queue_changed.wait(lock, [] { return !waiting.empty(); });
    Frame frame = std::move(waiting.front());
    waiting.pop_front();
    current_id = frame.id;
    have_current = frame.type == FrameType::Job;
    stop_current = false;
    return frame;
}

// Warnings and errors only; the studio keeps the last lines for its diagnostics.
static void log_line(ggml_log_level level, const char * text, void *) {
    if (level == GGML_LOG_LEVEL_WARN || level == GGML_LOG_LEVEL_ERROR) fputs(text, stderr);
}

int main(int argc, char ** argv) {
    set_binary_stdio();
    int graphics_device = -1;
    for (int i = 1; i + 1 < argc; ++i) {
        if (strcmp(argv[i], "--graphics-device") == 0) graphics_device = atoi(argv[i + 1]);
        if (strcmp(argv[i], "--max-memory-mb") == 0) limit_memory(strtoul(argv[i + 1], nullptr, 10));
    }
    ggml_log_set(log_line, nullptr);
    whisper_log_set(log_line, nullptr);
    write_message({{"type", "started"}, {"protocol", PROTOCOL_VERSION}});

    std::thread(read_frames).detach();
    whisper_context * context = nullptr;
    try {
        for (;;) {
            const Frame frame = next_frame();
            if (frame.type == FrameType::Load) {
                if (context) {
                    write_problem("error", "already-loaded", "One process holds one model.");
                    continue;
                }
                context = load_model(frame.text, own_folder(), graphics_device);
                if (!context) leave(3);
            } else if (!context) {
                write_problem("error", "no-model", "No model is loaded yet.", frame.id);
            } else {
                run_job(context, frame, stop_current);
            }
        }
    } catch (const std::bad_alloc &) {
        write_problem("fatal", "out-of-memory", "The engine reached its memory limit.");
        leave(4);
    } catch (const std::exception & problem) {
        write_problem("fatal", "internal", problem.what());
        leave(5);
    }
}
