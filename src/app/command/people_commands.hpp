#pragma once

#include "app/command/page_context.hpp"

#include <string>

namespace pondlab::app::command {

/// Whom to follow.
struct ChoosePerson {
  std::string name; ///< "segment/number" as the engine names people; empty: nobody
  void apply(PageContext& page) const {
    page.view.person = name;
    page.session.following().choose(name);
  }
};

struct CancelFollowing {
  void apply(PageContext& page) const { page.session.following().cancel(); }
};

struct ShowScreen {
  workbench::PhoneScreen screen; ///< of the phone
  void apply(PageContext& page) const { page.view.screen = screen; }
};

struct ShowTwin {
  bool twin; ///< the phone shows the life without a campaign
  void apply(PageContext& page) const { page.view.twin = twin; }
};

struct ShowPeople {
  workbench::PeopleAsked asked;
  void apply(PageContext& page) const { page.session.ask_people(asked); }
};

struct ClosePeople {
  void apply(PageContext& page) const { page.session.people_list().close(); }
};

struct SortPeople {
  workbench::PeopleColumn by;
  void apply(PageContext& page) const { page.session.people_list().sort_by(by); }
};

struct LookForPeople {
  std::string letters; ///< of a name
  void apply(PageContext& page) const { page.session.people_list().look_for(letters); }
};

/// The list as a table for spreadsheets.
struct SavePeople {
  void apply(PageContext& page) const {
    const workbench::PeopleList& list = page.session.people_list();
    if (list.behind())
      page.save_file(list.file_name(), page.session.people_table(page.ui.language));
  }
};

} // namespace pondlab::app::command
