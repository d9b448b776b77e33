#pragma once

#include <cstdint>
#include <string>

namespace pondlab::tests {

/// The text of a valid scenario file drawn at random from what the program publishes of its
/// parameters (`scenario::Describe`): every kind of mechanism of the catalogue, several instances,
/// strategies, doubts, levers and expectations; a hundred people, some days. A new parameter or
/// mechanism is drawn without a line here. What is drawn and turns out invalid is drawn again;
/// `attempts`, if any, is told how often. The same number gives the same text everywhere.
std::string generated_scenario(std::uint64_t number, int* attempts = nullptr);

/// As it came, valid or not: for what holds of both.
std::string drawn_scenario(std::uint64_t number, int attempt);

/// Generated scenarios that this build can afford: all optimised, fewer without or under
/// sanitizers, 10,000 where the environment variable PONDLAB_LONG is set.
std::uint64_t generated_scenarios();

} // namespace pondlab::tests
