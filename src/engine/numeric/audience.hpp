#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace pondlab::engine {

/// A person's place in a world's columns. Not an identity: see `person_key`.
using PersonIndex = std::uint32_t;

/// A set of people of one world, one bit a person.
class Audience {
public:
  Audience() = default;
  explicit Audience(std::size_t people) : words_((people + 63) / 64, 0) {}

  void insert(PersonIndex person) { words_[person / 64] |= std::uint64_t{1} << (person % 64); }
  void insert(const Audience& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
  }
  void erase(PersonIndex person) { words_[person / 64] &= ~(std::uint64_t{1} << (person % 64)); }
  bool contains(PersonIndex person) const { return words_[person / 64] >> (person % 64) & 1; }
  bool empty() const {
    for (const std::uint64_t word : words_)
      if (word != 0) return false;
    return true;
  }
  std::int64_t size() const {
    std::uint64_t count = 0;
    for (const std::uint64_t word : words_) count += bits_of(word);
    return static_cast<std::int64_t>(count);
  }
  void clear() { words_.assign(words_.size(), 0); }

  /// Calls `f(person)` for each member, ascending.
  template <class F>
  void each(F&& f) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        f(static_cast<PersonIndex>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
  }

  std::vector<std::uint64_t>& words() { return words_; }
  const std::vector<std::uint64_t>& words() const { return words_; }

private:
  /// Set bits, by operations that every machine has for several words at once: where it has no
  /// instruction for counting, the compiler would call a function a word.
  static constexpr std::uint64_t bits_of(std::uint64_t word) {
    word -= word >> 1 & 0x5555555555555555u;
    word = (word & 0x3333333333333333u) + (word >> 2 & 0x3333333333333333u);
    word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    word += word >> 8;
    word += word >> 16;
    word += word >> 32;
    return word & 0x7F;
  }

  std::vector<std::uint64_t> words_;
};

} // namespace pondlab::engine
