// The right half: one trip, what waits in it with its ways out, its goods, and what happened.

import { make, picture, sign } from '/parts.js';
import { has, local, money, say, weight } from '/words.js';
import { called, items, signOf, trolleyName } from '/staff/list.js';
import { clock, since } from '/staff/time.js';

const LAST_EVENTS = 14;

/** Events that tell staff nothing. */
const DULL = ['PassIssued'];

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

function hold(one, acts) {
  const choices = one.kind === 'AGE'
    ? [choice('ageYes', event => acts.clear(event, one.id, 'ageYes'), 'main'), choice('ageNo', () => acts.refuse(one.id), 'danger')]
    : (ENDS[one.kind] ?? ['corrected']).map((key, index) => choice(key, event => acts.clear(event, one.id, key), index ? '' : 'main'));
  return task(one.id, signOf(one.kind), say(one.kind), one.detail, one.since, choices, false);
}

function line(one) {
  const much = one.grams ? weight(one.grams) : `${one.pieces} ×`;
  return make('li', {}, picture(one),
    make('div', { class: 'thing' },
      make('p', { class: 'name' }, local(one.name)),
      make('p', { class: 'quiet' }, one.age ? make('span', { class: 'age' }, say('age', one.age)) : null,
        [one.brand, much].filter(Boolean).join(' · '))),
    make('p', { class: 'price' }, money(one.netPaise)));
}

function who(source, people) {
  if (source.startsWith('phone:')) return people.find(one => one.source === source)?.name ?? say('anotherPhone');
  if (source.startsWith('attendant:')) return say('staffMember');
  return say(source === 'hub' ? 'hub' : 'trolleyItself');
}

function event(one, people) {
  return make('li', {}, make('time', { datetime: one.at }, clock(one.at)),
    make('div', {}, make('p', { class: 'name' }, has(one.type) ? say(one.type) : one.type),
      make('p', { class: 'quiet' }, [one.text, who(one.source, people)].filter(Boolean).join(' · '))));
}

/** @param more what the hub told of it in full, null until then */
export function detail(trip, more, acts) {
  const lines = more?.cart.lines ?? [];
  const events = (more?.journal ?? []).filter(one => !DULL.includes(one.type)).slice(-LAST_EVENTS).reverse();
  return [
    make('div', { class: 'row head' },
      make('button', { id: 'detail-back', class: 'round', type: 'button', 'aria-label': say('back'), onclick: acts.back }, sign('back')),
      make('h2', { id: 'detail-title', tabindex: '-1' }, trolleyName(trip)),
      make('p', { class: 'total' }, money(trip.totalPaise))),
    make('p', { class: 'facts' }, make('span', { class: `phase ${trip.phase}` }, say(`phase${trip.phase}`)),
      make('span', { class: 'quiet' }, `${items(trip.items)} · ${say('started', clock(trip.startedAt))} · ${trip.id}`)),
    ...trip.holds.map(one => hold(one, acts)),
    called(trip) ? task('help', 'hand', say('help'), '', trip.assistSince, [choice('helpDone', acts.helped, 'main')], true) : null,
    make('h3', { class: 'part' }, say('goods')),
    lines.length ? make('ul', { class: 'card list' }, ...[...lines].reverse().map(line))
      : make('div', { class: 'card none' }, sign('trolley'), make('p', {}, more ? say('noGoods') : say('connecting'))),
    make('h3', { class: 'part' }, say('events')),
    make('ul', { class: 'card events' }, ...events.map(one => event(one, more.cart.people))),
    trip.phase === 'PAYING' ? make('p', { class: 'quiet' }, say('endPaying'))
      : make('button', { id: 'end-trip', class: 'end danger', type: 'button', 'data-key': 'end', onclick: acts.end }, say('endTrip')),
  ].filter(Boolean);
}
