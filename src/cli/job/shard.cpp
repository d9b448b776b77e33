#include "cli/job/shard.hpp"

#include "base/error.hpp"
#include "experiment/study/job_specification.hpp"

#include <charconv>

namespace pondlab::cli {

std::optional<Shard> shard_of(const std::optional<std::string>& word) {
  if (!word) return std::nullopt;
  Shard shard;
  const char* const end = word->data() + word->size();
  const auto [slash, first] = std::from_chars(word->data(), end, shard.number);
  bool read = first == std::errc{} && slash != end && *slash == '/';
  if (read) {
    const auto [rest, second] = std::from_chars(slash + 1, end, shard.count);
    read = second == std::errc{} && rest == end;
  }
  if (!read || shard.number < 1 || shard.number > shard.count ||
      shard.count > experiment::most_replications)
    throw Error(Failure::usage, "cli.shard.not_one", {{"value", *word}});
  return shard;
}

} // namespace pondlab::cli
