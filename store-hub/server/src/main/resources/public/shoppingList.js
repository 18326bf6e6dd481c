// The shopping list of this phone: written at home, ticked off by what is scanned, at the trolley or here.

import { keep, kept } from './memory.js';
import { $, make, redraw, sign } from './parts.js';
import { say } from './words.js';

const KEPT = 'qless-list';
const MOST = 60;

/** Entries in the trip's summary; more are counted. */
const MOST_NAMED = 4;

let lines = [];

/** Entries: `text`, and `done` once somebody ticked by hand: true or false, which then counts. */
let list = read();

function read() {
  try {
    const found = JSON.parse(kept(KEPT) ?? '[]');
    return Array.isArray(found) ? found.filter(one => typeof one?.text === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

const words = text => text.toLowerCase().normalize('NFC').split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);

/** Whether goods are what an entry means: each of its words begins one of theirs, in either language. */
function means(entry, line) {
  const wanted = words(entry.text);
  return [line.name.en, line.name.hi ?? ''].some(name => {
    const there = words(`${line.brand} ${name}`);
    return wanted.length > 0 && wanted.every(word => there.some(other => other.startsWith(word)));
  });
}

/** Ticks the list by what is in the trip; a piece ticks one entry, as two entries want two things. */
export function ticked(entries, goods) {
  const free = goods.map(line => ({ line, left: Math.max(1, line.pieces) }));
  return entries.map(entry => {
    const found = free.find(one => one.left > 0 && means(entry, one.line));
    if (found) found.left--;
    return { ...entry, got: entry.done ?? Boolean(found) };
  });
}

function save(next) {
  list = next;
  keep(KEPT, list.length ? JSON.stringify(list) : null);
  draw();
}

/** What was bought stays ticked when its trip is no longer there. */
export function settleList() {
  if (ticked(list, lines).some(entry => entry.got && !entry.done)) {
    save(ticked(list, lines).map(({ text, got, done }) => got ? { text, done: true } : done === undefined ? { text } : { text, done }));
  }
}

/** @param goods lines of the trip, none without one */
export function drawList(goods) {
  lines = goods;
  draw();
}

function draw() {
  const now = ticked(list, lines);
  const open = now.filter(entry => !entry.got);
  const named = open.slice(0, MOST_NAMED).map(entry => entry.text).join(', ');
  $('list-note').textContent = !now.length ? say('listNone')
    : !open.length ? say('listDone')
      : say('listLeft', open.length, open.length > MOST_NAMED ? `${named} …` : named);
  $('list-part').classList.toggle('none', now.length === 0);
  $('list-clear').hidden = open.length === now.length;
  redraw('list-rows', now, () => now.map((entry, place) => row(entry, place)));
}

function row(entry, place) {
  const box = make('input', { type: 'checkbox', id: `list-${place}`, 'data-key': `tick-${place}`,
    onchange: () => save(list.map((one, at) => at === place ? { ...one, done: box.checked } : one)) });
  box.checked = entry.got;
  return make('li', { class: entry.got ? 'got' : '' },
    make('label', { class: 'tick', for: box.id }, box, make('span', { class: 'thing name' }, entry.text)),
    make('button', { class: 'round', type: 'button', 'data-key': `strike-${place}`, 'aria-label': say('listRemove', entry.text),
      onclick: () => save(list.filter((_, at) => at !== place)) }, sign('close')));
}

$('list-form').addEventListener('submit', event => {
  event.preventDefault();
  const text = $('list-new').value.trim().replace(/\s+/g, ' ');
  $('list-problem').textContent = list.length >= MOST ? say('listFull') : '';
  if (!text || list.length >= MOST) return;
  $('list-new').value = '';
  save([...list, { text }]);
});

$('list-clear').addEventListener('click', () => {
  const now = ticked(list, lines);
  save(list.filter((_, place) => !now[place].got));
  $('list-new').focus();
});

for (const id of ['list-open', 'list-open-early']) {
  $(id).addEventListener('click', () => {
    $('list-problem').textContent = '';
    draw();
    $('list-sheet').showModal();
  });
}
