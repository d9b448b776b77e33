#include "cli/mpi/mpi_rank.hpp"

#include "cli/job/task.hpp"
#include "cli/mpi/mpi_post.hpp"
#include "experiment/run/worker.hpp"

#include <exception>
#include <span>
#include <string>
#include <thread>

namespace pondlab::cli {

namespace {

using Clock = std::chrono::steady_clock;

/// Between two letters that say how far a unit is.
constexpr std::chrono::milliseconds pause_between_letters{50};

Letter wait_for_letter() {
  for (;;) {
    if (auto letter = collect()) return std::move(*letter);
    std::this_thread::sleep_for(nap);
  }
}

/// Tells rank 0 how far a unit is, and hears from it whether to go on.
class Correspondence {
public:
  bool day_passed() {
    ++days_;
    if (Clock::now() - written_ < pause_between_letters) return true;
    write();
    while (const auto letter = collect())
      if (letter->subject == Subject::stop) return false;
    return true;
  }

  void write() {
    post(0, Subject::days, std::as_bytes(std::span(&days_, 1)));
    days_ = 0;
    written_ = Clock::now();
  }

private:
  std::int64_t days_ = 0;
  Clock::time_point written_ = Clock::now();
};

/// Works on units of one inquiry, as rank 0 understood it.
class Rank {
public:
  void begin(std::span<const std::byte> inquiry) {
    worker_.reset();
    try {
      const auto [task, diagnostics] = plan_task(experiment::inquiry_from(inquiry));
      const experiment::Programme programme = task->programme(); // rank 0 has planned it before
      worker_.emplace(programme.arms(), programme.seed(), programme.parameters());
    } catch (const std::exception& error) {
      why_not_ = error.what();
    }
  }

  void work(std::span<const std::byte> unit) const {
    if (!worker_) return fail(why_not_);
    try {
      Correspondence correspondence;
      const auto result =
          worker_->run(experiment::unit_from(unit), [&] { return correspondence.day_passed(); });
      correspondence.write();
      result ? post(0, Subject::result, to_bytes(*result)) : post(0, Subject::given_up);
    } catch (const std::exception& error) {
      fail(error.what());
    }
  }

private:
  static void fail(const std::string& why) {
    post(0, Subject::failure, std::as_bytes(std::span(why)));
  }

  std::optional<experiment::Worker> worker_;
  std::string why_not_;
};

} // namespace

void work_for_rank_0() {
  Rank rank;
  for (;;) {
    const Letter letter = wait_for_letter();
    if (letter.subject == Subject::farewell) return;
    if (letter.subject == Subject::inquiry) rank.begin(letter.content);
    if (letter.subject == Subject::unit) rank.work(letter.content);
  }
}

} // namespace pondlab::cli
