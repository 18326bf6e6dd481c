// The left half: trips by what waits, devices, alerts.

import { make, sign } from '/parts.js';
import { has, money, say } from '/words.js';
import { told } from '/staff/told.js';
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
  ...trip.holds.map(hold => waiting(signOf(hold.kind), say(hold.kind), told(hold.detail), hold.since, false)),
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

/** What each part of a device says when it works; an empty word: it does not tell. */
const WELL = { scanner: ['ok'], scale: ['ok'], panel: ['ok', ''], lock: ['holds', ''], clock: ['ok', 'not measured', ''] };

/** The order in which a device's parts are read; what is not named here follows. */
const PARTS = ['lock', 'scanner', 'scale', 'panel', 'battery', 'keys', 'clock', 'waiting', 'outbox', 'neighbours'];
const LEFT_OUT = ['session'];

/** Below this, and not at a charger, a trolley needs somebody. */
const LAST_PERCENT = 5;

const isEmptying = text => /^\d+ %$/.test(text) && parseInt(text, 10) < LAST_PERCENT;

const isBad = (key, text) => key in WELL ? !WELL[key].includes(text) : key === 'keys' ? text === '0' : key === 'battery' && isEmptying(text);

export const troubled = device => device.state !== 'online' || Object.entries(device.health).some(([key, text]) => isBad(key, text));

const place = key => (PARTS.indexOf(key) + PARTS.length + 1) % (PARTS.length + 1);

const part = ([key, text]) => make('div', { class: 'row' },
  make('dt', {}, has(`health_${key}`) ? say(`health_${key}`) : key),
  make('dd', { class: isBad(key, text) ? 'bad' : '' }, text === 'ok' ? say('ok') : told(text)));

function device(one, release) {
  const isGate = one.kind === 'gate';
  const here = one.state === 'online';
  const rows = Object.entries(one.health).filter(([key, text]) => text && !LEFT_OUT.includes(key))
    .sort(([key], [other]) => place(key) - place(other));
  return make('div', { class: troubled(one) ? 'card device trouble' : 'card device' },
    make('div', { class: 'row' }, sign(isGate ? 'gate' : 'trolley'), make('strong', {}, say(isGate ? 'gate' : 'trolleyName', one.id)),
      make('span', { class: `phase ${here ? 'online' : 'away'}` }, say(one.state))),
    here && rows.length ? make('dl', {}, ...rows.map(part)) : null,
    isGate && !here ? make('p', {}, say('gateAway')) : null,
    never(one.heardAt) ? null : make('p', { class: 'quiet' }, since(one.heardAt, 'heard')),
    isGate && here ? make('button', { type: 'button', class: 'release', 'data-key': `release-${one.id}`, onclick: () => release(one.id) }, say('release')) : null);
}

/** Gates first: somebody may stand before one. */
export function devices(all, release) {
  if (!all.length) return [nothing('trolley', 'noDevices')];
  const sorted = [...all].sort((one, other) => troubled(other) - troubled(one) || one.id.localeCompare(other.id, 'en', { numeric: true }));
  return [['gate', 'groupGates'], ['trolley', 'groupTrolleys']].flatMap(([kind, title]) => {
    const here = sorted.filter(one => one.kind === kind);
    return here.length ? [make('h2', { class: 'group' }, say(title), make('span', { class: 'count' }, String(here.length))),
      make('div', { class: 'cards' }, ...here.map(one => device(one, release)))] : [];
  });
}

// ---- alerts

export function alerts(all, open, choose, settle) {
  if (!all.length) return [nothing('check', 'noAlerts')];
  return [make('div', { class: 'cards' }, ...all.map(alert => make('div', { class: 'card alert' },
    make('strong', {}, has(`${alert.kind}_alert`) ? say(`${alert.kind}_alert`) : say(alert.kind)),
    make('p', {}, told(alert.detail)),
    make('p', { class: 'quiet' }, clock(alert.at), ' · ', alert.subject),
    make('div', { class: 'acts' },
      open.has(alert.subject) ? make('button', { type: 'button', onclick: () => choose(alert.subject) }, say('openTrip')) : null,
      make('button', { type: 'button', 'data-key': `settle-${alert.id}`, onclick: () => settle(alert) }, say('settle'))))))];
}
