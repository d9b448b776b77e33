#include "cli/mpi/mpi_coordinator.hpp"

#include "base/error.hpp"

#include <cstdint>
#include <cstring>
#include <optional>
#include <thread>

namespace pondlab::cli {

namespace {

using experiment::WorkQueue;
using Clock = std::chrono::steady_clock;

/// How long a rank may take to answer that it has stopped: it looks up after each simulated day and
/// between populations. In haste, mpirun is about to end the job.
constexpr std::chrono::milliseconds patience{60'000}, patience_in_haste{300};

double days_in(const Message& message) {
  std::int64_t days = 0;
  if (message.content.size() == sizeof days)
    std::memcpy(&days, message.content.data(), sizeof days);
  return static_cast<double>(days);
}

std::exception_ptr failure_in(const Message& message) {
  const std::string why(reinterpret_cast<const char*>(message.content.data()),
                        message.content.size());
  return std::make_exception_ptr(Error(Failure::internal, "cli.mpi.failed",
                                       {{"rank", std::to_string(message.rank)}, {"detail", why}}));
}

} // namespace

Coordinator::Coordinator(int ranks, std::function<bool()> in_haste)
    : ranks_(ranks), told_to_stop_(static_cast<std::size_t>(ranks)),
      in_haste_(std::move(in_haste)) {}

void Coordinator::serve(const experiment::JobSpecification& specification, WorkQueue& queue) {
  const experiment::Bytes bytes = to_bytes(specification);
  for (int rank = 1; rank < ranks_; ++rank) post(rank, Tag::specification, bytes);
  std::optional<Clock::time_point> stopped;
  for (;;) {
    hand_out(queue);
    if (!anybody_at_work(queue)) return;
    if (const auto message = collect()) {
      take(*message, queue);
      continue;
    }
    if (!queue.go_on()) {
      if (!stopped) stopped = Clock::now();
      stop_all(queue);
      if (Clock::now() - *stopped > (in_haste_() ? patience_in_haste : patience))
        return write_off(queue);
    }
    std::this_thread::sleep_for(nap);
  }
}

void Coordinator::hand_out(WorkQueue& queue) {
  for (int rank = 1; rank < ranks_; ++rank) {
    if (queue.has_item(rank)) continue;
    const auto item = queue.give(rank);
    if (!item) return;
    post(rank, Tag::item, to_bytes(*item));
    told_to_stop_[static_cast<std::size_t>(rank)] = false;
  }
}

void Coordinator::take(const Message& message, WorkQueue& queue) {
  try {
    switch (message.tag) {
    case Tag::days:
      queue.go_on(message.rank, days_in(message));
      return;
    case Tag::result:
      queue.take(message.rank, experiment::work_result_from(message.content));
      return;
    case Tag::failure:
      queue.fail(failure_in(message));
      [[fallthrough]];
    default:
      queue.take(message.rank, std::nullopt);
    }
  } catch (...) {
    queue.fail(std::current_exception());
    queue.take(message.rank, std::nullopt);
  }
}

void Coordinator::stop_all(const WorkQueue& queue) {
  for (int rank = 1; rank < ranks_; ++rank) {
    const auto place = static_cast<std::size_t>(rank);
    if (!queue.has_item(rank) || told_to_stop_[place]) continue;
    told_to_stop_[place] = true;
    post(rank, Tag::stop);
  }
}

bool Coordinator::anybody_at_work(const WorkQueue& queue) const {
  for (int rank = 1; rank < ranks_; ++rank)
    if (queue.has_item(rank)) return true;
  return false;
}

void Coordinator::write_off(WorkQueue& queue) {
  lost_ = true;
  for (int rank = 1; rank < ranks_; ++rank) queue.take(rank, std::nullopt);
}

bool Coordinator::close() {
  if (lost_) return false;
  for (int rank = 1; rank < ranks_; ++rank) post(rank, Tag::farewell);
  return true;
}

} // namespace pondlab::cli
