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

function text(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

/** A part of the health card: its heading, and table and note where there are any. */
function section({ title, note, head, rows }) {
  const parts = [text('h4', title)];
  if (rows.length) {
    const table = document.createElement('table');
    table.createTHead().append(row(head, 'th'));
    table.createTBody().append(...rows.map((cells) => row(cells, 'td')));
    parts.push(table);
  }
  if (note) parts.push(text('p', note));
  return parts;
}

function healthParts(health) {
  if (!health) return [];
  return [text('h3', health.title), ...health.notices.map((words) => text('p', words)),
    ...health.sections.flatMap(section)];
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
    /** results: {summary, caption, head: [...], rows: [[...], ...], health: null or {title, notices, sections}} */
    describeResults(json) {
      const results = JSON.parse(json);
      if (byId('summary').textContent !== results.summary) byId('summary').textContent = results.summary;
      const table = byId('results');
      byId('results-caption').textContent = results.caption;
      table.tHead.replaceChildren(...(results.head.length ? [row(results.head, 'th')] : []));
      table.tBodies[0].replaceChildren(...results.rows.map((cells) => row(cells, 'td')));
      byId('health').replaceChildren(...healthParts(results.health));
    },
  };
}
