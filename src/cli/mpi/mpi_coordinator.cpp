#include "cli/mpi/mpi_coordinator.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstring>
#include <thread>

namespace pondlab::cli {

namespace {

using experiment::WorkQueue;
using Clock = std::chrono::steady_clock;

/// How long a rank may take to answer that it has stopped: it looks up after each simulated day and
/// between populations. In haste, mpirun is about to end the job.
constexpr std::chrono::milliseconds patience{60'000}, patience_in_haste{300};

std::int64_t days_in(const Message& message) {
  std::int64_t days = 0;
  if (message.content.size() == sizeof days)
    std::memcpy(&days, message.content.data(), sizeof days);
  return days;
}

std::exception_ptr failure_in(const Message& message) {
  const std::string why(reinterpret_cast<const char*>(message.content.data()),
                        message.content.size());
  return std::make_exception_ptr(Error(Failure::internal, "cli.mpi.failed",
                                       {{"rank", std::to_string(message.rank)}, {"detail", why}}));
}

} // namespace

Coordinator::Coordinator(int ranks, std::function<bool()> in_haste)
    : slots_(static_cast<std::size_t>(ranks - 1)), in_haste_(std::move(in_haste)) {}

void Coordinator::serve(const experiment::JobSpecification& specification, WorkQueue& queue) {
  const experiment::Bytes bytes = to_bytes(specification);
  for (std::size_t i = 0; i < slots_.size(); ++i)
    post(static_cast<int>(i) + 1, Tag::specification, bytes);
  std::optional<Clock::time_point> stopped;
  for (;;) {
    hand_out(queue);
    if (!anybody_at_work()) return;
    if (const auto message = collect()) {
      take(*message, queue);
      continue;
    }
    if (!queue.go_on(0)) {
      if (!stopped) stopped = Clock::now();
      stop_all();
      if (Clock::now() - *stopped > (in_haste_() ? patience_in_haste : patience))
        return write_off(queue);
    }
    std::this_thread::sleep_for(nap);
  }
}

void Coordinator::hand_out(WorkQueue& queue) {
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (slots_[i].item) continue;
    auto item = queue.next();
    if (!item) return;
    post(static_cast<int>(i) + 1, Tag::item, to_bytes(*item));
    slots_[i] = {.item = std::move(item)};
  }
}

void Coordinator::take(const Message& message, WorkQueue& queue) {
  Slot& slot = slots_[static_cast<std::size_t>(message.rank) - 1];
  if (message.tag == Tag::days) {
    queue.go_on(days_in(message));
    return;
  }
  if (!slot.item) return;
  const experiment::WorkItem item = *std::exchange(slot.item, std::nullopt);
  try {
    if (message.tag == Tag::failure) queue.fail(failure_in(message));
    if (message.tag == Tag::result)
      queue.hand_in(item, experiment::work_result_from(message.content));
    else
      queue.hand_in(item, std::nullopt);
  } catch (...) {
    queue.fail(std::current_exception());
  }
}

void Coordinator::stop_all() {
  for (std::size_t i = 0; i < slots_.size(); ++i)
    if (slots_[i].item && !std::exchange(slots_[i].told_to_stop, true))
      post(static_cast<int>(i) + 1, Tag::stop);
}

bool Coordinator::anybody_at_work() const {
  return std::ranges::any_of(slots_, [](const Slot& slot) { return slot.item.has_value(); });
}

void Coordinator::write_off(WorkQueue& queue) {
  lost_ = true;
  for (Slot& slot : slots_)
    if (slot.item) queue.hand_in(*std::exchange(slot.item, std::nullopt), std::nullopt);
}

bool Coordinator::close() {
  if (lost_) return false;
  for (std::size_t i = 0; i < slots_.size(); ++i) post(static_cast<int>(i) + 1, Tag::farewell);
  return true;
}

} // namespace pondlab::cli
