#pragma once

#include "app/command/page_context.hpp"

#include <string>

namespace pondlab::app::command {

struct GoTo {
  Place place;
  void apply(PageContext& page) const { page.view.place = place; }
};

struct ChooseMeasure {
  std::string measure;
  void apply(PageContext& page) const { page.view.measure = measure; }
};

struct ShowDaily {
  bool daily; ///< each day by itself; else sums up to it
  void apply(PageContext& page) const { page.view.daily = daily; }
};

/// How figures were come to, folded or not.
struct OpenHow {
  bool open;
  void apply(PageContext& page) const { page.view.how_open = open; }
};

struct ChooseCampaign {
  std::string id;
  void apply(PageContext& page) const { page.view.campaign = id; }
};

struct ChooseSection {
  std::string path; ///< of the document: "$.campaign.sms"
  void apply(PageContext& page) const {
    page.view.section = path;
    page.view.choosing_mechanism = false;
  }
};

/// Shows the mechanisms that a campaign can have, or puts them away.
struct ChooseMechanism {
  bool on;
  void apply(PageContext& page) const { page.view.choosing_mechanism = on; }
};

/// Notes for whom changes at `path`, and in the parts of the plan like it, are made.
struct SetChangeFor {
  std::string path;
  scenario::ChangeFor whom;
  void apply(PageContext& page) const { page.view.set_change_for(path, whom); }
};

struct ShowDifferences {
  bool only; ///< nothing but what differs from the base
  void apply(PageContext& page) const { page.view.only_differences = only; }
};

/// The field that was wanted is in view.
struct FieldShown {
  void apply(PageContext& page) const { page.view.wanted_field.clear(); }
};

/// Looks for mechanisms by words.
struct SeekMechanism {
  std::string words;
  void apply(PageContext& page) const { page.view.mechanism_words = words; }
};

struct LookAtPond {
  PondLook look;
  void apply(PageContext& page) const { page.view.pond = look; }
};

struct ShowKeys {
  bool on;
  void apply(PageContext& page) const { page.view.keys_open = on; }
};

// Settings, which the browser keeps.

struct SetLanguage {
  Language language;
  void apply(PageContext& page) const;
};

struct SetTheme {
  ThemeName theme;
  void apply(PageContext& page) const;
};

struct ToggleInspector {
  void apply(PageContext& page) const;
};

struct SetScale {
  float scale; ///< of the interface, 1…2.5; 0: the window's usual one
  void apply(PageContext& page) const;
};

} // namespace pondlab::app::command
