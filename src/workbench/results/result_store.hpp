#pragma once

#include "experiment/run/work_item.hpp"

#include <cstdint>
#include <string>

namespace pondlab::workbench {

/// Where results are kept: the browser's storage, or a test's. Nothing waits: what is asked for
/// arrives later in KeptResults. What cannot be kept is lost with the page, and can be had again by
/// simulating.
class ResultStore {
public:
  virtual ~ResultStore() = default;

  /// An id that no other work has.
  virtual std::string new_id() = 0;
  /// Milliseconds since 1970.
  virtual std::int64_t now() = 0;
  virtual void put(const std::string& id, const std::string& summary,
                   const experiment::Bytes& record) = 0;
  virtual void remove(const std::string& id) = 0;
  /// Asks for a record.
  virtual void fetch(const std::string& id) = 0;
};

} // namespace pondlab::workbench
