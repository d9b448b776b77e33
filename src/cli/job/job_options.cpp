#include "cli/job/job_options.hpp"

#include "base/error.hpp"
#include "engine/model/setup.hpp"

#include <charconv>

namespace pondlab::cli {

void declare_job(Arguments& arguments, JobOptions& options, std::vector<std::string> formats,
                 ReplicationRange replications) {
  experiment::JobSpecification& asked = options.specification;
  arguments.positional("file", asked.file);
  arguments.whole("seed", asked.seed, 0, max_seed);
  arguments.whole("replications", asked.replications, replications.least, replications.most);
  arguments.whole("days", asked.days, 1, engine::max_days);
  options.resources.declare(arguments);
  arguments.word("journal", "FILE", options.journal);
  arguments.word("shard", "I/N", options.shard);
  declare_common(arguments, options.common, std::move(formats));
}

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
