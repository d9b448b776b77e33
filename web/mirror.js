// What a canvas cannot say: title, language, real buttons, a live summary and a table of results,
// all in the words the application sends.
const byId = (id) => document.getElementById(id);

function row(cells, tag) {
  const element = document.createElement('tr');
  cells.forEach((text, i) => {
    const cell = document.createElement(tag === 'th' || i === 0 ? 'th' : 'td');
    if (cell.tagName === 'TH') cell.scope = tag === 'th' ? 'col' : 'row';
    cell.textContent = text;
    element.append(cell);
  });
  return element;
}

export function installMirror(module) {
  const controls = { run: byId('run'), pause: byId('pause'), step: byId('step') };
  Object.keys(controls).forEach((name, i) => {
    controls[name].addEventListener('click', () => { module._pondlab_press(i); module._pondlab_wake(); });
  });
  const scenario = byId('scenario');
  scenario.addEventListener('change', () => {
    module._pondlab_choose_scenario(scenario.selectedIndex);
    module._pondlab_wake();
  });

  return {
    /** page: {lang, title, labels: {run, pause, step, scenario, results}, enabled, scenarios, chosen} */
    describePage(json) {
      const page = JSON.parse(json);
      document.documentElement.lang = page.lang;
      document.title = page.title;
      byId('title').textContent = page.name;
      byId('mirror-title').textContent = page.labels.results;
      byId('scenario-label').textContent = page.labels.scenario;
      for (const [name, button] of Object.entries(controls)) {
        button.textContent = page.labels[name];
        button.disabled = !page.enabled[name];
      }
      scenario.disabled = page.scenarios.length === 0;
      scenario.replaceChildren(...page.scenarios.map((name) => new Option(name)));
      scenario.selectedIndex = page.chosen;
    },
    /** results: {summary, caption, head: [...], rows: [[...], ...]} */
    describeResults(json) {
      const results = JSON.parse(json);
      if (byId('summary').textContent !== results.summary) byId('summary').textContent = results.summary;
      const table = byId('results');
      byId('results-caption').textContent = results.caption;
      table.tHead.replaceChildren(...(results.head.length ? [row(results.head, 'th')] : []));
      table.tBodies[0].replaceChildren(...results.rows.map((cells) => row(cells, 'td')));
    },
  };
}
