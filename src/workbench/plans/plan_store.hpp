#pragma once

#include <cstdint>
#include <string>

namespace pondlab::workbench {

/// Where plans are kept: the browser's storage, or a test's. Nothing waits: what is asked for
/// arrives later, and whether what was put is safe is told to MyPlans.
class PlanStore {
public:
  virtual ~PlanStore() = default;

  /// An id that no plan has.
  virtual std::string new_id() = 0;
  /// Milliseconds since 1970.
  virtual std::int64_t now() = 0;

  /// Keeps both texts under `id`; an empty `plan` leaves the one that is there.
  virtual void put(const std::string& id, const std::string& summary, const std::string& plan) = 0;
  /// The text of `from` under `to` as well, with a summary of its own.
  virtual void copy(const std::string& from, const std::string& to, const std::string& summary) = 0;
  virtual void remove(const std::string& id) = 0;
  /// Puts the plan that was removed last where it was.
  virtual void bring_back(const std::string& id) = 0;

  /// Makes a plan this page's to work on, instead of the one before. Whoever asks for it elsewhere
  /// is told that it is taken.
  virtual void claim(const std::string& id) = 0;
  virtual void release() = 0;
};

} // namespace pondlab::workbench
