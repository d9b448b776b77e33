#include "experiment/run/packed_outcome.hpp"

#include "base/error.hpp"

#include <span>

namespace pondlab::experiment {

namespace {

using Cells = std::span<const std::int64_t>;

[[noreturn]] void damaged_tables() {
  throw Error(Failure::bad_data,
              "the result is damaged: its tables have another size than the scenario's");
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
void append(std::vector<std::uint8_t>& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes.push_back(static_cast<std::uint8_t>(number | 0x80));
  bytes.push_back(static_cast<std::uint8_t>(number));
}

/// Small numbers of either sign become small ones.
std::uint64_t folded(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unfolded(std::uint64_t number) {
  return static_cast<std::int64_t>(number >> 1 ^ (0 - (number & 1)));
}

/// Each cell that is not zero by itself; zeros as one zero and how many more there are.
std::vector<std::uint8_t> packed(Cells cells) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    append(bytes, folded(cells[i]));
    if (cells[i] != 0) continue;
    const std::size_t first = i;
    while (i + 1 < cells.size() && cells[i + 1] == 0) ++i;
    append(bytes, i - first);
  }
  return bytes;
}

class Unpacking {
public:
  explicit Unpacking(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  /// Into cells that are zero.
  void fill(std::span<std::int64_t> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i] = unfolded(number());
      if (cells[i] != 0) continue;
      const std::uint64_t more = number();
      if (more >= cells.size() - i) damaged_tables();
      i += static_cast<std::size_t>(more);
    }
    if (!bytes_.empty()) damaged_tables();
  }

private:
  std::uint64_t number() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) damaged_tables();
      const std::uint8_t byte = bytes_.front();
      bytes_ = bytes_.subspan(1);
      number |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return number;
    }
    damaged_tables();
  }

  std::span<const std::uint8_t> bytes_;
};

} // namespace

PackedOutcome::PackedOutcome(const engine::Outcome& outcome)
    : counts_(packed(outcome.counts.cells())), ledger_(packed(outcome.ledger.cells())),
      day_hashes_(outcome.day_hashes), state_hash_(outcome.state_hash), left_(outcome.left) {}

engine::Outcome PackedOutcome::unpacked(engine::Day days, int mechanisms) const {
  engine::Outcome outcome{{days, mechanisms}, {days, mechanisms}, day_hashes_, state_hash_, left_};
  Unpacking(counts_).fill(outcome.counts.cells());
  Unpacking(ledger_).fill(outcome.ledger.cells());
  return outcome;
}

} // namespace pondlab::experiment
