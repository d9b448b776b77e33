#include "app/draw/mechanism_colour.hpp"

#include "mechanisms/catalogue.hpp"
#include "report/model/chart.hpp"

namespace pondlab::app {

Colour mechanism_colour(const Ui& ui, std::string_view id) {
  const mechanisms::Kind* kind = mechanisms::find_kind(id.substr(0, id.find('#')));
  if (!kind) return ui.theme().muted; // a name that validation refuses
  return report::series_stroke(kind->make()->profile().colour, ui.theme().dark).colour;
}

} // namespace pondlab::app
