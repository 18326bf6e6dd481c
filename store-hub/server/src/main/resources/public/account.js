// The account on this phone: logging in by code or password, making an account, and telling the
// hub that the trip on this phone is its owner's. The access token lives in this page only; the
// refresh token in a cookie that no script reads.

import { drawHistory, forgetHistory, setUpHistory } from './history.js';
import { Problem, call, trip } from './hub.js';
import { keep, kept } from './memory.js';
import { $, make, qr, toast } from './parts.js';
import { has, say } from './words.js';

/** Says that this phone has a cookie, so that guests do not ask for nothing. */
const WAS_IN = 'qless-account';

/** An access token that is about to end is not used any more. */
const MARGIN = 30_000;

const RACE_PAUSE = 400;
const MAX_RACES = 3;

const STEPS = ['account-ask', 'account-code-form', 'account-new-form', 'account-in'];

let me = null;
let access = '';
let accessEnds = 0;
let connected = '';
let step = 'account-ask';
let byPassword = false;
let login = '';
let code = '';
let simulated = false;
let resendAt = 0;
let resendTimer = 0;
let shown = null;
let shownTimer = 0;
let afterwards = null;

// ---- drawing

/** Draws what depends on words or on who is in; the rest of the page calls it, too. */
export function drawAccount() {
  for (const id of STEPS) $(id).hidden = id !== step;
  const name = me ? me.name || me.login : '';
  $('account').setAttribute('aria-label', me ? say('accountOf', name) : say('account'));
  $('account').classList.toggle('in', Boolean(me));
  $('account-password-part').hidden = !byPassword;
  $('account-go').textContent = say(byPassword ? 'accountGo' : 'accountSend');
  $('account-how').textContent = say(byPassword ? 'accountByCode' : 'accountByPassword');
  $('account-sent').textContent = say('accountSent', login);
  $('account-simulated').hidden = !simulated;
  $('account-new-text').textContent = say('accountNew', login);
  $('account-me').textContent = name;
  $('account-me-login').textContent = me?.name ? me.login : '';
  drawShown();
  drawHistory();
  $('account-trip').textContent = connected && connected === trip.get()?.session ? say('accountTrip') : '';
  drawResend();
}

/** The code by which a trolley knows this account; it is gone when it works no more. */
function drawShown() {
  $('account-show').hidden = Boolean(shown);
  $('account-shown').hidden = !shown;
  $('account-shown').replaceChildren(...shown
    ? [make('figure', {}, qr(shown.pattern, say('accountShow')), make('figcaption', { class: 'quiet' }, say('accountShown')))]
    : []);
}

function hideCode() {
  clearTimeout(shownTimer);
  shown = null;
  drawShown();
}

function drawResend() {
  clearTimeout(resendTimer);
  const left = Math.ceil((resendAt - performance.now()) / 1000);
  $('account-resend').disabled = left > 0;
  $('account-resend').textContent = left > 0 ? say('accountResendIn', left) : say('accountResend');
  if (left > 0 && step === 'account-code-form') resendTimer = setTimeout(drawResend, 1000);
}

function go(next, field) {
  step = next;
  drawAccount();
  if (field) $(field).focus();
}

function explain(problem) {
  if (!(problem instanceof Problem)) throw problem;
  return has(problem.code) ? say(problem.code) : say('failed', problem.code);
}

/** Says what is wrong, or nothing more; the words follow the language. */
function tell(element, key) {
  if (key) element.dataset.word = key;
  else delete element.dataset.word;
  element.textContent = key ? say(key) : '';
}

/** Does what a form asks for; what went wrong stands in the form, and its button waits meanwhile. */
async function submit(form, work) {
  const button = form.querySelector('[type=submit]');
  const problem = form.querySelector('.problem');
  button.disabled = true;
  tell(problem, '');
  try {
    tell(problem, await work() ?? '');
  } catch (no) {
    if (no instanceof Problem && has(no.code)) tell(problem, no.code);
    else problem.textContent = explain(no);
  }
  button.disabled = false;
}

// ---- tokens

function take(answer) {
  me = answer.account;
  access = answer.accessToken;
  accessEnds = performance.now() + answer.expiresInSeconds * 1000 - MARGIN;
  connected = answer.trip || connected;
  keep(WAS_IN, 'yes');
}

function drop() {
  me = null;
  access = '';
  connected = '';
  keep(WAS_IN, null);
  forgetHistory();
  if (step === 'account-in') step = 'account-ask';
}

/** Another page of this phone may refresh in the same moment: then the cookie is new already. */
async function refresh() {
  for (let race = 1; ; race++) {
    try {
      return take(await call('/auth/refresh', {}));
    } catch (problem) {
      if (problem.code !== 'REFRESH_RACED' || race === MAX_RACES) throw problem;
      await new Promise(done => setTimeout(done, RACE_PAUSE));
    }
  }
}

async function token() {
  if (performance.now() > accessEnds) await refresh();
  return access;
}

/** Tells the hub that the trip on this phone belongs to who is logged in on it. */
export async function connectTrip() {
  const place = trip.get();
  if (!me || !place) return;
  try {
    connected = (await call('/auth/trip', { trip: place.token }, await token())).trip;
  } catch (problem) {
    if (problem.code === 'LOGIN_AGAIN') drop();
  }
  drawAccount();
}

async function enter(path, form, words) {
  take(await call(path, { login, trip: trip.get()?.token ?? '', ...form }));
  code = '';
  for (const id of ['account-code', 'account-password', 'account-first']) $(id).value = '';
  $('account-sheet').close();
  go('account-in');
  toast(say(words));
  afterwards?.();
}

// ---- what taps lead to

async function sendCode() {
  const sent = await call('/auth/code', { login });
  simulated = sent.simulated;
  resendAt = performance.now() + sent.resendAfterSeconds * 1000;
}

/** The name of who is logged in, empty if nobody is or there is none. */
export function myName() {
  return me?.name ?? '';
}

export function isIn() {
  return Boolean(me);
}

/**
 * Opens the account's sheet.
 *
 * @param then is called once somebody has logged in by it
 */
export function openAccount(then = null) {
  afterwards = then;
  for (const problem of $('account-sheet').querySelectorAll('.problem')) tell(problem, '');
  if (step === 'account-new-form') step = 'account-ask';
  $('account-sheet').showModal();
  go(me ? 'account-in' : step, me ? '' : step === 'account-ask' ? 'account-login' : 'account-code');
}

$('account').addEventListener('click', () => openAccount());
setUpHistory(token);

$('account-how').addEventListener('click', () => {
  byPassword = !byPassword;
  go('account-ask', 'account-login');
});

$('account-ask').addEventListener('submit', event => {
  event.preventDefault();
  void submit(event.currentTarget, async () => {
    login = $('account-login').value.trim();
    if (!login) return 'accountLoginMissing';
    const password = $('account-password').value;
    if (byPassword) return password ? enter('/auth/login', { password }, 'accountIn') : 'accountPasswordMissing';
    await sendCode();
    $('account-code').value = '';
    return go('account-code-form', 'account-code');
  });
});

$('account-code-form').addEventListener('submit', event => {
  event.preventDefault();
  void submit(event.currentTarget, async () => {
    code = $('account-code').value.replace(/\s/g, '');
    if (!code) return 'accountCodeMissing';
    try {
      return await enter('/auth/login', { code }, 'accountIn');
    } catch (problem) {
      if (problem.code !== 'NOT_REGISTERED') throw problem;
      $('account-name').value = kept('qless-name') ?? '';
      return go('account-new-form', 'account-name');
    }
  });
});

$('account-resend').addEventListener('click', () => void submit($('account-code-form'), async () => {
  await sendCode();
  drawAccount();
}));

$('account-back').addEventListener('click', () => go('account-ask', 'account-login'));

$('account-new-form').addEventListener('submit', event => {
  event.preventDefault();
  void submit(event.currentTarget, () => enter('/auth/register',
    { code, name: $('account-name').value.trim(), password: $('account-first').value }, 'accountMade'));
});

$('account-show').addEventListener('click', async () => {
  try {
    shown = await call('/auth/member-code', {}, await token());
    clearTimeout(shownTimer);
    shownTimer = setTimeout(hideCode, shown.expiresInSeconds * 1000);
  } catch (problem) {
    if (problem.code === 'LOGIN_AGAIN') drop();
    toast(explain(problem));
  }
  drawAccount();
});

$('account-sheet').addEventListener('close', () => {
  hideCode();
  forgetHistory();
});

$('account-out').addEventListener('click', async () => {
  try {
    await call('/auth/logout', {}, access);
    drop();
    $('account-sheet').close();
    toast(say('accountLeft'));
  } catch (problem) {
    toast(explain(problem));
  }
  drawAccount();
});

if (kept(WAS_IN)) {
  refresh().then(() => {
    step = 'account-in';
    return connectTrip();
  }).catch(problem => {
    if (problem.code === 'LOGIN_AGAIN') drop();
  }).finally(drawAccount);
}
