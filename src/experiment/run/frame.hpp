#pragma once

#include "engine/model/archive.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pondlab::experiment {

[[noreturn]] void damaged_frame();

/// Texts as archives know them.
using ArchivedText = std::vector<char>;
inline ArchivedText archived_text_of(const std::string& text) { return {text.begin(), text.end()}; }
inline std::string text_of(const ArchivedText& letters) { return {letters.begin(), letters.end()}; }

/// Content behind a mark (what it is) and the number of its format.
template <class Content>
std::vector<std::byte> framed(std::uint64_t mark, std::uint32_t format, const Content& content) {
  engine::SnapshotWriter writer;
  Content copy = content; // archives walk over what may be read into as well
  writer(mark, format, copy);
  return writer.take();
}

template <class Content>
Content unframed(std::uint64_t mark, std::uint32_t format, std::span<const std::byte> bytes) {
  engine::SnapshotReader reader(bytes);
  std::uint64_t found_mark = 0;
  std::uint32_t found_format = 0;
  reader(found_mark, found_format);
  if (found_mark != mark || found_format != format) damaged_frame();
  Content content;
  reader(content);
  if (!reader.at_end()) damaged_frame();
  return content;
}

} // namespace pondlab::experiment
