#include "scenario/parameters/writer.hpp"

#include "engine/numeric/calendar.hpp"
#include "scenario/json/decimal.hpp"

#include <algorithm>
#include <iterator>

namespace pondlab::scenario {

using engine::Field;
using engine::Range;

namespace {

template <class Values, class Make>
NodePtr list_of(const Values& values, Make make) {
  std::vector<NodePtr> items;
  std::transform(values.begin(), values.end(), std::back_inserter(items), make);
  return Node::array(std::move(items));
}

} // namespace

void Writer::put(std::string_view key, NodePtr value) {
  members_.push_back({std::string(key), {}, std::move(value)});
}

void Writer::boolean(std::string_view key, bool& value, bool, const Field&) {
  put(key, Node::boolean(value));
}

void Writer::count(std::string_view key, std::int64_t& value, Range<std::int64_t>, const Field&) {
  put(key, Node::integer(value));
}

void Writer::money(std::string_view key, std::int64_t& value, Range<std::int64_t>, const Field&) {
  put(key, Node::number(decimal_text(value, 2)));
}

void Writer::rate(std::string_view key, std::int32_t& value, Range<std::int32_t>, const Field&) {
  put(key, Node::number(decimal_text(value, 4)));
}

void Writer::real(std::string_view key, double& value, Range<double>, const Field&) {
  put(key, Node::real(value));
}

void Writer::date(std::string_view key, engine::Date& value, bool, const Field&) {
  if (value.known()) put(key, Node::string(engine::to_text(value)));
}

void Writer::duration(std::string_view key, std::int32_t& days, Range<std::int32_t>, const Field&) {
  put(key, Node::integer(days));
}

void Writer::choice(std::string_view key, int& value, int,
                    const std::vector<std::string_view>& names, const Field&) {
  put(key, Node::string(std::string(names.at(static_cast<std::size_t>(value)))));
}

void Writer::reference(std::string_view key, std::string& id, engine::Reference, bool,
                       const Field&) {
  if (!id.empty()) put(key, Node::string(id));
}

void Writer::references(std::string_view key, std::vector<std::string>& ids, engine::Reference,
                        const Field&) {
  if (!ids.empty()) put(key, list_of(ids, [](const std::string& id) { return Node::string(id); }));
}

void Writer::text(std::string_view key, std::string& value, std::size_t, bool, const Field&) {
  if (!value.empty()) put(key, Node::string(value));
}

void Writer::counts(std::string_view key, std::vector<std::int64_t>& values, std::size_t,
                    Range<std::int64_t>, const Field&) {
  if (!values.empty()) put(key, list_of(values, Node::integer));
}

void Writer::dates(std::string_view key, std::vector<engine::Date>& values, std::size_t,
                   const Field&) {
  if (!values.empty())
    put(key, list_of(values, [](engine::Date d) { return Node::string(engine::to_text(d)); }));
}

void Writer::record(std::string_view key, std::string_view,
                    const std::function<void(engine::ParameterVisitor&)>& visit) {
  Writer inner;
  visit(inner);
  put(key, inner.object());
}

void Writer::list(std::string_view key, std::string_view, const engine::RecordList& list,
                  std::size_t) {
  std::vector<NodePtr> items;
  for (std::size_t i = 0; i < list.size(); ++i) {
    Writer inner;
    list.visit(inner, i);
    items.push_back(inner.object());
  }
  put(key, Node::array(std::move(items)));
}

} // namespace pondlab::scenario
