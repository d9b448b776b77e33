#pragma once

#include "base/text.hpp"
#include "engine/books/trace.hpp"
#include "engine/model/plan.hpp"
#include "experiment/people/event_history.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// Names of a moment's kind and of a channel in files.
std::string_view key_of(engine::TraceKind kind);
std::string_view key_of(engine::Channel channel);
std::string_view key_of(engine::OptOut kind);

/// Two decimals, always with a sign; a proper minus.
std::string signed_text(double value);

/// "14:05"; empty for a moment without a minute.
std::string clock_text(const engine::TraceEvent& event);

/// One reason of a decision, rounded to two decimals; name under `life.reason.<key>`.
struct Weight {
  std::string_view key;
  double weight = 0;
};
/// The reasons of a decision: habit first, and of the others those that weigh anything. Rounded
/// ones are summed, so that they add up on paper.
std::vector<Weight> weights_of(const engine::TraceEvent& decision);
double sum_of(const std::vector<Weight>& weights);

/// Moments of a history in words.
class EventSentences {
public:
  EventSentences(const engine::Plan& plan, Language language, bool colour)
      : plan_(plan), language_(language), colour_(colour) {}

  /// What happened and why, in one line.
  std::string of(const engine::TraceEvent& event) const;
  /// Who a person is, one line each: history and ways to reach them, habits, traits.
  std::vector<std::string> who(const experiment::EventHistory& history) const;
  /// A decision without its weights: for whoever draws them.
  std::string verdict_of(const engine::TraceEvent& decision) const;

private:
  std::string t(const std::string& key, const std::vector<TextArgument>& arguments = {}) const;
  std::string money(engine::Fen fen) const;
  std::string share(double value) const;
  std::string mechanism(const engine::TraceEvent& event) const;
  const std::string& kind_of(const engine::TraceEvent& event) const;
  std::string channel(const engine::TraceEvent& event) const;
  std::string reach_of(const experiment::Standing& standing) const;
  std::string unseen(const engine::TraceEvent& event) const;
  std::string visit(const engine::TraceEvent& event) const;
  std::string decision(const engine::TraceEvent& event) const;
  std::string order(const engine::TraceEvent& event) const;
  std::string card(const engine::TraceEvent& event) const;

  const engine::Plan& plan_;
  Language language_;
  bool colour_;
};

} // namespace pondlab::report
