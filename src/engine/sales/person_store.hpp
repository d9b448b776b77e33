#pragma once

#include "engine/numeric/audience.hpp"

#include <memory>
#include <type_traits>
#include <vector>

namespace pondlab::engine {

/// A sparse column: one `T` a person, kept in pages that are taken on the first write. Reading a
/// person nobody wrote yields a default `T`.
template <class T>
class PersonStore {
  static_assert(std::is_trivially_copyable_v<T>);

public:
  static constexpr std::size_t page_size = 256;

  T operator[](PersonIndex person) const {
    const std::size_t page = person / page_size;
    return page < pages_.size() && !pages_[page].empty() ? pages_[page][person % page_size] : T{};
  }
  /// Where a person's value is kept; null where nobody near was written.
  const T* find(PersonIndex person) const {
    const std::size_t page = person / page_size;
    return page < pages_.size() && !pages_[page].empty() ? &pages_[page][person % page_size]
                                                         : nullptr;
  }
  T& write(PersonIndex person) {
    const std::size_t page = person / page_size;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (pages_[page].empty()) pages_[page].resize(page_size);
    return pages_[page][person % page_size];
  }
  /// Calls `f(person, value)` for everybody on a page that was taken, ascending.
  template <class F>
  void each(F&& f) const {
    for (std::size_t page = 0; page < pages_.size(); ++page)
      for (std::size_t i = 0; i < pages_[page].size(); ++i)
        f(static_cast<PersonIndex>(page * page_size + i), pages_[page][i]);
  }
  std::size_t bytes() const {
    std::size_t sum = 0;
    for (const auto& page : pages_) sum += page.capacity() * sizeof(T);
    return sum;
  }

  template <class Archive>
  void archive(Archive& a) {
    a(pages_);
  }

private:
  std::vector<std::vector<T>> pages_;
};

} // namespace pondlab::engine
