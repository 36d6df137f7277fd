#include "vocabulary.h"

#include <algorithm>
#include <cmath>

// In nats. To begin with a name is favoured less than to go on with one that was begun: most words are no names.
static constexpr float BEGIN_BOOST = 1.0f;
static constexpr float NEXT_BOOST = 2.0f;
static constexpr int MAX_NAME_TOKENS = 32;

Vocabulary::Vocabulary(whisper_context * context, const std::vector<std::string> & given) {
    for (const std::string & name : given) {
        std::vector<whisper_token> tokens(MAX_NAME_TOKENS);
        // A word in a sentence begins with the space before it.
        const int count = whisper_tokenize(context, (" " + name).c_str(), tokens.data(), MAX_NAME_TOKENS);
        if (count <= 0) continue;
        tokens.resize(count);
        names.push_back(std::move(tokens));
    }
}

static bool ends_with(const whisper_token_data * tokens, size_t count, const std::vector<whisper_token> & name, size_t length) {
    if (count < length) return false;
    return std::equal(name.begin(), name.begin() + length, tokens + count - length,
                      [](whisper_token a, const whisper_token_data & b) { return a == b.id; });
}

std::vector<std::pair<whisper_token, float>> Vocabulary::boosts(const whisper_token_data * tokens, size_t count) const {
    std::vector<std::pair<whisper_token, float>> found;
    const auto favour = [&found](whisper_token token, float boost) {
        for (auto & one : found) {
            if (one.first != token) continue;
            one.second = std::max(one.second, boost);
            return;
        }
        found.emplace_back(token, boost);
    };
    for (const auto & name : names) {
        favour(name[0], BEGIN_BOOST);
        for (size_t length = 1; length < name.size(); ++length) {
            if (ends_with(tokens, count, name, length)) favour(name[length], NEXT_BOOST);
        }
    }
    return found;
}

bool Vocabulary::goes_on(float boost) { return boost >= NEXT_BOOST; }

double Vocabulary::without_boost(double probability, float boost) {
    return probability / (probability + (1 - probability) * std::exp((double) boost));
}
