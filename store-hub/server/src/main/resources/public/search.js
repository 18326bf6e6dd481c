// The sheet that searches the store, to wish for something or, without a trolley, to add it.

import { search } from './hub.js';
import { $, make, picture, sign } from './parts.js';
import { local, money, say } from './words.js';

const TYPING_PAUSE = 180;

let asked = 0;
let timer = 0;
let take = async () => '';
let alone = false;

/** Draws the sheet's title in the language and for the kind of trip. */
export function drawSearch(isAlone) {
  alone = isAlone;
  $('search-title').textContent = say(alone ? 'searchAlone' : 'addWish');
}

/** @param taken wishes for a product or adds it; gives the sentence that says why not; @param explain says what went wrong */
export function setUpSearch(taken, explain) {
  take = taken;
  const ask = () => {
    clearTimeout(timer);
    const number = ++asked;
    const question = $('question').value.trim();
    $('search-problem').textContent = '';
    if (!question) {
      $('found').replaceChildren();
      $('search-note').textContent = say('typeMore');
      return;
    }
    timer = setTimeout(async () => {
      try {
        const { products } = await search(question);
        if (number !== asked) return;
        $('search-note').textContent = products.length ? '' : say('nothingFound', question);
        $('found').replaceChildren(...products.map(foundRow));
      } catch (problem) {
        if (number === asked) $('search-problem').textContent = explain(problem);
      }
    }, TYPING_PAUSE);
  };
  $('question').addEventListener('input', ask);
  $('wish-add').addEventListener('click', () => {
    $('question').value = '';
    $('search').showModal();
    $('question').focus();
    ask();
  });
}

/** What a search found; the button counts what was taken here. */
function foundRow(product) {
  const name = local(product.name);
  const price = product.byWeight ? say('perKilo', money(product.unitPaise)) : money(product.unitPaise);
  const [word, first, again] = alone ? ['add', 'addFor', 'addAgain'] : ['wish', 'wishFor', 'wishAgain'];
  const button = make('button', { class: 'main', type: 'button', 'aria-label': say(first, name) }, say(word));
  let pieces = 0;
  button.addEventListener('click', async () => {
    button.setAttribute('aria-busy', 'true');
    $('search-problem').textContent = await take(product);
    if (!$('search-problem').textContent) {
      pieces++;
      button.replaceChildren(sign('check'), pieces > 1 ? String(pieces) : say(alone ? 'add' : 'wishDone'));
      button.setAttribute('aria-label', say(again, name, pieces));
      button.classList.add('done');
    }
    button.removeAttribute('aria-busy');
  });
  return make('li', {}, picture(product), make('div', { class: 'thing' },
    make('p', { class: 'name' }, name),
    product.brand ? make('p', { class: 'quiet' }, product.brand) : null,
    make('p', { class: 'cost' }, price,
      product.mrpPaise > product.unitPaise ? make('s', {}, money(product.mrpPaise)) : null)), button);
}
