// The phone page: which page is seen, and what taps lead to.

import { connectTrip, drawAccount } from './account.js';
import { billActs, redrawSplit } from './bill.js';
import { Commands, Live, Problem, join, joinState, receipt, search, trip } from './hub.js';
import { keep, kept } from './memory.js';
import { $, make, toast } from './parts.js';
import { drawTrip, foundRow } from './trip.js';
import { has, language, local, say, switchLanguage } from './words.js';

/** A slow phone may still be reading the receipt so long after the tap. */
const RECEIPT_KEPT = 60_000;

/** How often a phone asks whether it was let in. */
const ASK_AGAIN = 1500;

let view = null;
let live = null;
let commands = null;
let place = null;
let linkBad = '';
let notIn = '';
let waiting = null;
let lineStands = true;
let passEnds = 0;
let page = '';

function explain(problem) {
  if (!(problem instanceof Problem)) throw problem;
  return has(problem.code) ? say(problem.code) : say('failed', problem.code);
}

/** @return the sentence that says why not, empty if it was done */
async function command(path, body) {
  try {
    await commands.send(path, body);
    return '';
  } catch (problem) {
    return explain(problem);
  }
}

// ---- pages

function show(next) {
  for (const id of ['join', 'nothing', 'trip']) $(id).hidden = id !== next;
  if (next !== 'trip') {
    $('foot').hidden = true;
    $('title').textContent = 'Q-Less';
    $('subtitle').textContent = '';
    closeSheets();
  }
  if (page && page !== next) $('title').focus();
  page = next;
}

/** @param but a sheet that stays */
function closeSheets(but = '') {
  for (const sheet of document.querySelectorAll('dialog[open]:not(#account-sheet)')) {
    if (sheet.id !== but) sheet.close();
  }
}

function showNothing(sign, title, text) {
  $('nothing-sign').setAttribute('href', `#sign-${sign}`);
  $('nothing').classList.toggle('busy', sign === 'wait');
  $('nothing-title').textContent = say(title);
  if ($('nothing-text').textContent !== say(text)) $('nothing-text').textContent = say(text);
  show('nothing');
}

function drawWords() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = say(element.dataset.word);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', say(element.dataset.label));
  }
  $('language').textContent = say('other');
  $('language').setAttribute('aria-label', say('otherLabel'));
  $('language').lang = language === 'en' ? 'hi' : 'en';
  $('question').placeholder = say('searchHint');
  $('question').setAttribute('aria-label', say('searchLabel'));
  drawAccount();
}

function draw() {
  drawWords();
  $('offline').hidden = lineStands || !view || view.phase === 'LEFT';
  $('offline').textContent = say('offline');
  if (linkBad) return showNothing('link', 'linkTitle', linkBad);
  if (waiting) return showNothing('wait', 'waitTitle', lineStands ? 'waitText' : 'noLine');
  if (notIn) return showNothing('link', 'notInTitle', `notIn${notIn}`);
  if (secret()) {
    $('join-back').hidden = !trip.get();
    return show('join');
  }
  if (!place) return showNothing('scan', 'scanTitle', 'scanText');
  if (!view) return showNothing('wait', lineStands ? 'connecting' : 'noLine', 'connectingText');
  if (['CANCELLED', 'ABANDONED'].includes(view.phase)) return showNothing('trolley', 'overTitle', view.phase);
  show('trip');
  drawTrip(view, acts);
  return redrawSplit(view);
}

// ---- the trip

async function takeBack(wish) {
  const problem = await command('/cart/remove', { session: view.session, article: wish.article });
  if (problem) toast(problem);
}

async function removeCoupon(code) {
  const problem = await command(`/session/${view.session}/coupon/remove`, { code });
  if (problem) toast(problem);
}

/** Hands the receipt to the phone's own way of keeping files. */
async function saveReceipt(button) {
  button.setAttribute('aria-busy', 'true');
  try {
    const address = URL.createObjectURL(await receipt(place, language));
    make('a', { href: address, download: `${view.payment.invoice.replaceAll('/', '-')}.pdf` }).click();
    setTimeout(() => URL.revokeObjectURL(address), RECEIPT_KEPT);
  } catch (problem) {
    toast(explain(problem));
  }
  button.removeAttribute('aria-busy');
}

/** Says that a wish of this phone was granted: it left the list and came into the trolley. */
function tellGranted(before, next) {
  const pieces = (lines, article) => lines.filter(line => line.article === article)
    .reduce((sum, line) => sum + line.pieces + line.grams, 0);
  for (const wish of before.wishes.filter(one => one.mine)) {
    const open = next.wishes.some(one => one.mine && one.article === wish.article && one.pieces >= wish.pieces);
    if (!open && pieces(next.lines, wish.article) > pieces(before.lines, wish.article)) {
      toast(say('granted', local(wish.name)));
    }
  }
}

function hear(next) {
  if (view?.session === next.session) tellGranted(view, next);
  if (next.phase !== 'SHOPPING') closeSheets({ CHECKOUT: 'split-sheet', PAYING: 'give-up-sheet' }[next.phase]);
  view = next;
  next.payment.endsAt = performance.now() + next.payment.endsInMillis;
  commands.heard(next.you.heard);
  passEnds = next.pass.pattern.size ? performance.now() + next.pass.goodForMillis : 0;
  if (passEnds) setTimeout(draw, next.pass.goodForMillis + 50);
  if (['CANCELLED', 'ABANDONED'].includes(next.phase)) trip.forget();
  if (['LEFT', 'CANCELLED', 'ABANDONED'].includes(next.phase)) live.close();
  draw();
}

function follow() {
  live?.close();
  view = null;
  lineStands = true;
  commands = new Commands(place);
  live = new Live(place, {
    onView: hear,
    onLine(stands) {
      if (stands === lineStands) return;
      lineStands = stands;
      draw();
    },
    onGone() {
      place = null;
      view = null;
      trip.forget();
      draw();
    },
  });
}

/** What taps lead to. */
const acts = {
  takeBack, removeCoupon, saveReceipt, passStands: () => performance.now() < passEnds,
  ...billActs({ view: () => view, command, tell: toast }),
};

// ---- joining

function secret() {
  return location.pathname === '/join' && location.hash.length > 1 ? location.hash.slice(1) : '';
}

function joinProblem(text) {
  $('join-problem').textContent = text;
  $('name').setAttribute('aria-invalid', String(Boolean(text)));
}

$('join-form').addEventListener('submit', async event => {
  event.preventDefault();
  const name = $('name').value.trim();
  if (!name) {
    joinProblem(say('nameMissing'));
    $('name').focus();
    return;
  }
  const button = $('join-form').querySelector('[type=submit]');
  button.disabled = true;
  joinProblem('');
  try {
    const welcome = await join(secret(), name);
    keep('qless-name', name);
    history.replaceState(null, '', '/');
    if (welcome.waiting) void waitFor(welcome);
    else enter(welcome);
  } catch (problem) {
    const text = explain(problem);
    if (['LINK_NOT_GOOD', 'NO_OPEN_TRIP'].includes(problem.code)) {
      linkBad = problem.code;
      draw();
    } else {
      joinProblem(text);
    }
  } finally {
    button.disabled = false;
  }
});

function enter(welcome) {
  waiting = null;
  place = { ...welcome, waiting: false };
  trip.set(place);
  void connectTrip();
  follow();
  draw();
}

function notLetIn(why) {
  waiting = null;
  notIn = why;
  trip.forget();
}

/** Whoever holds the trolley says yes or no, or the hub after a while. */
async function waitFor(welcome) {
  waiting = welcome;
  trip.set(welcome);
  lineStands = true;
  draw();
  while (waiting === welcome) {
    await new Promise(done => setTimeout(done, ASK_AGAIN));
    try {
      const { state } = await joinState(welcome);
      if (waiting !== welcome) return;
      lineStands = true;
      if (state === 'JOINED') return enter(welcome);
      if (state !== 'WAITING') {
        notLetIn(state);
      }
    } catch (problem) {
      if (problem.code === 'TOKEN_WRONG') {
        notLetIn('OVER');
      } else if (problem.code === 'NETWORK') lineStands = false;
    }
    draw();
  }
}

function resume() {
  linkBad = '';
  notIn = '';
  waiting = null;
  joinProblem('');
  place = trip.get();
  if (place?.waiting) {
    if (!secret()) void waitFor(place);
    place = null;
  }
  if (place && !secret()) follow();
  draw();
}

$('join-back').addEventListener('click', () => {
  history.replaceState(null, '', '/');
  resume();
});
addEventListener('hashchange', resume);

// ---- sheets

let asked = 0;
let askTimer = 0;

function ask() {
  clearTimeout(askTimer);
  const number = ++asked;
  const question = $('question').value.trim();
  $('search-problem').textContent = '';
  if (!question) {
    $('found').replaceChildren();
    $('search-note').textContent = say('typeMore');
    return;
  }
  askTimer = setTimeout(async () => {
    try {
      const { products } = await search(question);
      if (number !== asked) return;
      $('search-note').textContent = products.length ? '' : say('nothingFound', question);
      $('found').replaceChildren(...products.map(product => foundRow(product, wish)));
    } catch (problem) {
      if (number === asked) $('search-problem').textContent = explain(problem);
    }
  }, 180);
}

async function wish(product) {
  const problem = await command('/cart/add', { session: view.session, article: product.article, pieces: 1 });
  $('search-problem').textContent = problem;
  return !problem;
}

/** A sheet stays open with the reason until what was typed is accepted. */
function onSubmit(form, sheet, problem, path, body, done) {
  $(form).addEventListener('submit', async event => {
    event.preventDefault();
    const message = body();
    if (!message) return;
    const button = $(form).querySelector('[type=submit]');
    button.disabled = true;
    $(problem).textContent = await command(path(), message);
    button.disabled = false;
    if ($(problem).textContent) return;
    $(sheet).close();
    done(message);
  });
}

function openSheet(sheet, field, problem, value) {
  $(field).value = value;
  $(problem).textContent = '';
  $(sheet).showModal();
  $(field).focus();
}

$('wish-add').addEventListener('click', () => {
  openSheet('search', 'question', 'search-problem', '');
  ask();
});
$('question').addEventListener('input', ask);
$('budget-change').addEventListener('click', () => {
  const { limitPaise } = view.budget;
  openSheet('budget-sheet', 'limit', 'budget-problem', limitPaise ? Math.round(limitPaise / 100) : '');
});
$('coupon-add').addEventListener('click', () => openSheet('coupon-sheet', 'code', 'coupon-problem', ''));

onSubmit('budget-form', 'budget-sheet', 'budget-problem', () => `/session/${view.session}/budget`,
  () => ({ limitPaise: Number($('limit').value.replace(/[^0-9]/g, '')) * 100 }), () => {});
onSubmit('coupon-form', 'coupon-sheet', 'coupon-problem', () => `/session/${view.session}/coupon`,
  () => {
    const code = $('code').value.trim().toUpperCase();
    return code ? { code } : null;
  },
  ({ code }) => toast(say('couponUsed', code)));

for (const sheet of document.querySelectorAll('dialog')) {
  sheet.addEventListener('click', event => {
    if (event.target === sheet) sheet.close();
  });
  for (const button of sheet.querySelectorAll('[data-close]')) {
    button.addEventListener('click', () => sheet.close());
  }
}
$('language').addEventListener('click', () => {
  switchLanguage();
  draw();
});

$('name').value = kept('qless-name') ?? '';
resume();
