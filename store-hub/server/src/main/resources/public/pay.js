// Draws the money of a trip: the frozen bill with its points, splitting it, shares, and paying.

import { $, make, qr, redraw, sign } from './parts.js';
import { money, say } from './words.js';

/** How many may share a bill equally on this page. */
const MOST_SHARES = 8;

/** How many may agree on amounts; the last one pays the rest. */
const MOST_AMOUNTS = 6;

/** A share is a rupee or more. */
const LEAST = 100;

/** What each of so many would pay, the odd paise first; the hub does the same. */
function equally(paise, count) {
  return Array.from({ length: count }, (_, i) => Math.floor(paise / count) + (i < paise % count ? 1 : 0));
}

/** A clock that runs down by itself while it is on the page. */
function countdown(payment) {
  const element = make('span', { class: 'clock' });
  const tick = () => {
    const left = Math.max(0, Math.ceil((payment.endsAt - performance.now()) / 1000));
    element.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (element.isConnected && left > 0) setTimeout(tick, 1000);
  };
  requestAnimationFrame(tick);
  return element;
}

function time(payment, word) {
  return payment.endsInMillis > 0 ? make('p', { class: 'quiet' }, say(word), ' ', countdown(payment)) : null;
}

// ---- the bill

/** The bill is made: what is due, points that could pay, and splitting it. */
export function quoted(view, act) {
  const { payment } = view;
  const alone = !view.trolley;
  const mayPay = view.holds.length === 0;
  return make('div', { class: 'card hero', id: 'bill' },
    make('h2', {}, say('billReady')),
    make('p', { class: 'amount' }, money(payment.duePaise)),
    pointsLine(payment),
    alone && mayPay
      ? make('button', { id: 'pay-now', class: 'main', type: 'button', 'data-key': 'pay-now', onclick: act.pay },
        payment.duePaise ? say('payAmount', money(payment.duePaise)) : say('payNothing'))
      : make('p', { class: 'quiet' }, say(mayPay ? 'atTrolley' : 'HOLD_OPEN')),
    usePoints(view, act),
    mayPay && payment.duePaise >= 200
      ? make('button', { id: 'split', type: 'button', 'data-key': 'split', onclick: act.openSplit }, say('split')) : null,
    alone ? make('button', { id: 'bill-back', class: 'link', type: 'button', 'data-key': 'bill-back', onclick: act.billBack }, say('billBack')) : null,
    time(payment, 'pricesHeld'));
}

function pointsLine({ amountPaise, tender }) {
  return tender.used
    ? make('p', { class: 'quiet' }, say('pointsPaid', money(amountPaise), tender.used, money(tender.paidPaise))) : null;
}

/** One control, for whose points they are. */
function usePoints({ payment: { tender }, you }, act) {
  if (!tender.most || !tender.owners.includes(you.source)) return null;
  return make('button', { id: 'points', class: tender.used ? 'used' : '', type: 'button', 'data-key': 'points',
    'aria-pressed': String(tender.used > 0), onclick: () => act.usePoints(tender.used ? 0 : tender.most) },
  tender.used ? say('pointsKeep', tender.used) : say('pointsUse', tender.most, money(tender.most * tender.pointPaise)));
}

// ---- paying

/** Where the payer goes: the provider's own text, or the practice page of the simulator. */
function payAddress(text, simulated) {
  const practice = simulated && /^upi:/.test(text)
    ? new URLSearchParams(text.slice(text.indexOf('?'))).get('url') : null;
  const address = practice ?? text;
  return /^(upi|https?):\/\//.test(address) ? address : '';
}

function code(one) {
  const address = payAddress(one.qr, one.simulated);
  return [
    address ? make('a', { id: 'pay', class: 'main', href: address, rel: 'noreferrer' }, say('payHere')) : null,
    one.pattern.size
      ? make('figure', {}, qr(one.pattern, say('payCode')), make('figcaption', { class: 'quiet' }, say('payOther')))
      : make('p', { class: 'quiet' }, say('atTrolley')),
    one.simulated ? make('p', { class: 'tagged' }, say('simulated')) : null];
}

export function requested(payment) {
  return make('div', { class: 'card hero' },
    make('h2', {}, say('REQUESTED')),
    make('p', { class: 'amount' }, money(payment.duePaise)),
    pointsLine(payment));
}

export function awaiting(view, act) {
  const { payment } = view;
  return make('div', { class: 'card hero' },
    make('h2', {}, say('AWAITING')),
    make('p', { class: 'amount' }, money(payment.duePaise)),
    pointsLine(payment),
    ...code(payment),
    time(payment, 'codeGood'),
    view.trolley ? null : giveUp(act, 'payBack'));
}

function giveUp(act, word) {
  return make('button', { id: 'give-up', class: 'link', type: 'button', 'data-key': 'give-up', onclick: act.giveUp }, say(word));
}

// ---- shares

/** Several pay: what of it is in, this phone's own share with its code, and everybody's. */
export function shares(view, act, nameOf) {
  const { payment, you } = view;
  const own = payment.shares.filter(one => one.payer === you.source);
  const name = one => one.payer === 'trolley' ? say('payer', one.number) : nameOf(view, one.payer);
  return make('div', { class: 'card hero', id: 'shares' },
    make('h2', {}, say('splitProgress', money(payment.paidPaise), money(payment.duePaise))),
    progress(100 * payment.paidPaise / payment.duePaise),
    pointsLine(payment),
    ...own.map(one => ownShare(one, act)),
    own.length ? null : make('p', { class: 'quiet' }, say('noOwnShare')),
    make('ul', { class: 'list slim all-shares' }, ...payment.shares.map(one => make('li', {},
      make('div', { class: 'thing' }, make('p', { class: 'name' }, name(one)),
        make('p', { class: one.state === 'FAILED' ? 'quiet bad' : 'quiet' }, say(`share${one.state}`))),
      make('p', { class: one.state === 'PAID' ? 'price good' : 'price' }, money(one.amountPaise))))),
    time(payment, 'splitTime'),
    view.trolley ? make('p', { class: 'quiet' }, say('splitAll')) : giveUp(act, 'splitGiveUp'));
}

function progress(percent) {
  const filled = make('div');
  filled.style.setProperty('--used', percent);
  return make('div', { class: 'bar', role: 'meter', 'aria-valuemin': '0', 'aria-valuemax': '100',
    'aria-label': say('splitTitle'), 'aria-valuenow': String(Math.floor(percent)) }, filled);
}

function ownShare(one, act) {
  const head = [make('p', { class: 'quiet' }, say('ownShare')), make('p', { class: 'amount' }, money(one.amountPaise))];
  switch (one.state) {
    case 'PAYABLE': return make('div', { class: 'own' }, ...head, ...code(one));
    case 'FAILED': return make('div', { class: 'own' }, ...head, make('p', { class: 'quiet' }, say('shareFAILED')),
      make('button', { id: 'share-again', class: 'main', type: 'button', 'data-key': 'again', onclick: () => act.payShare(one.number) }, say('newCode')));
    default: return make('div', { class: 'own' }, ...head, make('p', { class: one.state === 'PAID' ? 'good' : 'quiet' }, say(`share${one.state}`)));
  }
}

// ---- the sheet that asks how to split

let way = 'EQUALLY';
let count = 2;

/** What is typed, in rupees, for each payer but the last. */
let typed = [];

/** Opens with as many shares as people are in the trip. */
export function openSplit(view) {
  way = 'EQUALLY';
  count = Math.min(MOST_SHARES, Math.max(2, view.people.length));
  typed = [];
  for (const field of $('split-amounts').querySelectorAll('input')) field.value = '';
}

const most = () => way === 'AMOUNTS' ? MOST_AMOUNTS : MOST_SHARES;

export function chooseWay(next) {
  way = next;
  count = Math.min(most(), count);
}

export function stepShares(by) {
  count = Math.min(most(), Math.max(2, count + by));
}

function typeAmount(place, text) {
  typed[place] = text.replace(/[^0-9]/g, '');
}

/** Whoever holds this phone pays first, then the others; those without a phone pay at the trolley. */
function payers({ people, you }) {
  const others = people.map(person => person.source).filter(source => source !== you.source);
  return Array.from({ length: count }, (_, i) => [you.source, ...others][i] ?? 'trolley');
}

/** What each one pays by what is typed, the rest last. */
function agreed(view) {
  const first = Array.from({ length: count - 1 }, (_, i) => Number(typed[i] ?? '') * 100);
  return [...first, first.reduce((left, paise) => left - paise, view.payment.duePaise)];
}

/** Who pays how much by what is chosen; empty if it can't be done. */
function parts(view) {
  const { payment, people } = view;
  const due = payment.duePaise;
  const paying = people.map(person => person.source);
  switch (way) {
    case 'EQUALLY': return equally(due, count).map((paise, i) => ({ payer: paying[i] ?? 'trolley', paise }));
    case 'BY_CONTRIBUTOR': return payment.contributions.map(one => ({ payer: one.source, paise: one.paise }));
    default: return agreed(view).map((paise, i) => ({ payer: payers(view)[i], paise }));
  }
}

export function drawSplit(view, nameOf) {
  const { payment } = view;
  $('split-due').textContent = say('splitDue', money(payment.duePaise));
  for (const button of document.querySelectorAll('[data-way]')) {
    button.setAttribute('aria-pressed', String(button.dataset.way === way));
    button.disabled = button.dataset.way === 'BY_CONTRIBUTOR' && payment.contributions.length < 2;
  }
  const byAmounts = way === 'AMOUNTS';
  $('split-count-part').hidden = way === 'BY_CONTRIBUTOR';
  $('split-amounts').hidden = !byAmounts;
  $('split-count').textContent = say('splitPeople', count);
  $('split-fewer').disabled = count <= 2;
  $('split-more').disabled = count >= most();
  const shown = parts(view);
  const good = shown.length > 1 && shown.every(part => part.paise >= LEAST);
  const name = (part, i) => part.payer === 'trolley' ? say('payer', i + 1) : nameOf(view, part.payer);
  redraw('split-amounts', [byAmounts && shown.map(name)], () => byAmounts ? shown.slice(0, -1).map((part, i) => amountField(i, name(part, i), () => drawSplit(view, nameOf))) : []);
  const plain = byAmounts ? shown.slice(-1) : shown;
  $('split-parts').replaceChildren(...plain.map((part, i) => {
    const who = byAmounts ? say('splitRest', name(part, count - 1)) : name(part, i);
    return make('li', {}, make('p', { class: 'thing name' }, who),
      make('p', { class: part.paise < LEAST ? 'price bad' : 'price' }, part.paise < LEAST && byAmounts ? say('splitTooMuch') : money(part.paise)));
  }));
  $('split-go').disabled = !good;
}

/** One payer and the field for what that one pays. */
function amountField(place, name, changed) {
  const field = make('input', { id: `split-amount-${place + 1}`, inputmode: 'numeric', pattern: '[0-9]*', maxlength: '6', autocomplete: 'off',
    enterkeyhint: 'next', 'aria-describedby': 'split-problem', 'data-key': `amount-${place}`, value: typed[place] ?? '',
    oninput: () => { typeAmount(place, field.value); changed(); } });
  return make('li', {}, make('label', { class: 'thing name', for: field.id }, name),
    make('div', { class: 'finder' }, make('span', { 'aria-hidden': 'true' }, '₹'), field));
}

/** What the hub is asked for. */
export function splitRequest(view) {
  return {
    session: view.session, how: way, shares: way === 'EQUALLY' ? count : 0,
    amounts: way === 'AMOUNTS' ? parts(view) : [], totalPaise: view.payment.duePaise,
  };
}
