// The left half: trips by what waits, devices, alerts.

import { make, sign } from '/parts.js';
import { has, money, say } from '/words.js';
import { clock, never, since } from '/staff/time.js';

const GROUPS = ['groupHold', 'groupHelp', 'groupAge', 'groupRest'];

const SIGNS = { AGE: 'person', WEIGHT: 'scale', SCALE_FAULT: 'scale', AUDIT: 'eye' };

export const called = trip => !never(trip.assistSince);

export const waits = trip => trip.holds.length > 0 || called(trip);

export const trolleyName = trip => trip.trolley ? say('trolleyName', trip.trolley) : say('phoneOnly');

export const signOf = kind => SIGNS[kind] ?? 'eye';

/** A trip stands where what is most urgent in it belongs. */
function groupOf(trip) {
  if (trip.holds.some(hold => hold.kind !== 'AGE')) return 'groupHold';
  if (called(trip)) return 'groupHelp';
  return trip.holds.length ? 'groupAge' : 'groupRest';
}

/** Since when the longest of what waits does. */
function first(trip) {
  const times = trip.holds.map(hold => Date.parse(hold.since));
  if (called(trip)) times.push(Date.parse(trip.assistSince));
  return times.length ? Math.min(...times) : Date.parse(trip.startedAt);
}

function waiting(icon, title, detail, at, help) {
  return make('div', { class: help ? 'wait help' : 'wait' }, sign(icon),
    make('span', {}, title, detail ? make('small', {}, detail) : null), since(at));
}

function card(trip, chosen, choose) {
  return make('button', {
    class: 'trip', type: 'button', 'data-key': trip.id, 'aria-current': String(trip.id === chosen),
    onclick: () => choose(trip.id),
  },
  make('strong', {}, trolleyName(trip)),
  make('span', { class: `phase ${trip.phase}` }, say(`phase${trip.phase}`)),
  make('span', { class: 'price' }, money(trip.totalPaise)),
  paidSoFar(trip),
  ...trip.holds.map(hold => waiting(signOf(hold.kind), say(hold.kind), hold.detail, hold.since, false)),
  called(trip) ? waiting('hand', say('help'), '', trip.assistSince, true) : null,
  make('span', { class: 'quiet' }, `${items(trip.items)} · ${say('started', clock(trip.startedAt))}`));
}

/** How far the money is: shares that are in, points that pay. */
export function paidSoFar({ money: { duePaise, paidPaise, points, shares, sharesPaid }, phase }) {
  const words = [];
  if (shares) words.push(say('sharesIn', money(paidPaise), money(duePaise), sharesPaid, shares));
  if (points && phase !== 'SHOPPING') words.push(say('pointsPay', points));
  return words.length ? make('span', { class: 'quiet so-far' }, words.join(' · ')) : null;
}

export const items = count => count === 1 ? say('item') : say('items', count);

const nothing = (icon, key) => make('div', { class: 'card none' }, sign(icon), make('p', {}, say(key)));

export function trips(all, chosen, choose) {
  if (!all.length) return [nothing('check', 'nobodyShops')];
  const built = [];
  for (const group of GROUPS) {
    const here = all.filter(trip => groupOf(trip) === group).sort((one, other) => first(one) - first(other));
    if (group === 'groupRest' && !built.length) built.push(nothing('check', 'nobodyWaits'));
    if (here.length) {
      built.push(make('h2', { class: 'group' }, say(group), make('span', { class: 'count' }, String(here.length))),
        make('div', { class: 'cards' }, ...here.map(trip => card(trip, chosen, choose))));
    }
  }
  return built;
}

// ---- devices

const WORKS = ['scanner', 'scale'];
const LEFT_OUT = ['session'];

export const troubled = device => device.state !== 'online'
  || WORKS.some(part => device.health[part] && device.health[part] !== 'ok')
  || (device.kind === 'gate' && device.health.keys === '0');

function device(one) {
  const name = one.kind === 'gate' ? say('gate', one.id) : say('trolleyName', one.id);
  const rows = Object.entries(one.health).filter(([key, value]) => value && !LEFT_OUT.includes(key))
    .sort(([key], [other]) => WORKS.includes(other) - WORKS.includes(key) || key.localeCompare(other));
  return make('div', { class: 'card device' },
    make('div', { class: 'row' }, sign(one.kind === 'gate' ? 'gate' : 'trolley'), make('strong', {}, name),
      make('span', { class: `phase ${one.state === 'online' ? 'online' : 'away'}` }, say(one.state))),
    one.state === 'online' ? make('dl', {}, ...rows.map(([key, value]) => make('div', { class: 'row' },
      make('dt', {}, has(`health_${key}`) ? say(`health_${key}`) : key),
      make('dd', { class: bad(key, value) ? 'bad' : '' }, WORKS.includes(key) && value === 'ok' ? say('ok') : value)))) : null,
    never(one.heardAt) ? null : make('p', { class: 'quiet' }, since(one.heardAt, 'heard')));
}

const bad = (key, value) => (WORKS.includes(key) && value !== 'ok') || (key === 'keys' && value === '0');

export function devices(all) {
  if (!all.length) return [nothing('trolley', 'noDevices')];
  const sorted = [...all].sort((one, other) => troubled(other) - troubled(one)
    || one.kind.localeCompare(other.kind) || one.id.localeCompare(other.id, 'en', { numeric: true }));
  return [make('div', { class: 'cards' }, ...sorted.map(device))];
}

// ---- alerts

export function alerts(all, open, choose, settle) {
  if (!all.length) return [nothing('check', 'noAlerts')];
  return [make('div', { class: 'cards' }, ...all.map(alert => make('div', { class: 'card alert' },
    make('strong', {}, has(`${alert.kind}_alert`) ? say(`${alert.kind}_alert`) : say(alert.kind)),
    make('p', {}, alert.detail),
    make('p', { class: 'quiet' }, clock(alert.at), ' · ', alert.subject),
    make('div', { class: 'acts' },
      open.has(alert.subject) ? make('button', { type: 'button', onclick: () => choose(alert.subject) }, say('openTrip')) : null,
      make('button', { type: 'button', 'data-key': `settle-${alert.id}`, onclick: () => settle(alert) }, say('settle'))))))];
}
