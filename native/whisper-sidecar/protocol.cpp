#include "protocol.h"

#include <cstdio>
#include <cstring>
#include <mutex>

static bool read_exactly(void * target, size_t size) {
    return fread(target, 1, size, stdin) == size;
}

// Byte by byte, so that it is right on a big-endian machine too.
static uint32_t little_endian_32(const uint8_t * data) {
    return data[0] | (uint32_t) data[1] << 8 | (uint32_t) data[2] << 16 | (uint32_t) data[3] << 24;
}

static std::vector<float> pcm16_to_float(const uint8_t * data, size_t size) {
    std::vector<float> samples(size / 2);
    for (size_t i = 0; i < samples.size(); ++i) {
        samples[i] = (int16_t) (data[2 * i] | data[2 * i + 1] << 8) / 32768.0f;
    }
    return samples;
}

static bool parse_job(const std::vector<uint8_t> & body, Frame & frame, std::string & problem) {
    if (body.size() < 9) {
        problem = "a job needs an id and a length of its options";
        return false;
    }
    frame.id = little_endian_32(&body[1]);
    const uint32_t options_bytes = little_endian_32(&body[5]);
    if (options_bytes > MAX_OPTIONS_BYTES || options_bytes > body.size() - 9) {
        problem = "the options are longer than allowed, or than their frame";
        return false;
    }
    const size_t pcm_bytes = body.size() - 9 - options_bytes;
    if (pcm_bytes == 0 || pcm_bytes % 2 != 0) {
        problem = "a job needs 16-bit samples";
        return false;
    }
    frame.text.assign((const char *) &body[9], options_bytes);
    frame.samples = pcm16_to_float(&body[9 + options_bytes], pcm_bytes);
    return true;
}

ReadResult read_frame(Frame & frame, std::string & problem) {
    uint8_t head[4];
    if (!read_exactly(head, sizeof(head))) return ReadResult::End;
    const uint32_t size = little_endian_32(head);
    if (size == 0 || size > MAX_FRAME_BYTES) {
        problem = "a frame of " + std::to_string(size) + " bytes is not possible";
        return ReadResult::OutOfStep;
    }
    std::vector<uint8_t> body(size);
    if (!read_exactly(body.data(), size)) return ReadResult::End;

    frame = Frame();
    frame.type = (FrameType) body[0];
    switch (frame.type) {
        case FrameType::Load:
            frame.text.assign((const char *) body.data() + 1, size - 1);
            if (size > 1 && size <= MAX_PATH_BYTES && !memchr(&body[1], 0, size - 1)) return ReadResult::Frame;
            problem = "that is not a path of a model";
            return ReadResult::Rejected;
        case FrameType::Job:
            return parse_job(body, frame, problem) ? ReadResult::Frame : ReadResult::Rejected;
        case FrameType::Cancel:
            if (size != 5) {
                problem = "a cancel frame holds one id";
                return ReadResult::Rejected;
            }
            frame.id = little_endian_32(&body[1]);
            return ReadResult::Frame;
        case FrameType::Shutdown:
            return ReadResult::Frame;
    }
    problem = "unknown frame type " + std::to_string(body[0]);
    return ReadResult::Rejected;
}

void write_message(const nlohmann::json & message) {
    static std::mutex mutex;
    const std::string line = message.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace) + "\n";
    const std::lock_guard<std::mutex> lock(mutex);
    fwrite(line.data(), 1, line.size(), stdout);
    fflush(stdout);
}

void write_problem(const char * type, const char * code, const std::string & message, int64_t id) {
    nlohmann::json line = {{"type", type}, {"code", code}, {"message", message}};
    if (id >= 0) line["id"] = id;
    write_message(line);
}

std::string bytes(const char * text) {
    std::string encoded;
    for (const char * c = text ? text : ""; *c; ++c) {
        const uint8_t byte = (uint8_t) *c;
        if (byte < 0x80) {
            encoded.push_back((char) byte);
        } else {
            encoded.push_back((char) (0xC0 | byte >> 6));
            encoded.push_back((char) (0x80 | (byte & 0x3F)));
        }
    }
    return encoded;
}
