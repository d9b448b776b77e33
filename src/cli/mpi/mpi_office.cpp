#include "cli/mpi/mpi_office.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstring>
#include <thread>

namespace pondlab::cli {

namespace {

using experiment::Foreman;
using Clock = std::chrono::steady_clock;

/// How long a rank may take to answer that it has stopped: it looks up after each simulated day and
/// between populations. In haste, mpirun is about to end the job.
constexpr std::chrono::milliseconds patience{60'000}, patience_in_haste{300};

std::int64_t days_in(const Letter& letter) {
  std::int64_t days = 0;
  if (letter.content.size() == sizeof days) std::memcpy(&days, letter.content.data(), sizeof days);
  return days;
}

std::exception_ptr failure_in(const Letter& letter) {
  const std::string why(reinterpret_cast<const char*>(letter.content.data()),
                        letter.content.size());
  return std::make_exception_ptr(Error(Failure::internal, "cli.mpi.failed",
                                       {{"rank", std::to_string(letter.rank)}, {"detail", why}}));
}

} // namespace

Office::Office(int ranks, std::function<bool()> in_haste)
    : desks_(static_cast<std::size_t>(ranks - 1)), in_haste_(std::move(in_haste)) {}

void Office::serve(const experiment::Inquiry& inquiry, Foreman& foreman) {
  const experiment::Bytes bytes = to_bytes(inquiry);
  for (std::size_t i = 0; i < desks_.size(); ++i)
    post(static_cast<int>(i) + 1, Subject::inquiry, bytes);
  std::optional<Clock::time_point> stopped;
  for (;;) {
    hand_out(foreman);
    if (!anybody_at_work()) return;
    if (const auto letter = collect()) {
      take(*letter, foreman);
      continue;
    }
    if (!foreman.go_on(0)) {
      if (!stopped) stopped = Clock::now();
      stop_all();
      if (Clock::now() - *stopped > (in_haste_() ? patience_in_haste : patience))
        return write_off(foreman);
    }
    std::this_thread::sleep_for(nap);
  }
}

void Office::hand_out(Foreman& foreman) {
  for (std::size_t i = 0; i < desks_.size(); ++i) {
    if (desks_[i].unit) continue;
    auto unit = foreman.next();
    if (!unit) return;
    post(static_cast<int>(i) + 1, Subject::unit, to_bytes(*unit));
    desks_[i] = {.unit = std::move(unit)};
  }
}

void Office::take(const Letter& letter, Foreman& foreman) {
  Desk& desk = desks_[static_cast<std::size_t>(letter.rank) - 1];
  if (letter.subject == Subject::days) {
    foreman.go_on(days_in(letter));
    return;
  }
  if (!desk.unit) return;
  const experiment::Unit unit = *std::exchange(desk.unit, std::nullopt);
  try {
    if (letter.subject == Subject::failure) foreman.fail(failure_in(letter));
    if (letter.subject == Subject::result)
      foreman.hand_in(unit, experiment::result_from(letter.content));
    else
      foreman.hand_in(unit, std::nullopt);
  } catch (...) {
    foreman.fail(std::current_exception());
  }
}

void Office::stop_all() {
  for (std::size_t i = 0; i < desks_.size(); ++i)
    if (desks_[i].unit && !std::exchange(desks_[i].told_to_stop, true))
      post(static_cast<int>(i) + 1, Subject::stop);
}

bool Office::anybody_at_work() const {
  return std::ranges::any_of(desks_, [](const Desk& desk) { return desk.unit.has_value(); });
}

void Office::write_off(Foreman& foreman) {
  lost_ = true;
  for (Desk& desk : desks_)
    if (desk.unit) foreman.hand_in(*std::exchange(desk.unit, std::nullopt), std::nullopt);
}

bool Office::close() {
  if (lost_) return false;
  for (std::size_t i = 0; i < desks_.size(); ++i) post(static_cast<int>(i) + 1, Subject::farewell);
  return true;
}

} // namespace pondlab::cli
