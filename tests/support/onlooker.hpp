#pragma once

#include "engine/model/mechanism.hpp"
#include "engine/model/plan.hpp"

#include <memory>
#include <vector>

namespace pondlab::tests {

/// Everything that passed by an onlooker on one day.
struct SeenDay {
  std::vector<engine::Order> orders;
  std::vector<engine::Order> returned;
  std::vector<engine::Order> settled;
  std::vector<engine::PersonIndex> joined;
  std::vector<engine::Contacting> contactings; ///< of all mechanisms
};

/// What an onlooker wrote down, day by day. Outlives the world; one world at a time.
using Testimony = std::vector<SeenDay>;

/// A mechanism that does nothing but look: independent recounts are made from what it saw.
class Onlooker final : public engine::Mechanism {
public:
  explicit Onlooker(std::shared_ptr<Testimony> testimony) : testimony_(std::move(testimony)) {}

  void visit(engine::ParameterVisitor&) override {}
  engine::Profile profile() const override { return {}; }
  void compile(const engine::Plan&) override {}
  void outreach(const engine::CampaignDay& day) const override {
    today(day).joined.assign(day.joined.begin(), day.joined.end());
  }
  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override {
    today(day).orders.assign(orders.begin(), orders.end());
  }
  void on_refunds(const engine::CampaignDay& day,
                  std::span<const engine::Order> orders) const override {
    today(day).returned.assign(orders.begin(), orders.end());
  }
  void on_settled(const engine::CampaignDay& day,
                  std::span<const engine::Order> orders) const override {
    today(day).settled.assign(orders.begin(), orders.end());
  }
  void close_day(const engine::CampaignDay& day) const override {
    today(day).contactings = day.contactings;
  }

private:
  SeenDay& today(const engine::CampaignDay& day) const {
    testimony_->resize(std::max(testimony_->size(), static_cast<std::size_t>(day.day) + 1));
    return (*testimony_)[static_cast<std::size_t>(day.day)];
  }

  std::shared_ptr<Testimony> testimony_;
};

/// A campaign's entry for an onlooker. Its number is behind all of the catalogue's, so that it acts
/// last.
inline engine::CampaignEntry onlooker(std::shared_ptr<Testimony> testimony) {
  return {.id = "onlooker",
          .kind = "onlooker",
          .number = 250,
          .mechanism = std::make_shared<Onlooker>(std::move(testimony))};
}

} // namespace pondlab::tests
