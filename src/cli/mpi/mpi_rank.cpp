#include "cli/mpi/mpi_rank.hpp"

#include "cli/mpi/mpi_message.hpp"
#include "experiment/study/job.hpp"

#include <exception>
#include <span>
#include <string>
#include <thread>

namespace pondlab::cli {

namespace {

using Clock = std::chrono::steady_clock;

/// Between two messages that say how far an item is.
constexpr std::chrono::milliseconds pause_between_letters{50};

Message wait_for_letter() {
  for (;;) {
    if (auto message = collect()) return std::move(*message);
    std::this_thread::sleep_for(nap);
  }
}

/// Tells rank 0 how far an item is, and hears from it whether to go on.
class Correspondence {
public:
  bool day_passed() {
    ++days_;
    if (Clock::now() - written_ < pause_between_letters) return true;
    write();
    while (const auto message = collect())
      if (message->tag == Tag::stop) return false;
    return true;
  }

  void write() {
    post(0, Tag::days, std::as_bytes(std::span(&days_, 1)));
    written_ = Clock::now();
  }

private:
  std::int64_t days_ = 0;
  Clock::time_point written_ = Clock::now();
};

/// Works on items of one specification, from which rank 0 has planned the same work.
class Rank {
public:
  void begin(std::span<const std::byte> specification) {
    worker_.reset();
    try {
      worker_.emplace(worker_for(experiment::job_specification_from(specification)));
    } catch (const std::exception& error) {
      why_not_ = error.what();
    }
  }

  void work(std::span<const std::byte> item) const {
    if (!worker_) return fail(why_not_);
    try {
      Correspondence correspondence;
      const auto result = worker_->run(experiment::work_item_from(item),
                                       [&] { return correspondence.day_passed(); });
      correspondence.write();
      result ? post(0, Tag::result, to_bytes(*result)) : post(0, Tag::given_up);
    } catch (const std::exception& error) {
      fail(error.what());
    }
  }

private:
  static void fail(const std::string& why) { post(0, Tag::failure, std::as_bytes(std::span(why))); }

  std::optional<experiment::Worker> worker_;
  std::string why_not_;
};

} // namespace

void work_for_rank_0() {
  Rank rank;
  for (;;) {
    const Message message = wait_for_letter();
    if (message.tag == Tag::farewell) return;
    if (message.tag == Tag::specification) rank.begin(message.content);
    if (message.tag == Tag::item) rank.work(message.content);
  }
}

} // namespace pondlab::cli
