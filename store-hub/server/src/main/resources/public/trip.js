// Draws a trip as the hub tells it: news first, then money, wishes and goods.

import { mayTakeOut } from './alone.js';
import { $, make, picture, qr, redraw, sign } from './parts.js';
import { awaiting, quoted, requested, shares } from './pay.js';
import { local, money, say, weight } from './words.js';

/** @param view of the trip; @param act what taps lead to */
export function drawTrip(view, act) {
  const shopping = view.phase === 'SHOPPING';
  const over = view.phase === 'LEFT' || view.phase === 'PAID';
  const alone = !view.trolley;
  drawTop(view);
  drawNews(view, act);
  $('budget').hidden = over;
  drawBudget(view, shopping);
  $('wishes-part').hidden = alone || !shopping && view.wishes.length === 0 || over;
  drawWishes(view, act, shopping);
  drawLines(view, over, act);
  drawSavings(view, act, shopping);
  $('list-part').hidden = !shopping;
  $('alone-part').hidden = !alone || !shopping;
  $('end-trip').hidden = !view.you.first;
  drawFoot(view, alone, shopping);
  $('total').textContent = money(view.bill.totalPaise);
  $('saved').textContent = view.bill.savedPaise ? say('saved', money(view.bill.savedPaise)) : '';
}

/** With a trolley a wish is what one does most; without, a scan. */
function drawFoot(view, alone, shopping) {
  $('foot').hidden = !shopping;
  $('foot').classList.toggle('alone', alone);
  $('camera-word').textContent = say('scan');
  $('camera-open').setAttribute('aria-label', say(alone ? 'cameraAlone' : 'cameraWish'));
  $('wish-word').textContent = say(alone ? 'find' : 'addWish');
  $('wish-add').setAttribute('aria-label', say(alone ? 'searchAlone' : 'addWish'));
  $('checkout').hidden = !alone || view.lines.length + view.bill.returned.length === 0;
}

export function nameOf(view, source) {
  if (source === view.you.source) return say('you');
  if (source === 'trolley') return say('trolleyItself');
  return view.people.find(person => person.source === source)?.name ?? say('staff');
}

function drawTop(view) {
  const names = view.people.map(person => nameOf(view, person.source));
  $('title').textContent = view.trolley ? say('trolley', view.trolley) : say('phoneAlone');
  $('subtitle').textContent = names.length < 2 ? say('alone') : names.join(', ');
}

// ---- news

function drawNews(view, act) {
  const { payment, pass } = view;
  const passStands = act.passStands();
  const { endsInMillis, endsAt, ...still } = payment;
  redraw('news', [view.phase, still, endsInMillis > 0, pass.pattern, passStands, view.holds, view.assist, view.people, view.asking, view.you.first], () => [
    ...asking(view, act),
    ...view.holds.map(hold => note(say(`hold${hold.kind}`))),
    ...(view.assist ? [note(say(view.trolley ? 'assist' : 'assistAlone'))] : []),
    ...settlement(view, passStands, act),
  ]);
}

/** Who wants to shop along; the phone that began a trip without a trolley says yes or no. */
function asking(view, act) {
  if (view.trolley || !view.you.first) return [];
  return view.asking.map(person => make('div', { class: 'card asks' }, make('p', { class: 'name' }, say('wantsIn', person.name)),
    make('div', { class: 'row' },
      make('button', { type: 'button', 'data-key': `no-${person.source}`, onclick: () => act.answer(person, false) }, say('letNot')),
      make('button', { class: 'main', type: 'button', 'data-key': `yes-${person.source}`, onclick: () => act.answer(person, true) }, say('letIn')))));
}

function note(text) {
  return make('p', { class: 'note' }, sign('wait'), text);
}

function settlement(view, passStands, act) {
  const { phase, payment, pass } = view;
  switch (payment.state) {
    case 'OPEN': return [];
    case 'QUOTED': return [quoted(view, act)];
    case 'REQUESTED': return [requested(payment)];
    case 'AWAITING': return [awaiting(view, act)];
    case 'SPLIT': return [shares(view, act, nameOf)];
    default: return phase === 'PAID'
      ? [paid(payment), exit(view, passStands), make('div', { class: 'card receipt' }, ...receipt(payment, act))] : [left(payment, act)];
  }
}

function paid(payment) {
  return make('div', { class: 'card done-row' },
    make('div', { class: 'badge good' }, sign('check')),
    make('h2', {}, say('thanks')),
    make('p', { class: 'price' }, money(payment.amountPaise)));
}

function left(payment, act) {
  return make('div', { class: 'card hero' },
    make('div', { class: 'badge good' }, sign('check')),
    make('h2', {}, say('LEFT')),
    make('p', { class: 'amount' }, money(payment.amountPaise)),
    ...receipt(payment, act));
}

function receipt(payment, act) {
  const row = (word, value) => make('div', { class: 'row' },
    make('dt', { class: 'quiet' }, say(word)), make('dd', {}, value));
  const save = make('button', { id: 'receipt', type: 'button', 'data-key': 'receipt',
    onclick: event => act.saveReceipt(event.currentTarget) }, say('receipt'));
  return [make('dl', {}, row('invoice', payment.invoice),
    payment.tender.used ? row('pointsSpent', say('pointsWorth', payment.tender.used, money(payment.tender.paidPaise))) : null,
    payment.points ? row('points', `+${payment.points}`) : null),
    payment.simulated ? make('p', { class: 'tagged' }, say('simulatedPaid')) : null, save];
}

function exit(view, stands) {
  const { pass } = view;
  const card = content => make('div', { id: 'pass', class: 'card hero' },
    make('h2', {}, say('passTitle')), ...content);
  if (!view.you.first) {
    return card([make('p', {}, say('passElsewhere', view.people[0]?.name ?? '')),
      view.trolley ? make('p', { class: 'quiet' }, say('passOnTrolley')) : null]);
  }
  if (!stands) return card([make('p', { class: 'quiet' }, say(!pass.pattern.size ? 'passSoon' : view.trolley ? 'passOld' : 'passOldAlone'))]);
  return card([
    make('figure', {}, qr(pass.pattern, say('passTitle'))),
    make('p', {}, say('passText')),
    make('p', { class: 'quiet' }, say(view.trolley ? 'passOnce' : 'passOnceAlone'))]);
}

// ---- money

function drawBudget({ budget, bill }, shopping) {
  const limited = budget.status !== 'UNLIMITED';
  $('gauge').hidden = !limited;
  $('gauge').className = budget.status;
  $('budget-none').hidden = limited;
  $('budget-change').hidden = !shopping;
  $('budget-change').textContent = say(limited ? 'changeBudget' : 'setBudget');
  $('budget-change').setAttribute('aria-label', `${$('budget-change').textContent}: ${say('budgetAsk')}`);
  if (!limited) return;
  const used = Math.min(100, budget.usedBasisPoints / 100);
  const left = Math.abs(budget.limitPaise - bill.totalPaise);
  const words = say(budget.status, money(left), money(budget.limitPaise));
  $('bar').firstElementChild.style.setProperty('--used', used);
  $('bar').setAttribute('aria-valuenow', Math.round(used));
  $('bar').setAttribute('aria-valuetext', words);
  $('budget-words').textContent = words;
  $('budget-wishes').className = budget.withWishes;
  $('budget-wishes').textContent = budget.wishesPaise && shopping
    ? say('withWishes', money(bill.totalPaise + budget.wishesPaise), money(budget.limitPaise),
      say(`status${budget.withWishes}`)) : '';
  drawWayBack(budget);
}

/** How a passed budget becomes safe again. */
function drawWayBack({ wayBack, afterPaise, limitPaise }) {
  const named = (brand, name) => [brand, local(name)].filter(Boolean).join(' ');
  redraw('way-back', [wayBack, afterPaise, limitPaise], () => wayBack.length === 0 ? [] : [
    make('p', { class: 'way-title' }, say('wayBack')),
    make('ul', {}, ...wayBack.map(move => make('li', {}, sign(move.swap ? 'swap' : 'back'),
      make('span', {}, move.swap
        ? say('waySwap', move.pieces, named(move.insteadBrand, move.instead), named(move.brand, move.name))
        : say('wayPutBack', move.pieces, local(move.name)))))),
    make('p', { class: 'way-after' }, say('wayAfter', money(afterPaise), money(limitPaise)))]);
}

function drawSavings({ bill, phase, hints }, act, shopping) {
  const working = bill.savings.map(saving => saving.code);
  const waiting = bill.coupons.filter(code => !working.includes(code));
  const sums = hints.filter(hint => hint.pieces === 0);
  const rows = bill.savings.length + waiting.length + sums.length + bill.returned.length + bill.dropped.length;
  const off = code => code && shopping
    ? make('button', { class: 'round', type: 'button', 'data-key': `coupon-${code}`,
      'aria-label': say('couponOff', code), onclick: () => act.removeCoupon(code) }, sign('close'))
    : null;
  $('savings-part').hidden = !shopping && rows === 0;
  redraw('savings', [bill.savings, waiting, bill.returned, bill.dropped, phase, sums], () => [
    ...sums.map(hint => make('li', {},
      make('p', { class: 'thing hint' }, say('hintSpend', money(hint.missingPaise), local(hint.offer))),
      make('p', { class: 'price hint' }, say('hintSaves', money(hint.savesPaise))))),
    ...bill.savings.map(saving => make('li', {},
      make('p', { class: 'thing' }, local(saving.name)),
      make('p', { class: 'price good' }, `− ${money(saving.paise)}`), off(saving.code))),
    ...waiting.map(code => make('li', {}, make('p', { class: 'thing quiet' }, say('couponWaits', code)), off(code))),
    ...bill.returned.map(slip => make('li', {},
      thing(local(slip.name), slip.counts ? '' : say('slipWaits')),
      make('p', { class: slip.counts ? 'price' : 'price quiet' }, `− ${money(slip.paise)}`))),
    ...bill.dropped.map(gone => make('li', {}, thing(gone.code, say(gone.why)))),
  ]);
  $('savings-none').hidden = rows > 0;
  $('coupon-add').hidden = !shopping;
}

// ---- goods

function thing(name, small, age = 0, hint = '') {
  return make('div', { class: 'thing' }, make('p', { class: 'name' }, name),
    small || age
      ? make('p', { class: 'quiet' }, age ? make('span', { class: 'age' }, say('age', age)) : null, small) : null,
    hint ? make('p', { class: 'hint' }, hint) : null);
}

let known = new Set();

function lineKey(line) {
  return `${line.id}/${line.pieces}`;
}

/** What one line's article says of a little more, on the newest line of those that it is about. */
function hintOf(view, line) {
  const hint = view.hints.find(one => one.pieces > 0
    && view.lines.findLast(other => one.articles.includes(other.article)) === line);
  if (!hint) return '';
  return hint.free ? say('hintFree', hint.pieces) : say('hintPieces', hint.pieces, money(hint.savesPaise));
}

function drawLines(view, over, act) {
  redraw('lines', [view.lines, view.people, view.hints, view.phase, view.you.first], () => [...view.lines].reverse().map(line => {
    const plain = line.grams
      ? `${weight(line.grams)} × ${say('perKilo', money(line.unitPaise))}`
      : line.pieces > 1 || line.depositPaise ? `${line.pieces} × ${money(line.unitPaise)}` : line.brand;
    const much = line.depositPaise ? say('deposit', plain, money(line.depositPaise)) : plain;
    const others = view.people.length > 1 || view.trolley ? line.addedBy.filter(source => source !== 'trolley') : [];
    const small = [much, others.length ? say('addedBy', others.map(one => nameOf(view, one)).join(', ')) : '']
      .filter(Boolean).join(' · ');
    const row = make('li', {}, picture(line), thing(local(line.name), small, line.age, hintOf(view, line)),
      make('p', { class: 'price' }, money(line.netPaise),
        line.netPaise < line.grossPaise ? make('s', {}, money(line.grossPaise)) : null),
      mayTakeOut(view, line) ? out(line, act) : null);
    if (known.size && !known.has(lineKey(line))) row.classList.add('fresh');
    return row;
  }));
  known = new Set(['', ...view.lines.map(lineKey)]);
  $('lines-title').textContent = say(over ? 'bought' : view.trolley ? 'inTrolley' : 'inBag');
  $('lines-empty').textContent = say(view.trolley ? 'trolleyEmpty' : 'bagEmpty');
  $('lines-none').hidden = view.lines.length > 0;
  $('lines-count').textContent = view.lines.length
    ? view.bill.items === 1 ? say('item') : say('items', view.bill.items) : '';
}

function out(line, act) {
  return make('button', { class: 'round', type: 'button', 'data-key': `out-${line.id}`,
    'aria-label': say('takeOut', local(line.name)), onclick: () => act.takeOut(line) }, sign('minus'));
}

function drawWishes(view, act, shopping) {
  redraw('wishes', [view.wishes, view.people, shopping], () => view.wishes.map(wish => {
    const name = local(wish.name);
    const price = wish.byWeight ? say('perKilo', money(wish.unitPaise)) : money(wish.unitPaise * wish.pieces);
    const by = wish.mine ? say('yourWish') : say('wishedBy', nameOf(view, wish.by));
    const back = wish.mine && shopping
      ? make('button', { class: 'round', type: 'button', 'data-key': wish.article,
        'aria-label': say('takeBack', name), onclick: () => act.takeBack(wish) }, sign('close'))
      : null;
    return make('li', {}, picture(wish), thing(wish.pieces > 1 ? `${wish.pieces} × ${name}` : name, `${by} · ${price}`), back);
  }));
  $('wishes-none').hidden = view.wishes.length > 0;
  $('wishes-sum').textContent = view.wishes.length ? say('about', money(view.budget.wishesPaise)) : '';
}
