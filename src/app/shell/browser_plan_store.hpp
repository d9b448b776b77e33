#pragma once

#include "workbench/plans/plan_store.hpp"

namespace pondlab::app {

/// The browser's database (web/plans.js).
class BrowserPlanStore final : public workbench::PlanStore {
public:
  std::string new_id() override;
  std::int64_t now() override;
  void put(const std::string& id, const std::string& summary, const std::string& plan) override;
  void copy(const std::string& from, const std::string& to, const std::string& summary) override;
  void remove(const std::string& id) override;
  void bring_back(const std::string& id) override;
  void claim(const std::string& id) override;
  void release() override;
};

} // namespace pondlab::app
