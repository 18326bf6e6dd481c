// The phone page: which page is seen, and what taps lead to.

import { connectTrip, drawAccount, isIn, myName, openAccount } from './account.js';
import { aloneActs, heardAlone } from './alone.js';
import { billActs, redrawSplit } from './bill.js';
import { drawCamera, openCamera } from './camera.js';
import { Commands, Live, Problem, paper, product, trip } from './hub.js';
import { drawJoining, joinProblem, joining, secret, setUpJoining, waitFor } from './joining.js';
import { $, save, toast } from './parts.js';
import { drawSearch, setUpSearch } from './search.js';
import { drawList, settleList } from './shoppingList.js';
import { drawTrip } from './trip.js';
import { has, language, local, say, switchLanguage } from './words.js';

const OVER = ['CANCELLED', 'ABANDONED'];

let view = null;
let live = null;
let commands = null;
let place = null;
let lineStands = true;
let passEnds = 0;
let page = '';
let installing = null;

const isAlone = () => Boolean(view) && !view.trolley;

/** @return the word for a trip without a trolley, where there is another */
const word = key => isAlone() && has(`${key}_ALONE`) ? `${key}_ALONE` : key;

function explain(problem) {
  if (!(problem instanceof Problem)) throw problem;
  return has(problem.code) ? say(word(problem.code)) : say('failed', problem.code);
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
    closeSheets(['list-sheet']);
  }
  if (page && page !== next) $('title').focus();
  page = next;
}

/** @param but sheets that stay */
function closeSheets(but = []) {
  for (const sheet of document.querySelectorAll('dialog[open]:not(#account-sheet)')) {
    if (!but.includes(sheet.id)) sheet.close();
  }
}

function showNothing(sign, title, text) {
  $('nothing-sign').setAttribute('href', `#sign-${sign}`);
  $('nothing').classList.toggle('busy', sign === 'wait');
  $('nothing-title').textContent = say(title);
  if ($('nothing-text').textContent !== say(text)) $('nothing-text').textContent = say(text);
  $('nothing-more').hidden = sign === 'wait';
  $('install').hidden = !installing;
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
  drawSearch(isAlone());
  drawCamera(isAlone());
  drawList(view?.lines ?? []);
}

function draw() {
  drawWords();
  const { linkBad, notIn, waiting, beginning } = joining;
  $('offline').hidden = lineStands || !view || view.phase === 'LEFT';
  $('offline').textContent = say('offline');
  if (linkBad) return showNothing('link', 'linkTitle', linkBad);
  if (waiting) return showNothing('wait', 'waitTitle', joining.lineStands ? 'waitText' : 'noLine');
  if (notIn) return showNothing('link', 'notInTitle', `notIn${notIn}`);
  if (secret() || beginning) {
    drawJoining(isIn());
    return show('join');
  }
  if (!place) return showNothing('scan', 'scanTitle', 'scanText');
  if (!view) return showNothing('wait', lineStands ? 'connecting' : 'noLine', 'connectingText');
  if (OVER.includes(view.phase)) return showNothing('trolley', 'overTitle', word(view.phase));
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

async function saveReceipt(button) {
  button.setAttribute('aria-busy', 'true');
  try {
    save.file(await paper(`/session/${place.session}/receipt.pdf?lang=${language}`, place.token), view.payment.invoice);
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
  if (next.phase !== 'SHOPPING') closeSheets([{ CHECKOUT: 'split-sheet', PAYING: 'give-up-sheet' }[next.phase]]);
  view = next;
  trip.keepView(next);
  next.payment.endsAt = performance.now() + next.payment.endsInMillis;
  commands.heard(next.you.heard);
  passEnds = next.pass.pattern.size ? performance.now() + next.pass.goodForMillis : 0;
  if (passEnds) setTimeout(draw, next.pass.goodForMillis + 50);
  if (OVER.includes(next.phase)) trip.forget(next.session);
  if (['LEFT', ...OVER].includes(next.phase)) live.close();
  draw();
  heardAlone(next);
  if (['PAID', 'LEFT'].includes(next.phase)) settleList();
}

/** Begins with what was seen last; the line tells what has changed since. */
function follow() {
  live?.close();
  view = trip.view();
  lineStands = true;
  commands = new Commands(place);
  live = new Live(place, view?.revision ?? -1, {
    onView: hear,
    onLine(stands) {
      if (stands === lineStands) return;
      lineStands = stands;
      draw();
    },
    onGone() {
      trip.forget(place.session);
      place = null;
      view = null;
      draw();
    },
  });
}

function enter(welcome) {
  place = { ...welcome, waiting: false };
  trip.set(place);
  void connectTrip();
  follow();
  draw();
}

const alone = aloneActs({ view: () => view, place: () => place, command, tell: toast });

/** What taps lead to. */
const acts = {
  ...alone, takeBack, removeCoupon, saveReceipt, passStands: () => performance.now() < passEnds,
  ...billActs({ view: () => view, command, tell: toast }),
};

function resume() {
  joining.linkBad = '';
  joining.notIn = '';
  joining.waiting = null;
  joining.beginning = false;
  joinProblem('');
  place = trip.get();
  if (place?.waiting) {
    if (!secret()) void waitFor(place, { enter, draw });
    place = null;
  }
  if (place && !secret()) follow();
  draw();
}

setUpJoining({
  enter, draw, explain,
  logIn: () => openAccount(() => {
    $('name').value ||= myName();
    draw();
    if ($('name').value && page === 'join') $('join-form').requestSubmit();
  }),
});
$('join-back').addEventListener('click', () => {
  history.replaceState(null, '', '/');
  resume();
});
addEventListener('hashchange', resume);

// ---- sheets

const wish = article => command('/cart/add', { session: view.session, article, pieces: 1 });

/** What the camera read: goods without a trolley, a wish with one. */
async function takeCode(code) {
  if (isAlone()) return acts.addCode(code);
  try {
    const { article, name } = await product(code);
    const problem = await wish(article);
    return problem ? { problem } : { text: say('wished', local(name)) };
  } catch (problem) {
    return { problem: explain(problem) };
  }
}

setUpSearch(async ({ article }) => isAlone() ? (await acts.addCode(article)).problem ?? '' : wish(article), explain);
$('camera-open').addEventListener('click', () => openCamera(takeCode));

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

// ---- the page on the phone

addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  installing = event;
  draw();
});
addEventListener('appinstalled', () => {
  installing = null;
  toast(say('installed'));
  draw();
});
$('install').addEventListener('click', () => void installing?.prompt());

if (navigator.serviceWorker) {
  const address = '/sw.js';
  const policy = globalThis.trustedTypes?.createPolicy('qless', { createScriptURL: () => address });
  navigator.serviceWorker.register(policy ? policy.createScriptURL(address) : address).catch(() => undefined);
}

resume();
