// Past trips and points of the account, in its sheet.

import { Problem, call, paper } from './hub.js';
import { $, make, save, toast } from './parts.js';
import { has, language, money, say } from './words.js';

const PAGE = 5;

let orders = [];
let next = '';
let points = null;
let ask = async () => '';

const day = moment => new Intl.DateTimeFormat(language === 'hi' ? 'hi-IN-u-nu-latn' : 'en-IN',
  { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(moment));

/** @param token gives the account's access token */
export function setUpHistory(token) {
  ask = token;
  $('account-history').addEventListener('click', () => void attempt($('account-history'), loadAll));
  $('trips-more').addEventListener('click', () => void attempt($('trips-more'), () => load(next)));
}

/** Forgets what was shown: another account may come, and more trips. */
export function forgetHistory() {
  orders = [];
  next = '';
  points = null;
  drawHistory();
}

/** Does what a tap asks for; what went wrong is told in passing. */
async function attempt(button, work) {
  button.setAttribute('aria-busy', 'true');
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    toast(has(problem.code) ? say(problem.code) : say('failed', problem.code));
  } finally {
    button.removeAttribute('aria-busy');
  }
}

async function loadAll() {
  points = await call('/rewards/balance', undefined, await ask());
  await load('');
}

async function load(before) {
  const page = await call(`/orders/history?limit=${PAGE}${before ? `&before=${encodeURIComponent(before)}` : ''}`, undefined, await ask());
  orders = before ? [...orders, ...page.orders] : page.orders;
  next = page.next;
  drawHistory();
}

export function drawHistory() {
  $('account-history').hidden = Boolean(points);
  $('account-past').hidden = !points;
  if (!points) return;
  const soon = points.lots[0];
  $('points-now').textContent = say('pointsNow', points.available, money(points.available * points.pointPaise));
  $('points-more').textContent = [points.pending ? say('pointsPending', points.pending) : '',
    soon && points.available ? say('pointsEnd', soon.points, day(soon.expiresAt)) : ''].filter(Boolean).join(' · ');
  $('trips-none').hidden = orders.length > 0;
  $('trips-more').hidden = !next;
  $('trips').replaceChildren(...orders.map(order => make('li', {},
    make('div', { class: 'thing' }, make('p', { class: 'name' }, day(order.paidAt)),
      make('p', { class: 'quiet' }, [order.invoice, order.returnedPaise ? say('returned', money(order.returnedPaise)) : ''].filter(Boolean).join(' · '))),
    make('p', { class: 'price' }, money(order.totalPaise)),
    make('button', { class: 'round', type: 'button', 'aria-label': say('receiptOf', order.invoice), onclick: event => void attempt(event.currentTarget, () => receipt(order)) },
      ...save.sign()))));
}

async function receipt({ receipt: { pdf }, invoice }) {
  save.file(await paper(`${pdf}?lang=${language}`, await ask()), invoice);
}
