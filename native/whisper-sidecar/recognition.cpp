#include "recognition.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>

#include "ggml-backend.h"
#include "vocabulary.h"

using nlohmann::json;
using steady = std::chrono::steady_clock;

// Every job starts from a state of its own: whisper.cpp's random numbers, drawn when it tries again at a higher
// temperature, would otherwise depend on the jobs before, and the same sound would not always give the same text.
struct FreeState {
    void operator()(whisper_state * state) const { whisper_free_state(state); }
};
using State = std::unique_ptr<whisper_state, FreeState>;

static int64_t milliseconds_since(steady::time_point start) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(steady::now() - start).count();
}

// Which CPU instructions the loaded backend uses, for example "SSE3,SSSE3,AVX,AVX2,F16C,FMA": word times
// differ slightly between variants, so results are stored with it.
static std::string backend_variant() {
    ggml_backend_dev_t device = ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU);
    if (!device) return "";
    ggml_backend_reg_t registry = ggml_backend_dev_backend_reg(device);
    auto features = (ggml_backend_get_features_t) ggml_backend_reg_get_proc_address(registry, "ggml_backend_get_features");
    std::string names;
    if (!features) return names;
    for (ggml_backend_feature * feature = features(registry); feature->name; ++feature) {
        if (std::string(feature->value) == "0") continue;
        names += (names.empty() ? "" : ",") + std::string(feature->name);
    }
    return names;
}

static bool is_graphics(ggml_backend_dev_t device) {
    const auto type = ggml_backend_dev_type(device);
    return type == GGML_BACKEND_DEVICE_TYPE_GPU || type == GGML_BACKEND_DEVICE_TYPE_IGPU;
}

// Graphics devices in the order in which whisper.cpp counts them. None where no such backend was built in or lies beside the program.
static json graphics_devices() {
    json devices = json::array();
    for (size_t i = 0; i < ggml_backend_dev_count(); ++i) {
        ggml_backend_dev_t device = ggml_backend_dev_get(i);
        if (!is_graphics(device)) continue;
        devices.push_back({
            {"name", bytes(ggml_backend_dev_name(device))},
            {"description", bytes(ggml_backend_dev_description(device))},
        });
    }
    return devices;
}

whisper_context * load_model(const std::string & path, const std::string & backend_folder, int graphics_device) {
    const auto start = steady::now();
    // Without a CPU backend whisper.cpp crashes while it loads, so that is checked before.
    if (ggml_backend_dev_count() == 0) ggml_backend_load_all_from_path(backend_folder.c_str());
    if (!ggml_backend_dev_by_type(GGML_BACKEND_DEVICE_TYPE_CPU)) {
        write_problem("fatal", "no-backend", "No library for this processor lies beside the engine.");
        return nullptr;
    }
    const json devices = graphics_devices();
    if (graphics_device >= (int) devices.size()) {
        write_problem("fatal", "no-device", "This graphics device is not there.");
        return nullptr;
    }
    whisper_context_params params = whisper_context_default_params();
    params.use_gpu = graphics_device >= 0;
    params.gpu_device = std::max(0, graphics_device);
    params.flash_attn = true;
    whisper_context * context = whisper_init_from_file_with_params_no_state(path.c_str(), params);
    // A state is made once here to find out whether there is memory for it.
    if (!context || !State(whisper_init_state(context))) {
        write_problem("fatal", "model-load", "The model file cannot be loaded.");
        return nullptr;
    }
    write_message({
        {"type", "ready"},
        {"protocol", PROTOCOL_VERSION},
        {"engine", std::string("whisper.cpp ") + whisper_version()},
        {"variant", backend_variant()},
        {"loadMs", milliseconds_since(start)},
        {"devices", devices},
        {"device", graphics_device >= 0 ? devices[graphics_device]["name"] : json("")},
        {"model", {
            {"type", bytes(whisper_model_type_readable(context))},
            {"multilingual", whisper_is_multilingual(context) != 0},
            {"vocabulary", whisper_model_n_vocab(context)},
            {"audioContext", whisper_model_n_audio_ctx(context)},
            {"weightType", whisper_model_ftype(context)},
        }},
    });
    return context;
}

struct JobOptions {
    std::string language = "en";
    std::string prompt;
    int threads = 1;
    int audio_context = 0;             // 0: the model's own (30 s)
    float temperature_increment = 0;   // 0: one pass, no second try at a higher temperature
    std::vector<std::string> vocabulary;
};

// Throws json::exception or std::invalid_argument: options are input like any other.
static JobOptions parse_options(const std::string & text, whisper_context * context) {
    JobOptions options;
    const json given = json::parse(text);
    options.language = given.value("language", options.language);
    options.prompt = given.value("prompt", options.prompt);
    options.threads = given.value("threads", options.threads);
    options.audio_context = given.value("audioContext", options.audio_context);
    options.temperature_increment = given.value("temperatureIncrement", options.temperature_increment);
    if (options.language != "auto" && whisper_lang_id(options.language.c_str()) < 0) {
        throw std::invalid_argument("unknown language");
    }
    options.vocabulary = given.value("vocabulary", options.vocabulary);
    if (options.vocabulary.size() > MAX_NAMES) throw std::invalid_argument("the vocabulary has more than 200 names");
    for (const std::string & name : options.vocabulary) {
        if (name.empty() || name.size() > MAX_NAME_BYTES) throw std::invalid_argument("a name must be 1 to 240 bytes long");
    }
    if (options.prompt.size() > 1024) throw std::invalid_argument("the prompt is longer than 1024 bytes");
    if (options.threads < 1 || options.threads > 64) throw std::invalid_argument("threads must be 1 to 64");
    if (options.audio_context < 0 || options.audio_context > whisper_model_n_audio_ctx(context)) {
        throw std::invalid_argument("the audio context is larger than the model's");
    }
    if (!(options.temperature_increment >= 0 && options.temperature_increment <= 1)) {
        throw std::invalid_argument("the temperature increment must be 0 to 1");
    }
    return options;
}

static whisper_full_params decoding_params(const JobOptions & options, bool multilingual) {
    whisper_full_params params = whisper_full_default_params(WHISPER_SAMPLING_GREEDY);
    params.n_threads = options.threads;
    params.no_context = true;          // every piece stands alone: text carried over invents more text
    params.initial_prompt = options.prompt.c_str();
    // n_max_text_ctx stays at its default: 0 would switch the prompt off without a word.
    params.token_timestamps = true;
    params.suppress_nst = false;
    params.greedy.best_of = 1;
    params.temperature = 0;
    params.temperature_inc = options.temperature_increment;
    params.audio_ctx = options.audio_context;
    params.language = multilingual ? options.language.c_str() : "en";
    params.print_progress = false;
    params.print_realtime = false;
    params.print_timestamps = false;
    params.print_special = false;
    return params;
}

// whisper.cpp counts in units of 10 ms.
static int64_t to_ms(int64_t centiseconds) { return centiseconds * 10; }

// Probabilities are told as they were heard: what was favoured is no surer for that, and a name is as sure as the least sure of its tokens. What
// stood against a favoured token seems a little less sure than it was.
class HonestProbabilities {
public:
    explicit HonestProbabilities(const Vocabulary & vocabulary) : vocabulary(vocabulary) {}

    // Takes the next token of a segment back to what was heard.
    void next(whisper_token_data & token) {
        float boost = 0;
        for (const auto & one : vocabulary.boosts(before.data(), before.size())) {
            if (one.first == token.id) boost = one.second;
        }
        if (boost > 0) {
            token.p = (float) Vocabulary::without_boost(token.p, boost);
            token.plog = std::log(token.p);
        }
        if (!Vocabulary::goes_on(boost)) name_start = before.size();
        before.push_back(token);
        if (boost == 0) return;
        float least = 1;
        for (size_t i = name_start; i < before.size(); ++i) least = std::min(least, before[i].p);
        for (size_t i = name_start; i < before.size(); ++i) before[i].p = least;
    }

    const std::vector<whisper_token_data> & tokens() const { return before; }

private:
    const Vocabulary & vocabulary;
    std::vector<whisper_token_data> before;
    size_t name_start = 0;
};

static void write_segment(
    whisper_context * context, whisper_state * state, uint32_t id, int segment, const Vocabulary & vocabulary
) {
    HonestProbabilities heard(vocabulary);
    for (int i = 0; i < whisper_full_n_tokens_from_state(state, segment); ++i) {
        whisper_token_data token = whisper_full_get_token_data_from_state(state, segment, i);
        heard.next(token);
    }
    json tokens = json::array();
    double log_probability_sum = 0;
    for (size_t i = 0; i < heard.tokens().size(); ++i) {
        const whisper_token_data & token = heard.tokens()[i];
        if (token.id >= whisper_token_eot(context)) continue; // timestamps and other marks
        log_probability_sum += token.plog;
        tokens.push_back({
            {"id", token.id},
            {"text", bytes(whisper_full_get_token_text_from_state(context, state, segment, (int) i))},
            {"startMs", to_ms(token.t0)},
            {"endMs", to_ms(token.t1)},
            {"probability", std::isfinite(token.p) ? token.p : 0.0f},
        });
    }
    const double count = (double) std::max<size_t>(tokens.size(), 1);
    const double mean = log_probability_sum / count;
    write_message({
        {"type", "segment"},
        {"id", id},
        {"startMs", to_ms(whisper_full_get_segment_t0_from_state(state, segment))},
        {"endMs", to_ms(whisper_full_get_segment_t1_from_state(state, segment))},
        {"noSpeechProbability", whisper_full_get_segment_no_speech_prob_from_state(state, segment)},
        {"meanLogProbability", std::isfinite(mean) ? mean : -100.0},
        {"tokens", std::move(tokens)},
    });
}

void run_job(whisper_context * context, const Frame & job, const std::atomic<bool> & stop) {
    const auto start = steady::now();
    JobOptions options;
    try {
        options = parse_options(job.text, context);
    } catch (const std::exception & problem) {
        write_problem("error", "bad-options", problem.what(), job.id);
        return;
    }
    whisper_full_params params = decoding_params(options, whisper_is_multilingual(context) != 0);
    params.abort_callback = [](void * flag) { return ((const std::atomic<bool> *) flag)->load(); };
    params.abort_callback_user_data = (void *) &stop;
    uint32_t id = job.id;
    params.progress_callback = [](whisper_context *, whisper_state *, int percent, void * job_id) {
        write_message({{"type", "progress"}, {"id", *(uint32_t *) job_id}, {"percent", std::clamp(percent, 0, 100)}});
    };
    params.progress_callback_user_data = &id;

    const Vocabulary vocabulary(context, options.vocabulary);
    if (!vocabulary.empty()) {
        params.logits_filter_callback = [](whisper_context *, whisper_state *, const whisper_token_data * tokens, int count,
                                           float * logits, void * names) {
            for (const auto & [token, boost] : ((const Vocabulary *) names)->boosts(tokens, count)) logits[token] += boost;
        };
        params.logits_filter_callback_user_data = (void *) &vocabulary;
    }

    const State state(whisper_init_state(context));
    if (!state) {
        write_problem("error", "recognition", "There is not enough memory for this job.", id);
        return;
    }
    const int result = whisper_full_with_state(context, state.get(), params, job.samples.data(), (int) job.samples.size());
    if (stop) {
        write_message({{"type", "aborted"}, {"id", id}});
        return;
    }
    if (result != 0) {
        write_problem("error", "recognition", "whisper_full returned " + std::to_string(result), id);
        return;
    }
    const int segments = whisper_full_n_segments_from_state(state.get());
    for (int i = 0; i < segments; ++i) write_segment(context, state.get(), id, i, vocabulary);
    const char * language = whisper_lang_str(whisper_full_lang_id_from_state(state.get()));
    write_message({
        {"type", "done"},
        {"id", id},
        {"segments", segments},
        {"language", language ? language : ""},
        {"threads", options.threads},
        {"wallMs", milliseconds_since(start)},
    });
}
