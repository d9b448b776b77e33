#pragma once

#include "app/state/rect.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pondlab::app::platform {

/// The page around the canvas (web/*.js), as far as the application asks things of it. What the
/// page asks of the application arrives in Application (see main.cpp).

/// Whether the browser's first language is Chinese.
bool prefers_chinese();
bool prefers_light();
bool prefers_reduced_motion();

/// Settings kept in the browser; an empty string when there is none.
std::string stored(std::string_view key);
void store(std::string_view key, std::string_view value);

void copy(const char* words);
/// Where typed text goes, in CSS pixels, or that none is wanted.
void want_text(bool wanted, const Rect& caret);
void set_theme(std::string_view name);
/// The first frame is on the screen.
void ready();

void pick_file();
void save_file(std::string_view name, std::string_view text);

/// What the screen reader is told (JSON, see web/mirror.js).
void describe_page(const std::string& json);
void describe_results(const std::string& json);

int pool_size();
/// Starts workers on a design; each tells when it is ready.
void start_workers(int count, std::span<const std::byte> design);
void give_work(int worker, std::span<const std::byte> unit);
void stop_workers();

} // namespace pondlab::app::platform
