// The right half: one trip, what waits in it with its ways out, its goods, and what happened.

import { make, picture, redraw, sign } from '/parts.js';
import { has, local, money, say, weight } from '/words.js';
import { called, items, paidSoFar, signOf, trolleyName } from '/staff/list.js';
import { told } from '/staff/told.js';
import { clock, since } from '/staff/time.js';

const LAST_EVENTS = 14;

/** As many as the audit's hold names. */
const LOOK_FIRST = 3;

/** Events that tell staff nothing. */
const DULL = ['PassIssued'];

/** Events whose name says all. */
const UNSAID = ['TripStarted', 'AssistCalled', 'AssistEnded', 'ShoppingResumed', 'TripCancelled'];

/** How each kind of hold can end; the word is the reason in the journal. */
const ENDS = {
  WEIGHT: ['agreed', 'corrected', 'scaleWrong'],
  SCALE_FAULT: ['scaleFine', 'byHand'],
  AUDIT: ['auditFine', 'corrected'],
};

function task(key, icon, title, detail, at, choices, help) {
  return make('section', { class: help ? 'card task help' : 'card task', 'data-hold': key },
    make('h3', {}, sign(icon), make('span', {}, title), since(at)),
    detail ? make('p', {}, detail) : null,
    make('div', { class: 'choices' }, ...choices));
}

const choice = (key, act, look = '') => make('button', { type: 'button', class: look, 'data-key': key, onclick: act }, say(key));

function hold(one, names, acts) {
  const choices = one.kind === 'AGE'
    ? [choice('ageYes', event => acts.clear(event, one.id, 'ageYes'), 'main'), choice('ageNo', () => acts.refuse(one.id), 'danger')]
    : (ENDS[one.kind] ?? ['corrected']).map((key, index) => choice(key, event => acts.clear(event, one.id, key), index ? '' : 'main'));
  return task(one.id, signOf(one.kind), say(one.kind), told(one.detail, names), one.since, choices, false);
}

/** @param rank place among those that an audit looks at first, -1 without one */
function line(one, rank) {
  const much = one.grams ? weight(one.grams) : `${one.pieces} ×`;
  return make('li', {}, picture(one),
    make('div', { class: 'thing' },
      make('p', { class: 'name' }, local(one.name)),
      rank >= 0 && rank < LOOK_FIRST ? make('p', { class: 'look' }, say('lookFirst')) : null,
      make('p', { class: 'quiet' }, one.age ? make('span', { class: 'age' }, say('age', one.age)) : null,
        [one.brand, much].filter(Boolean).join(' · '))),
    make('p', { class: 'price' }, money(one.netPaise)));
}

function who(source, people) {
  if (source.startsWith('phone:')) return people.find(one => one.source === source)?.name ?? say('anotherPhone');
  if (source.startsWith('attendant:')) return say('staffMember');
  return say(source === 'hub' ? 'hub' : 'trolleyItself');
}

function event(one, people, names) {
  return make('li', {}, make('time', { datetime: one.at }, clock(one.at)),
    make('div', {}, make('p', { class: 'name' }, has(one.type) ? say(one.type) : one.type),
      make('p', { class: 'quiet' }, [words(one, names), who(one.source, people)].filter(Boolean).join(' · '))));
}

/** What the journal's words for staff are: without our names for things, and nothing twice. */
function words({ type, text }, names) {
  if (UNSAID.includes(type)) return '';
  return told(type === 'HoldOpened' || type === 'HoldCleared' ? text.replace(/^[a-z0-9-]+: /, '') : text, names);
}

/**
 * Draws a trip part by part: a button must not be exchanged under a finger because a line further
 * down has changed.
 *
 * @param more what the hub told of it in full, null until then
 */
export function drawDetail(trip, more, acts) {
  const { id, trolley, phase, items: count, totalPaise, startedAt } = trip;
  redraw('detail-head', [id, trolley, phase, count, totalPaise, trip.money], () => [
    make('div', { class: 'row head' },
      make('button', { id: 'detail-back', class: 'round', type: 'button', 'aria-label': say('back'), onclick: acts.back }, sign('back')),
      make('h2', { id: 'detail-title', tabindex: '-1', 'data-key': 'title' }, trolleyName(trip)),
      make('p', { class: 'total' }, money(totalPaise))),
    make('p', { class: 'facts' }, make('span', { class: `phase ${phase}` }, say(`phase${phase}`)),
      make('span', { class: 'quiet' }, `${items(count)} · ${say('started', clock(startedAt))} · ${id}`)),
    ...[paidSoFar(trip)].filter(Boolean),
  ]);
  const names = (more?.cart.lines ?? []).map(one => one.name);
  redraw('tasks', [id, trip.holds, trip.assistSince, names], () => [
    ...trip.holds.map(one => hold(one, names, acts)),
    ...called(trip) ? [task('help', 'hand', say('help'), '', trip.assistSince, [choice('helpDone', acts.helped, 'main')], true)] : [],
  ]);
  const first = more?.cart.lookFirst ?? [];
  const lines = [...more?.cart.lines ?? []].reverse();
  if (first.length) lines.sort((one, other) => first.indexOf(one.id) - first.indexOf(other.id));
  redraw('goods', [id, Boolean(more), lines, first], () => [
    make('h3', { class: 'part' }, say('goods')),
    lines.length ? make('ul', { class: 'card list' }, ...lines.map(one => line(one, first.indexOf(one.id))))
      : make('div', { class: 'card none' }, sign('trolley'), make('p', {}, more ? say('noGoods') : say('connecting'))),
  ]);
  const events = (more?.journal ?? []).filter(one => !DULL.includes(one.type)).slice(-LAST_EVENTS).reverse();
  redraw('happened', [id, events, names], () => events.length ? [
    make('h3', { class: 'part' }, say('events')),
    make('ul', { class: 'card events' }, ...events.map(one => event(one, more.cart.people, names))),
  ] : []);
  redraw('ending', [id, phase === 'PAYING'], () => [phase === 'PAYING' ? make('p', { class: 'quiet' }, say('endPaying'))
    : make('button', { id: 'end-trip', class: 'end danger', type: 'button', 'data-key': 'end', onclick: acts.end }, say('endTrip'))]);
}
