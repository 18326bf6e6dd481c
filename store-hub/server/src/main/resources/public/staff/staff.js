// The attendants' page: what waits for staff, live.

import { Problem, call } from '/hub.js';
import { $, make, redraw, toast } from '/parts.js';
import { has, language, say, switchLanguage } from '/words.js';
import { drawDetail } from '/staff/detail.js';
import { Line, ask, login, logout, me, token, wasIn } from '/staff/line.js';
import { alerts, devices, trips, troubled, waits } from '/staff/list.js';
import { setClock } from '/staff/time.js';
import { REASONS } from '/staff/words.js';

const PAID_ENDS = ['gateBroken', 'passUnread', 'leftAlready'];
const SETTLED = ['alertLooked', 'alertFalse'];
const RELEASES = ['releasePass', 'releaseWide', 'releaseStaff', 'releaseTry'];
const UNPAID_ENDS = ['leftBehind', 'wentAway'];

const known = { trips: new Map(), devices: [], alerts: [] };

let line = null;
let place = 'wait';
let tab = 'trips';
let chosen = '';
let more = null;
let asked = '';
let byCode = false;
let codeSent = false;
let simulated = false;

// ---- drawing

function draw() {
  document.documentElement.lang = language;
  for (const part of document.querySelectorAll('[data-word]')) part.textContent = part.dataset.word && say(part.dataset.word, part.dataset.about);
  for (const part of document.querySelectorAll('[data-label]')) part.setAttribute('aria-label', say(part.dataset.label));
  $('language').textContent = say('other');
  $('language').setAttribute('aria-label', say('otherLabel'));
  for (const id of ['login', 'wait', 'board']) $(id).hidden = id !== place;
  $('out').hidden = place !== 'board';
  $('subtitle').textContent = place === 'board' && me ? me.name || me.login : '';
  $('login-password-part').hidden = byCode;
  $('login-code-part').hidden = !byCode || !codeSent;
  $('login-simulated').hidden = !byCode || !codeSent || !simulated;
  $('login-go').textContent = say(byCode && !codeSent ? 'accountSend' : 'accountGo');
  $('login-how').textContent = say(byCode ? 'accountByPassword' : 'accountByCode');
  if (place === 'board') drawBoard();
}

function drawBoard() {
  const all = [...known.trips.values()];
  const counts = { trips: all.filter(waits).length, devices: known.devices.filter(troubled).length, alerts: known.alerts.length };
  redraw('tabs', [tab, counts], () => Object.entries(counts).map(([name, count]) => make('button', {
    type: 'button', 'data-key': name, 'aria-current': String(name === tab), onclick: () => show(name),
  }, say(`tab${name[0].toUpperCase()}${name.slice(1)}`), make('span', { class: count ? 'count urgent' : 'count' }, String(count)))));
  document.querySelector('.halves').classList.toggle('two', tab === 'trips');
  redraw('list', [tab, chosen, tab === 'trips' ? all : tab === 'devices' ? known.devices : [known.alerts, [...known.trips.keys()]]], () => ({
    trips: () => trips(all, chosen, choose),
    devices: () => devices(known.devices, release),
    alerts: () => alerts(known.alerts, known.trips, id => { show('trips'); choose(id); }, settle),
  })[tab]());
  const trip = tab === 'trips' ? known.trips.get(chosen) : undefined;
  $('detail').hidden = !trip;
  if (trip) {
    drawDetail(trip, more, acts);
    if (asked !== `${trip.id} ${trip.revision}`) void lookUp(trip);
  }
}

/** The goods and the journal of the chosen trip, anew with each revision. */
async function lookUp({ id, revision }) {
  asked = `${id} ${revision}`;
  try {
    const found = await ask(`/admin/sessions/${id}`);
    if (id !== chosen) return;
    more = found;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (id === chosen && problem.code === 'NETWORK') asked = '';
    return;
  }
  drawBoard();
}

function show(name) {
  tab = name;
  draw();
  scrollTo(0, 0);
}

function choose(id) {
  chosen = id;
  more = null;
  asked = '';
  draw();
  scrollTo(0, 0);
  $('detail-title')?.focus({ preventScroll: true });
}

// ---- what staff do

const act = (path, body, words) => tryTo(`/admin/sessions/${chosen}${path}`, body, words);

async function tryTo(path, body, words = 'done') {
  try {
    await ask(path, body);
    toast(say(words));
    return true;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    toast(has(problem.code) ? say(problem.code) : say('failed', problem.code));
    return false;
  }
}

/** Each button works once until its answer is there. */
async function once(event, work) {
  const button = event.currentTarget;
  button.disabled = true;
  await work();
  button.disabled = false;
}

const acts = {
  back: () => {
    const left = chosen;
    choose('');
    [...$('list').querySelectorAll('[data-key]')].find(one => one.dataset.key === left)?.focus();
  },
  clear: (event, hold, reason) => void once(event, () => act(`/holds/${hold}/clear`, { reason: REASONS[reason] })),
  helped: event => void once(event, () => act('/assists/clear', {})),
  refuse: hold => sheet('ageNoTitle', 'ageNoText', [['ageNoGo', 'danger', () => act(`/holds/${hold}/refuse`, { reason: REASONS.ageNo })], ['keepIt', 'link', () => true]]),
  end: () => {
    const paid = known.trips.get(chosen)?.phase === 'PAID';
    sheet('endTitle', paid ? 'endPaid' : 'endUnpaid', [
      ...(paid ? PAID_ENDS : UNPAID_ENDS).map(key => [key, 'danger', () => act('/release', { reason: REASONS[key] }, 'ended')]),
      ['keepIt', 'link', () => true],
    ]);
  },
};

const settle = alert => sheet('settleTitle', 'settleText', [
  ...SETTLED.map(key => [key, '', () => tryTo(`/admin/alerts/${alert.id}/settle`, { reason: REASONS[key] })]),
  ['keepIt', 'link', () => true],
]);

/** The hub writes down who opened a gate, and why, before the gate hears of it. */
const release = gate => sheet('releaseTitle', 'releaseText', [
  ...RELEASES.map(key => [key, '', () => tryTo(`/admin/gates/${encodeURIComponent(gate)}/release?reason=${encodeURIComponent(REASONS[key])}`, {}, 'released')]),
  ['keepIt', 'link', () => true],
], gate);

/** Asks again before something that can't be taken back. */
function sheet(title, text, choices, about = '') {
  $('sheet-title').dataset.word = title;
  $('sheet-title').dataset.about = about;
  $('sheet-text').dataset.word = text;
  $('sheet-choices').replaceChildren(...choices.map(([key, look, work]) => make('button', {
    type: 'button', class: look, 'data-word': key,
    onclick: event => void once(event, async () => {
      await work();
      $('sheet').close();
    }),
  })));
  draw();
  $('sheet').showModal();
}

$('sheet-close').addEventListener('click', () => $('sheet').close());

// ---- the live line

function take(message) {
  setClock(message.at);
  if (message.type === 'all') known.trips = new Map(message.trips.map(trip => [trip.id, trip]));
  if (message.type === 'trips') {
    for (const trip of message.trips) {
      const before = known.trips.get(trip.id);
      if (!before || before.revision <= trip.revision) known.trips.set(trip.id, trip);
    }
    for (const id of message.gone) known.trips.delete(id);
  } else {
    known.devices = message.devices;
    known.alerts = message.alerts;
  }
  if (chosen && !known.trips.has(chosen)) {
    chosen = '';
    $('sheet').close();
  }
  if (place !== 'board') {
    place = 'board';
    draw();
  } else {
    drawBoard();
  }
}

function start() {
  line?.close();
  place = 'wait';
  draw();
  line = new Line({
    onMessage: take,
    onLine: stands => $('offline').hidden = stands || place !== 'board',
    onOut: stop,
  });
}

/** @param why the word that is told at the login, empty for nothing */
function stop(why) {
  line?.close();
  line = null;
  known.trips = new Map();
  known.devices = [];
  known.alerts = [];
  chosen = '';
  more = null;
  place = 'login';
  $('sheet').close();
  $('offline').hidden = true;
  tell(why);
  draw();
}

// ---- logging in

/** Says what is wrong; the words follow the language. */
function tell(key) {
  const problem = $('login-problem');
  if (key) problem.dataset.word = key;
  else delete problem.dataset.word;
  problem.textContent = key ? say(key) : '';
}

$('login-how').addEventListener('click', () => {
  byCode = !byCode;
  codeSent = false;
  tell('');
  draw();
});

async function sendCode(name) {
  simulated = (await call('/auth/code', { login: name })).simulated;
  codeSent = true;
  draw();
  $('login-code').focus();
}

$('login-form').addEventListener('submit', event => {
  event.preventDefault();
  void once({ currentTarget: $('login-go') }, async () => {
    tell('');
    const name = $('login-name').value.trim();
    if (!name) return tell('accountLoginMissing');
    try {
      if (byCode && !codeSent) return await sendCode(name);
      const word = $(byCode ? 'login-code' : 'login-password').value;
      if (!word) return tell(byCode ? 'accountCodeMissing' : 'accountPasswordMissing');
      await login(name, byCode ? { code: word.replace(/\s/g, '') } : { password: word });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return tell(has(problem.code) ? problem.code : 'HUB_FAILED');
    }
    codeSent = false;
    $('login-password').value = '';
    $('login-code').value = '';
    return me.role === 'shopper' ? tell('notStaff') : start();
  });
});

$('out').addEventListener('click', async () => {
  line?.close();
  await logout();
  stop('');
});

$('language').addEventListener('click', () => {
  switchLanguage();
  draw();
});

draw();
if (wasIn()) {
  token().then(start).catch(problem => me === null && problem.code !== 'NETWORK' ? stop('') : start());
} else {
  stop('');
}
