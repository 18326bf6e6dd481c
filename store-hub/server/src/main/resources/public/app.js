// The phone page: puts what the hub tells on the screen. Text from the hub goes in as text only.

import { Commands, Live, Problem, join, search, trip } from './hub.js';
import { has, language, local, money, say, switchLanguage, weight } from './words.js';

const $ = id => document.getElementById(id);

let view = null;
let live = null;
let commands = null;
let place = null;
let ended = '';
let lineStands = true;
let known = new Set();

/** An element with attributes and children; strings become text nodes. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

function picture(thing) {
  const letter = () => make('div', { class: 'picture letter', 'aria-hidden': 'true' },
    [...local(thing.name)][0] ?? '?');
  if (!/^[A-Za-z0-9-]+\.(png|jpg)$/.test(thing.picture)) return letter();
  const image = make('img', { class: 'picture', src: `/pictures/${thing.picture}`, alt: '', width: 48, height: 48, loading: 'lazy' });
  image.addEventListener('error', () => image.replaceWith(letter()));
  return image;
}

function nameOf(source) {
  if (source === view.you.source) return say('you');
  if (source === 'trolley') return say('trolleyItself');
  return view.people.find(person => person.source === source)?.name ?? say('staff');
}

let toastTimer = 0;
function toast(text) {
  $('toast').textContent = text;
  $('toast').classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $('toast').classList.remove('shown'), 3500);
}

function explain(problem) {
  if (!(problem instanceof Problem)) throw problem;
  return has(problem.code) ? say(problem.code) : say('failed', problem.detail || problem.code);
}

async function command(path, body, done) {
  try {
    await commands.send(path, body);
    if (done) toast(done);
  } catch (problem) {
    toast(explain(problem));
  }
}

// ---- pages

function show(page) {
  for (const id of ['join', 'nothing', 'trip']) $(id).hidden = id !== page;
  $('foot').hidden = page !== 'trip';
}

function showNothing(title, text) {
  $('nothing-title').textContent = say(title);
  $('nothing-text').textContent = say(text);
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
  $('question').setAttribute('aria-label', say('searchHint'));
}

function draw() {
  drawWords();
  $('offline').hidden = lineStands || !view;
  $('offline').textContent = say('offline');
  if (ended) return showNothing('overTitle', ended);
  if (secret()) return show('join');
  if (!place) return showNothing('scanTitle', 'scanText');
  if (!view) return undefined;
  drawTop();
  drawNews();
  drawBudget();
  drawLines();
  drawWishes();
  drawSavings();
  $('total').textContent = money(view.bill.totalPaise);
  $('saved').textContent = view.bill.savedPaise ? say('saved', money(view.bill.savedPaise)) : '';
  $('wish-add').hidden = view.phase !== 'SHOPPING';
  return show('trip');
}

function drawTop() {
  $('title').textContent = say('trolley', view.trolley);
  const others = view.people.map(person => nameOf(person.source));
  $('subtitle').textContent = others.length < 2 ? say('alone') : others.join(', ');
}

function note(text, small, wait) {
  return make('div', { class: wait ? 'note wait' : 'note' },
    make('div', {}, text, small ? make('span', { class: 'quiet' }, small) : null));
}

function drawNews() {
  const news = [];
  const { payment } = view;
  if (payment.state === 'PAID') {
    news.push(note(say('PAID', money(payment.amountPaise)), say('invoice', payment.invoice, payment.points)));
  } else if (payment.state !== 'OPEN') {
    const part = note(say(payment.state, money(payment.amountPaise)), say('atTrolley'));
    if (/^(upi|https?):\/\//.test(payment.qr)) {
      part.firstChild.append(make('a', { href: payment.qr, rel: 'noreferrer' }, say('payHere')));
      if (payment.simulated) part.firstChild.append(make('span', { class: 'quiet' }, say('simulated')));
    }
    news.push(part);
  }
  for (const hold of view.holds) news.push(note(say(`hold${hold.kind}`), '', true));
  if (view.assist) news.push(note(say('assist'), '', true));
  $('news').replaceChildren(...news);
}

function drawBudget() {
  const { budget, bill } = view;
  const limited = budget.status !== 'UNLIMITED';
  $('gauge').hidden = !limited;
  $('gauge').className = budget.status;
  $('budget-none').hidden = limited;
  $('budget-change').textContent = say(limited ? 'changeBudget' : 'setBudget');
  $('budget-change').setAttribute('aria-label', say('budgetAsk'));
  if (!limited) return;
  const used = Math.min(100, budget.usedBasisPoints / 100);
  const left = Math.abs(budget.limitPaise - bill.totalPaise);
  const words = say(budget.status, money(left), money(budget.limitPaise));
  $('bar').firstElementChild.style.setProperty('--used', used);
  $('bar').setAttribute('aria-valuenow', Math.round(used));
  $('bar').setAttribute('aria-valuetext', words);
  $('budget-words').textContent = words;
  $('budget-wishes').textContent = budget.wishesPaise
    ? say('withWishes', money(bill.totalPaise + budget.wishesPaise)) : '';
}

function thing(name, small) {
  return make('div', { class: 'thing' },
    make('p', { class: 'name' }, name), make('p', { class: 'quiet' }, small));
}

function drawLines() {
  const rows = [...view.lines].reverse().map(line => {
    const much = line.grams
      ? `${weight(line.grams)} · ${say('perKilo', money(line.unitPaise))}`
      : line.pieces > 1 ? `${line.pieces} × ${money(line.unitPaise)}` : '';
    const others = line.addedBy.filter(source => source !== 'trolley');
    const who = others.length ? say('addedBy', others.map(nameOf).join(', ')) : '';
    const small = [line.age ? say('age', line.age) : '', much || line.brand, who].filter(Boolean).join(' · ');
    const row = make('li', {}, picture(line), thing(local(line.name), small),
      make('p', { class: 'price' }, money(line.netPaise),
        line.netPaise < line.grossPaise ? make('s', {}, money(line.grossPaise)) : null));
    if (known.size && !known.has(line.id + line.pieces)) row.classList.add('fresh');
    return row;
  });
  known = new Set(['', ...view.lines.map(line => line.id + line.pieces)]);
  $('lines').replaceChildren(...rows);
  $('lines-none').hidden = rows.length > 0;
  $('lines-count').textContent = rows.length
    ? view.bill.items === 1 ? say('item') : say('items', view.bill.items) : '';
}

function drawWishes() {
  const rows = view.wishes.map(wish => {
    const name = local(wish.name);
    const price = wish.byWeight ? say('perKilo', money(wish.unitPaise)) : money(wish.unitPaise * wish.pieces);
    const back = wish.mine && view.phase === 'SHOPPING'
      ? make('button', { class: 'round', type: 'button', 'aria-label': say('takeBack', name),
        onclick: () => command('/cart/remove', { session: view.session, article: wish.article }) }, '✕')
      : null;
    return make('li', {}, picture(wish),
      thing(wish.pieces > 1 ? `${wish.pieces} × ${name}` : name,
        `${wish.mine ? say('yourWish') : say('wishedBy', nameOf(wish.by))} · ${price}`), back);
  });
  $('wishes').replaceChildren(...rows);
  $('wishes-none').hidden = rows.length > 0;
  $('wishes-sum').textContent = rows.length ? say('about', money(view.budget.wishesPaise)) : '';
}

function drawSavings() {
  const rows = view.bill.savings.map(saving => make('li', {},
    make('div', { class: 'thing' }, local(saving.name)),
    make('p', { class: 'price good' }, `− ${money(saving.paise)}`)));
  $('savings').replaceChildren(...rows);
  $('savings-none').hidden = rows.length > 0;
  $('coupon-add').hidden = view.phase !== 'SHOPPING';
}

// ---- search

let asked = 0;
let askTimer = 0;
function ask() {
  clearTimeout(askTimer);
  askTimer = setTimeout(async () => {
    const question = $('question').value.trim();
    const number = ++asked;
    if (!question) {
      $('found').replaceChildren();
      $('search-note').textContent = say('typeMore');
      return;
    }
    try {
      const { products } = await search(question);
      if (number !== asked) return;
      $('search-note').textContent = products.length ? '' : say('nothingFound');
      $('found').replaceChildren(...products.map(foundRow));
    } catch (problem) {
      $('search-note').textContent = explain(problem);
    }
  }, 180);
}

function foundRow(product) {
  const name = local(product.name);
  const price = product.byWeight ? say('perKilo', money(product.unitPaise)) : money(product.unitPaise);
  return make('li', {}, picture(product), thing(name, [product.brand, price].filter(Boolean).join(' · ')),
    make('button', { class: 'main', type: 'button', 'aria-label': say('wishFor', name),
      onclick: () => {
        $('search').close();
        command('/cart/add', { session: view.session, article: product.article, pieces: 1 }, say('wished', name));
      } }, say('wish')));
}

// ---- joining and following

function secret() {
  return location.pathname === '/join' && location.hash.length > 1 ? location.hash.slice(1) : '';
}

function follow() {
  live?.close();
  view = null;
  ended = '';
  lineStands = true;
  commands = new Commands(place);
  live = new Live(place, {
    onView(next) {
      view = next;
      commands.heard(next.you.heard);
      if (['LEFT', 'CANCELLED', 'ABANDONED'].includes(next.phase)) {
        ended = next.phase;
        place = null;
        trip.forget();
        live.close();
      }
      draw();
    },
    onLine(stands) {
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

$('join-form').addEventListener('submit', async event => {
  event.preventDefault();
  const name = $('name').value.trim();
  if (!name) {
    $('join-problem').textContent = say('nameMissing');
    $('name').focus();
    return;
  }
  const button = event.submitter ?? $('join-form').querySelector('button');
  button.disabled = true;
  try {
    place = await join(secret(), name);
    trip.set(place);
    localStorage.setItem('qless-name', name);
    history.replaceState(null, '', '/');
    follow();
    draw();
  } catch (problem) {
    $('join-problem').textContent = explain(problem);
  } finally {
    button.disabled = false;
  }
});

$('language').addEventListener('click', () => {
  switchLanguage();
  draw();
});
$('wish-add').addEventListener('click', () => {
  $('question').value = '';
  ask();
  $('search').showModal();
  $('question').focus();
});
$('question').addEventListener('input', ask);
$('budget-change').addEventListener('click', () => {
  $('limit').value = view.budget.limitPaise ? Math.round(view.budget.limitPaise / 100) : '';
  $('budget-sheet').showModal();
});
$('budget-form').addEventListener('submit', () => {
  const rupees = Number($('limit').value.replace(/[^0-9]/g, ''));
  command(`/session/${view.session}/budget`, { limitPaise: rupees * 100 });
});
$('coupon-add').addEventListener('click', () => {
  $('code').value = '';
  $('coupon-sheet').showModal();
});
$('coupon-form').addEventListener('submit', () => {
  const code = $('code').value.trim().toUpperCase();
  if (code) command(`/session/${view.session}/coupon`, { code }, say('couponUsed', code));
});
for (const button of document.querySelectorAll('[data-close]')) {
  button.addEventListener('click', () => button.closest('dialog').close());
}
addEventListener('hashchange', draw);

$('name').value = localStorage.getItem('qless-name') ?? '';
place = trip.get();
if (place && !secret()) follow();
draw();
