// The page of the kitchen. Plain script: what the server sends is text, and is never read as HTML.
'use strict';

const parts = new Map();     // what the server sent, by the names of the parts
const open = new Set();      // the numbers of tasks whose stack is shown
let paused = false;
let shownRequest = null;
let drawn = true;

const element = (id) => document.getElementById(id);

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const number = (value) => value.toLocaleString('en');

function time(millis) {
  if (millis < 1) return '< 1 ms';
  if (millis < 10000) return Math.round(millis) + ' ms';
  if (millis < 600000) return Math.round(millis / 1000) + ' s';
  return Math.round(millis / 60000) + ' min';
}

// ---- the stream

function listen() {
  const source = new EventSource('live');
  source.onopen = () => { parts.clear(); };
  source.onmessage = (event) => {
    const change = JSON.parse(event.data);
    for (const name of change.gone) parts.delete(name);
    for (const [name, value] of Object.entries(change.set)) parts.set(name, value);
    drawSoon();
  };
  source.onerror = () => { element('summary').textContent = 'The connection was lost. Trying again …'; };
}

// One drawing a frame, and none while nobody sees the page.
function drawSoon() {
  if (drawn && !paused) {
    drawn = false;
    requestAnimationFrame(() => { drawn = true; draw(); });
  }
}

const all = (prefix) => [...parts].filter(([name]) => name.startsWith(prefix)).map(([, value]) => value);

function draw() {
  const servers = parts.get('servers');
  if (!servers) return;
  summary(servers);
  const view = currentView();
  if (view === 'tasks') drawTasks();
  if (view === 'requests') drawKept();
  if (view === 'numbers') drawNumbers(servers);
  if (view === 'warnings') drawWarnings();
  if (view === 'servers') drawServers(servers);
  const count = (parts.get('warnings') || []).length;
  element('warning-count').textContent = count ? '(' + count + ')' : '';
}

function summary(servers) {
  const titles = servers.list.map((each) => each.title).join(', ') || 'No server';
  const requests = servers.list.reduce((sum, each) => sum + each.requests, 0);
  const text = titles + ': ' + number(requests) + (requests === 1 ? ' request' : ' requests') + ' in progress';
  if (element('summary').textContent !== text) element('summary').textContent = text;
}

// ---- views

const VIEWS = ['tasks', 'requests', 'numbers', 'warnings', 'servers'];

function currentView() {
  const wanted = location.hash.slice(1).split('/')[0];
  return VIEWS.includes(wanted) ? wanted : 'tasks';
}

function showView() {
  const view = currentView();
  for (const name of VIEWS) element(name).hidden = name !== view;
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === '#' + view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const wanted = location.hash.split('/')[1];
  if (view === 'requests' && wanted && wanted !== shownRequest) showRequest(wanted);
  draw();
}

// Keeps the children of a list as they are for as long as their content does not change.
function sync(list, items, key, fill) {
  const present = new Map([...list.children].map((child) => [child.dataset.key, child]));
  let before = null;
  for (const item of items) {
    const name = String(key(item));
    const text = JSON.stringify(item);
    let child = present.get(name);
    present.delete(name);
    if (!child) {
      child = make(list.tagName === 'TBODY' ? 'tr' : list.tagName === 'DL' ? 'div' : 'li');
      child.dataset.key = name;
    }
    if (child.shown !== text) {
      child.shown = text;
      fill(child, item);
    }
    const next = before ? before.nextSibling : list.firstChild;
    if (next !== child) list.insertBefore(child, next);
    before = child;
  }
  for (const child of present.values()) child.remove();
}

// ---- tasks

const isSocket = (task) => task.name.startsWith('WEBSOCKET ');
const isRequest = (task) => /^[A-Z]+ (\/|\*|$)/.test(task.name);

function drawTasks() {
  const word = element('filter').value.toLowerCase();
  const roots = all('task-').filter((root) => !word || JSON.stringify(root).toLowerCase().includes(word));
  roots.sort((a, b) => (a.started || Infinity) - (b.started || Infinity));
  sync(element('tree'), roots, (task) => task.id, fillTask);
  element('tree-empty').hidden = roots.length > 0;
  element('tree-empty').textContent = word ? 'Nothing that runs has this in its name.' : 'Nothing runs.';
  const more = Number(parts.get('kinds')) - all('task-').length;
  element('task-note').textContent = more > 0 ? number(more) + ' further kinds are not shown.' : '';
  tick();
}

function fillTask(item, task) {
  const focused = item.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  item.replaceChildren();
  const line = make('button');
  line.type = 'button';
  line.dataset.id = task.id;
  line.setAttribute('aria-expanded', open.has(task.id));
  if (task.count) line.append(make('span', 'count', number(task.count) + ' × '));
  line.append(make('span', 'name', task.name), ' ');
  line.append(make('span', 'state-' + task.state, task.state + (task.waitingFor ? ' for ' + task.waitingFor : '')));
  if (task.started) {
    const since = make('span', 'faint since');
    since.dataset.started = task.started;
    if (task.deadline) since.dataset.deadline = task.deadline;
    line.append(' ', since);
  }
  if (task.cancelledBy) line.append(make('span', 'bad', ' cancelled: ' + task.cancelledBy));
  line.addEventListener('click', () => toggle(task.id));
  item.append(line);
  if (open.has(task.id)) {
    const stack = make('pre', '', 'Looking …');
    stack.tabIndex = 0;
    stack.setAttribute('aria-label', 'Stack of ' + task.name);
    item.append(stack);
    loadStack(task.id, stack);
  }
  if (task.children) {
    const below = make('ul');
    for (const child of task.children) {
      const row = make('li');
      fillTask(row, child);
      below.append(row);
    }
    if (task.more) below.append(make('li', 'faint', number(task.more) + ' more'));
    item.append(below);
  }
  if (focused) item.querySelector('[data-id="' + focused + '"]')?.focus();
}

function toggle(id) {
  if (!open.delete(id)) open.add(id);
  for (const list of ['tree', 'sockets', 'work']) for (const item of element(list).children) item.shown = '';
  draw();
}

async function loadStack(id, into) {
  const answer = await fetch('tasks/' + id);
  if (!answer.ok) {
    into.textContent = 'The task has ended.';
    return;
  }
  const task = await answer.json();
  const words = [];
  if (task.owner) words.push('of ' + task.owner);
  words.push('thread ' + task.thread);
  into.textContent = words.join(', ') + '\n' + (task.stack ? task.stack.map((frame) => 'at ' + frame).join('\n') : 'Its thread runs what is below it.');
}

// Times run on between the changes that the server sends.
function tick() {
  const now = Date.now();
  for (const since of document.querySelectorAll('section:not([hidden]) .since')) {
    let text = 'since ' + time(now - since.dataset.started);
    if (since.dataset.deadline) text += ', ' + time(Math.max(0, since.dataset.deadline - now)) + ' left';
    if (since.textContent !== text) since.textContent = text;
  }
}

// ---- kept requests

function drawKept() {
  const kept = parts.get('kept') || [];
  element('kept-empty').hidden = kept.length > 0;
  sync(element('kept'), kept, (request) => request.id, (item, request) => {
    const line = make('button');
    line.type = 'button';
    line.dataset.route = request.route;
    line.append(make('strong', '', request.route), ' ');
    line.append(make('span', request.failed ? 'bad' : 'faint', request.status || request.end), ' ');
    line.append(make('span', 'faint', time(request.millis) + ', ' + new Date(request.started).toLocaleTimeString('en-GB')));
    if (request.failure) line.append(make('span', 'bad', ' ' + request.failure));
    line.addEventListener('click', () => { location.hash = 'requests/' + request.id; });
    item.replaceChildren(line);
  });
  for (const item of element('kept').children) {
    item.firstChild.setAttribute('aria-expanded', item.dataset.key === shownRequest);
  }
}

async function showRequest(id) {
  shownRequest = id;
  const box = element('request');
  const answer = await fetch('requests/' + encodeURIComponent(id));
  if (!answer.ok) {
    box.replaceChildren(make('p', 'note', 'This request is not kept any more.'));
    return;
  }
  const request = await answer.json();
  const content = [make('h3', '', request.route + ', ' + time(request.millis))];
  content.push(make('p', 'faint', request.target + ' at ' + new Date(request.started).toLocaleString('en-GB') + ', ' + (request.status || '') + ' ' + request.end.replace('_', ' ')));
  if (request.name) content.push(make('p', 'faint', 'Its id in logs and traces: ' + request.name));
  if (request.failure) content.push(make('p', 'bad', request.failure + (request.place ? ' at ' + request.place : '')));
  content.push(legend(), chart(request.chart));
  if (!request.complete) content.push(make('p', 'note', 'Its tasks did more than is recorded.'));
  content.push(copyable('As a command', request.curl), copyable('As a test', request.test));
  content.push(make('p', 'note', 'Secrets are ***. Bodies are not kept.'));
  box.replaceChildren(...content);
  box.focus({ preventScroll: true });
  drawKept();
}

function legend() {
  const line = make('p', 'legend');
  for (const [kind, words] of [['run', 'runs'], ['wait', 'waits'], ['within', 'work within it runs'], ['due', 'deadline']]) {
    const entry = make('span');
    entry.append(make('i', kind), words);
    line.append(entry);
  }
  line.append(make('span', '', '✗ failed'), make('span', '', '○ cancelled'));
  return line;
}

function chart(data) {
  const box = make('div', 'chart');
  const end = Math.max(data.end, 0.001);
  const percent = (millis) => Math.min(100, millis * 100 / end) + '%';
  if (!data.tasks.length) box.append(make('p', 'note', 'Nothing was recorded of its tasks.'));
  for (const task of data.tasks) {
    const row = make('div', 'row');
    const name = make('span', '', task.name);
    const place = task.stretches.find((stretch) => stretch.place && stretch.reason !== 'its tasks');
    if (place) name.append(make('span', 'faint', ' ' + place.place));
    name.style.paddingLeft = Math.min(task.level, 8) * 10 + 'px';
    const track = make('div', 'track');
    track.setAttribute('role', 'img');
    const words = [];
    for (const stretch of task.stretches) {
      const bar = make('i', stretch.kind);
      bar.style.left = percent(stretch.from);
      bar.style.width = 'calc(' + percent(stretch.to) + ' - ' + percent(stretch.from) + ')';
      const what = stretch.kind === 'run' ? 'runs' : stretch.kind === 'wait' ? 'waits for ' + stretch.reason + (stretch.place ? ' in ' + stretch.place : '') : stretch.reason + ' runs';
      bar.title = what + ', ' + time(stretch.from) + ' to ' + time(stretch.to);
      words.push(bar.title);
      track.append(bar);
    }
    if (task.deadline !== undefined && task.deadline <= end) {
      const due = make('i', 'due');
      due.style.left = percent(task.deadline);
      due.title = 'deadline at ' + time(task.deadline);
      words.push(due.title);
      track.append(due);
    }
    if (task.outcome === 'failed') track.append(make('b', 'bad', '✗'));
    if (task.outcome === 'cancelled') track.append(make('b', 'bad', '○'));
    track.setAttribute('aria-label', task.name + ': ' + words.slice(0, 12).join('; ') + '; ' + task.outcome);
    row.append(name, track);
    box.append(row);
  }
  box.append(make('p', 'faint', '0 to ' + time(data.end)));
  return box;
}

function copyable(title, text) {
  const box = make('div');
  const button = make('button', '', 'Copy');
  button.type = 'button';
  button.setAttribute('aria-label', 'Copy: ' + title);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch (refused) {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
  });
  const code = make('pre', '', text);
  code.tabIndex = 0;
  code.setAttribute('aria-label', title);
  const head = make('h3', '', title + ' ');
  head.append(button);
  box.append(head, code);
  return box;
}

// ---- numbers

function drawNumbers(servers) {
  const sum = (name) => servers.list.reduce((total, each) => total + each[name], 0);
  const gauges = [
    ['Requests in progress', number(sum('requests'))],
    ['Connections', number(sum('connections'))],
    ['Web sockets', number(sum('webSockets'))],
    ['Heap', number(servers.heapMegabytes) + ' of ' + number(servers.heapMaxMegabytes) + ' MB'],
    ['Carriers in use', servers.mounted + ' of ' + servers.carriers],
    ['Waiting for a carrier', number(servers.queued)],
  ];
  for (const pool of parts.get('pools') || []) {
    const waiting = pool.waiting ? ', ' + number(pool.waiting) + ' waiting' : '';
    gauges.push([pool.name, number(pool.inUse) + ' of ' + number(pool.size) + ' in use' + waiting]);
  }
  sync(element('gauges'), gauges, (gauge) => gauge[0], (item, gauge) => {
    item.replaceChildren(make('dt', '', gauge[0]), make('dd', '', gauge[1]));
  });
  const limits = parts.get('limits') || [];
  sync(element('routes'), all('route-'), (route) => route.route, (row, route) => {
    const ended = route.buckets.reduce((a, b) => a + b, 0);
    row.replaceChildren(make('th', '', route.route));
    row.firstChild.scope = 'row';
    for (const text of [number(route.inFlight), number(ended), number(route.failed), under(route.buckets, limits, 0.5), under(route.buckets, limits, 0.99)]) {
      row.append(make('td', 'number', text));
    }
    const bars = make('div', 'bars');
    bars.setAttribute('role', 'img');
    const most = Math.max(1, ...route.buckets);
    const words = [];
    route.buckets.forEach((count, i) => {
      const bar = make('i');
      bar.style.height = Math.ceil(count * 100 / most) + '%';
      bar.title = number(count) + (i < limits.length ? ' up to ' + time(limits[i]) : ' longer');
      if (count) words.push(bar.title);
      bars.append(bar);
    });
    bars.setAttribute('aria-label', words.join(', ') || 'none yet');
    const cell = make('td');
    cell.append(bars);
    row.append(cell);
  });
}

function under(buckets, limits, part) {
  const total = buckets.reduce((a, b) => a + b, 0);
  let soFar = 0;
  for (let i = 0; i < buckets.length; i++) {
    soFar += buckets[i];
    if (total && soFar >= total * part) return i < limits.length ? time(limits[i]) : '> ' + time(limits.at(-1));
  }
  return '–';
}

// ---- warnings, servers

function drawWarnings() {
  const warnings = parts.get('warnings') || [];
  element('warnings-empty').hidden = warnings.length > 0;
  sync(element('warning-list'), warnings, (warning) => warning.fact + warning.place, (item, warning) => {
    item.replaceChildren(make('p', 'count', warning.fact), make('p', 'faint', warning.place), make('p', '', warning.remedy));
  });
}

function drawServers(servers) {
  sync(element('server-list'), servers.list, (server) => server.address, (row, server) => {
    row.replaceChildren(make('th', '', server.title), make('td', '', server.address));
    row.firstChild.scope = 'row';
    for (const value of [server.requests, server.connections, server.webSockets]) row.append(make('td', 'number', number(value)));
  });
  const roots = all('task-');
  const sockets = roots.filter(isSocket);
  const work = roots.filter((task) => !isSocket(task) && !isRequest(task));
  sync(element('sockets'), sockets, (task) => task.id, fillTask);
  sync(element('work'), work, (task) => task.id, fillTask);
  element('sockets-empty').hidden = sockets.length > 0;
  element('work-empty').hidden = work.length > 0;
  tick();
}

// ---- keys: 1 to 5 choose a view, p pauses, / filters

function pause() {
  paused = !paused;
  element('pause').setAttribute('aria-pressed', paused);
  if (!paused) draw();
}

document.addEventListener('keydown', (event) => {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key >= '1' && event.key <= '5') location.hash = VIEWS[event.key - 1];
  if (event.key === 'p') pause();
  if (event.key === '/') {
    event.preventDefault();
    location.hash = 'tasks';
    element('filter').focus();
  }
});
element('pause').addEventListener('click', pause);
element('filter').addEventListener('input', draw);
addEventListener('hashchange', showView);
setInterval(() => { if (!paused && !document.hidden) tick(); }, 500);
showView();
listen();
