// How long something waits, by the hub's clock: a tablet's own may be wrong.

import { make } from '/parts.js';
import { language, say } from '/words.js';

const CLOCK = {
  en: new Intl.DateTimeFormat('en-IN', { timeStyle: 'short' }),
  hi: new Intl.DateTimeFormat('hi-IN-u-nu-latn', { timeStyle: 'short' }),
};
const NEVER = Date.parse('1970-01-01T00:00:00Z');

let ahead = 0;

/** The hub says that it is so late now. */
export function setClock(at) {
  ahead = Date.parse(at) - Date.now();
}

export const never = at => Date.parse(at) === NEVER;

export const clock = at => CLOCK[language].format(new Date(at));

function spell(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  if (seconds < 60) return say('ago_s', seconds);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? say('ago_m', minutes) : say('ago_h', Math.floor(minutes / 60), minutes % 60);
}

export const ago = at => spell(Date.now() + ahead - Date.parse(at));

/** A time that counts up by itself; screen readers need not hear each second. */
export function since(at, words = '') {
  const text = () => words ? say(words, ago(at)) : ago(at);
  return make('time', { datetime: at, 'data-since': at, 'data-words': words, 'aria-live': 'off' }, text());
}

setInterval(() => {
  for (const one of document.querySelectorAll('time[data-since]')) {
    const { since: at, words } = one.dataset;
    const text = words ? say(words, ago(at)) : ago(at);
    if (one.textContent !== text) one.textContent = text;
  }
}, 1000);
