#include "scenario/json/parse.hpp"

#include "base/utf8.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/limits.hpp"
#include "scenario/json/path.hpp"
#include "scenario/json/place_counter.hpp"
#include "scenario/json/syntax.hpp"

#include <nlohmann/json.hpp>

#include <iterator>
#include <map>

namespace pondlab::scenario {
namespace {

/// Hands characters to the parser and counts them in a place of ours: the count after a token is
/// the offset of its end.
class CountingIterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*count_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }

private:
  const char* at_;
  std::size_t* count_;
};

/// An object or list that is being read.
struct Frame {
  Frame(bool is_object_, TextSpan at_) : is_object(is_object_), at(at_) {}

  bool is_object;
  TextSpan at;
  std::vector<NodePtr> items;
  std::vector<Member> members;
  std::string key;
  TextSpan key_at;
  std::map<std::string, int, std::less<>> lines; ///< line of each key so far
};

/// Receives the parser's events and builds the tree.
class Builder {
public:
  Builder(std::string_view text, const DocumentLimits& limits)
      : text_(text), limits_(limits), places_(text) {}

  // The names and types below are those of nlohmann's SAX interface.
  bool null() {
    return scalar([](TextSpan at) { return Node::null(at); });
  }
  bool boolean(bool value) {
    return scalar([&](TextSpan at) { return Node::boolean(value, at); });
  }
  bool number_integer(std::int64_t) { return number(); }
  bool number_unsigned(std::uint64_t) { return number(); }
  bool number_float(double, const std::string&) { return number(); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool string(std::string& value) {
    const std::size_t start = token_start();
    if (!text_within_bounds(value, start, limits_.string_bytes, "string_too_long")) return false;
    return scalar([&](TextSpan at) { return Node::string(std::move(value), at); });
  }
  bool start_object(std::size_t) { return open(true); }
  bool start_array(std::size_t) { return open(false); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& value);
  template <class Exception>
  bool parse_error(std::size_t, const std::string&, const Exception&) {
    const OpenBracket open =
        frames_.empty() ? OpenBracket{'{', 0}
                        : OpenBracket{frames_.back().is_object ? '{' : '[', frames_.back().at.line};
    fault_ = explain_syntax(text_, end_, expected_, open, last_key());
    return false;
  }

  std::size_t* count() { return &consumed_; }
  NodePtr root() const { return root_; }
  const std::optional<SyntaxFault>& fault() const { return fault_; }
  Path path() const;

private:
  template <class Make>
  bool scalar(Make make);
  bool number();
  bool open(bool is_object);
  bool close();
  bool put(NodePtr value);
  bool count_node(std::size_t start);
  bool text_within_bounds(const std::string& value, std::size_t start, std::size_t limit,
                          std::string key);

  bool refuse(std::size_t offset, std::string key, std::vector<TextArgument> arguments) {
    fault_ = SyntaxFault{offset, std::move(key), std::move(arguments), {}};
    return false;
  }

  /// Where the token of the current event begins: only blanks, commas and colons can stand between
  /// it and the end of the last one.
  std::size_t token_start() const {
    return std::min(text_.find_first_not_of(" \t\r\n,:", end_), text_.size());
  }
  std::string_view last_key() const {
    return frames_.empty() ? std::string_view() : std::string_view(frames_.back().key);
  }

  std::string_view text_;
  const DocumentLimits& limits_;
  PlaceCounter places_;
  std::size_t consumed_ = 0;
  std::size_t end_ = 0; ///< end of the last token
  std::size_t nodes_ = 0;
  Expected expected_ = Expected::value;
  std::vector<Frame> frames_;
  NodePtr root_;
  std::optional<SyntaxFault> fault_;
};

bool Builder::count_node(std::size_t start) {
  if (!frames_.empty() && frames_.back().items.size() == limits_.array_items)
    return refuse(start, "too_many_items", {{"limit", std::to_string(limits_.array_items)}});
  if (++nodes_ <= limits_.nodes) return true;
  return refuse(start, "too_many_values", {{"limit", std::to_string(limits_.nodes)}});
}

template <class Make>
bool Builder::scalar(Make make) {
  const std::size_t start = token_start();
  if (!count_node(start)) return false;
  end_ = consumed_;
  return put(make(places_.at(start)));
}

bool Builder::number() {
  const std::size_t start = token_start();
  if (!count_node(start)) return false;
  end_ = start + number_length(text_.substr(start)); // the parser has looked one further
  if (end_ - start > max_number_bytes)
    return refuse(start, "number_too_long", {{"limit", std::to_string(max_number_bytes)}});
  return put(Node::number(std::string(text_.substr(start, end_ - start)), places_.at(start)));
}

bool Builder::text_within_bounds(const std::string& value, std::size_t start, std::size_t limit,
                                 std::string key) {
  if (value.size() > limit)
    return refuse(start, std::move(key), {{"limit", std::to_string(limit)}});
  if (value.find('\0') != std::string::npos)
    return refuse(start, "control_character", {{"code", "U+0000"}});
  return true;
}

bool Builder::key(std::string& value) {
  const std::size_t start = token_start();
  if (!text_within_bounds(value, start, max_key_bytes, "key_too_long")) return false;
  if (const auto control = control_character(value); !control.empty())
    return refuse(start, "control_character", {{"code", code_point_name(control)}});
  Frame& frame = frames_.back();
  const TextSpan at = places_.at(start);
  const auto [earlier, is_new] = frame.lines.emplace(value, at.line);
  frame.key = value;
  expected_ = Expected::member_value;
  if (!is_new)
    return refuse(start, "duplicate_key",
                  {{"key", value}, {"line", std::to_string(earlier->second)}});
  if (frame.lines.size() > max_object_members)
    return refuse(start, "too_many_members", {{"limit", std::to_string(max_object_members)}});
  frame.key_at = at;
  end_ = consumed_;
  return true;
}

bool Builder::open(bool is_object) {
  const std::size_t start = token_start();
  if (!count_node(start)) return false;
  if (frames_.size() == max_document_depth)
    return refuse(start, "too_deep", {{"limit", std::to_string(max_document_depth)}});
  frames_.emplace_back(is_object, places_.at(start));
  end_ = consumed_;
  expected_ = is_object ? Expected::key_or_close : Expected::item_or_close;
  return true;
}

bool Builder::close() {
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  end_ = consumed_;
  return put(frame.is_object ? Node::object(std::move(frame.members), frame.at)
                             : Node::array(std::move(frame.items), frame.at));
}

bool Builder::put(NodePtr value) {
  if (frames_.empty()) {
    root_ = std::move(value);
    expected_ = Expected::nothing;
    return true;
  }
  Frame& frame = frames_.back();
  if (frame.is_object)
    frame.members.push_back({frame.key, frame.key_at, std::move(value)});
  else
    frame.items.push_back(std::move(value));
  expected_ = frame.is_object ? Expected::member_or_close : Expected::next_or_close;
  return true;
}

Path Builder::path() const {
  std::vector<Step> steps;
  for (const Frame& frame : frames_) {
    if (frame.is_object)
      steps.emplace_back(frame.key);
    else
      steps.emplace_back(frame.items.size());
  }
  // Between two entries only the container is known; so it is after `{`.
  if (!steps.empty() && expected_ != Expected::member_value && expected_ != Expected::item_or_close)
    steps.pop_back();
  return Path(std::move(steps));
}

Result<NodePtr> failed(std::string_view text, std::string_view file, SyntaxFault fault,
                       const Path& path) {
  const TextSpan place = PlaceCounter(text).at(fault.offset);
  Diagnostic diagnostic{Severity::error,
                        {std::string(file), place.line, place.column},
                        path.text(),
                        std::move(fault.key),
                        std::move(fault.arguments),
                        std::move(fault.suggestion)};
  return {std::nullopt, {std::move(diagnostic)}};
}

/// Faults of the bytes, before there is any JSON to read.
std::optional<SyntaxFault> check_bytes(std::string_view text, const DocumentLimits& limits) {
  if (text.size() > limits.bytes)
    return SyntaxFault{0,
                       "file_too_large",
                       {{"size", std::to_string(text.size() >> 20)},
                        {"limit", std::to_string(limits.bytes >> 20)}},
                       {}};
  if (const std::size_t fault = utf8_fault(text); fault < text.size())
    return SyntaxFault{fault, "not_utf8", {}, {}};
  return std::nullopt;
}

} // namespace

Result<NodePtr> parse(std::string_view text, std::string_view file, const DocumentLimits& limits) {
  // Editors on Windows put it in front; places are counted without it, as they show them.
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (auto fault = check_bytes(text, limits)) {
    if (fault->key == "file_too_large") text = {}; // its place is the beginning: nothing to scan
    return failed(text, file, std::move(*fault), {});
  }
  Builder builder(text, limits);
  const CountingIterator first(text.data(), builder.count());
  const CountingIterator last(text.data() + text.size(), builder.count());
  const bool fine = nlohmann::json::sax_parse(first, last, &builder);
  if (builder.fault()) return failed(text, file, *builder.fault(), builder.path());
  if (!fine || !builder.root()) return failed(text, file, {0, "empty_file", {}, {}}, {});
  return {builder.root(), {}};
}

} // namespace pondlab::scenario
