#pragma once

#include "workbench/results/result_store.hpp"

namespace pondlab::app {

/// A database of the browser's that holds nothing else (web/results.js).
class BrowserResultStore final : public workbench::ResultStore {
public:
  std::string new_id() override;
  std::int64_t now() override;
  void put(const std::string& id, const std::string& summary,
           const experiment::Bytes& record) override;
  void remove(const std::string& id) override;
  void fetch(const std::string& id) override;
};

} // namespace pondlab::app
