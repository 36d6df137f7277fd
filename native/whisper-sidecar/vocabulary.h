// Names that recognition favours a little: what is nearly heard as one of them is taken for it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "whisper.h"

constexpr size_t MAX_NAMES = 200;
constexpr size_t MAX_NAME_BYTES = 240; // 60 characters

class Vocabulary {
public:
    // `names` as they are written, for example "Halden Relay". Names that the model cannot spell are passed over.
    Vocabulary(whisper_context * context, const std::vector<std::string> & names);

    bool empty() const { return names.empty(); }

    // What is added to the logits of some tokens, in nats, after the `count` tokens at `tokens`: one for each token that begins a name or goes on
    // with one.
    std::vector<std::pair<whisper_token, float>> boosts(const whisper_token_data * tokens, size_t count) const;

    // Whether this boost is given to what goes on with a name that was begun.
    static bool goes_on(float boost);

    // The probability of a token as it would have been without its boost.
    static double without_boost(double probability, float boost);

private:
    std::vector<std::vector<whisper_token>> names;
};
