// A trip without a trolley: goods in and out, the bill, and who else may shop along.

import { Problem, call } from './hub.js';
import { $, make, qr } from './parts.js';
import { has, local, say } from './words.js';

/** The hub's answer is there; the cart that shows it comes by the other line. */
const SEEN_LIMIT = 3000;

const waiting = new Set();

/** Whether this phone may take a line out again. */
export function mayTakeOut(view, line) {
  return !view.trolley && view.phase === 'SHOPPING' && (view.you.first || line.addedBy.includes(view.you.source));
}

/** Hears every cart, for those who wait for theirs. */
export function heardAlone(view) {
  for (const look of waiting) look(view);
}

const amount = (view, id) => view.lines.filter(line => line.id === id).reduce((sum, line) => sum + line.pieces + line.grams, 0);

/** The line that is more than it was, once the cart shows it; nothing if that takes too long. */
function grown(before) {
  return new Promise(done => {
    const end = found => {
      clearTimeout(timer);
      waiting.delete(look);
      done(found);
    };
    const look = view => {
      const line = view.lines.findLast(one => one.addedBy.includes(view.you.source) && amount(view, one.id) > amount(before, one.id));
      if (line) end(line);
    };
    const timer = setTimeout(() => end(null), SEEN_LIMIT);
    waiting.add(look);
  });
}

/** @param view gives the trip as it is now; @param command sends a command and says why not; @param tell tells in passing */
export function aloneActs({ view, place, command, tell }) {
  /** Puts in what a code names; gives `problem`, a sentence, or `text`, what was done. */
  async function addCode(code) {
    const seen = grown(view());
    const problem = await command('/cart/add', { session: view().session, code });
    if (problem) return { problem };
    const line = await seen;
    return { text: line ? `${say('added', local(line.name))}${line.age ? ` ${say('holdAGE')}` : ''}` : say('addedSomething') };
  }

  async function takeOut(line) {
    const problem = await command('/cart/remove', { session: view().session, line: line.id, pieces: 1 });
    tell(problem || say('tookOut', local(line.name)));
  }

  async function invite() {
    let content;
    try {
      const { pattern } = await call(`/session/${view().session}/invite`, {}, place().token);
      content = pattern.size
        ? make('figure', {}, qr(pattern, say('invite')), make('figcaption', { class: 'quiet', 'data-word': 'inviteText' }, say('inviteText')))
        : make('p', { class: 'quiet', 'data-word': 'inviteNone' }, say('inviteNone'));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return tell(has(problem.code) ? say(problem.code) : say('failed', problem.code));
    }
    $('invite-code').replaceChildren(content);
    return $('invite-sheet').showModal();
  }

  const step = async (path, body = {}) => {
    const problem = await command(path, { session: view().session, ...body });
    if (problem) tell(problem);
  };

  $('invite').addEventListener('click', () => void invite());
  $('checkout').addEventListener('click', () => void step('/checkout/calculate'));
  $('end-trip').addEventListener('click', () => $('end-sheet').showModal());
  $('end-yes').addEventListener('click', async () => {
    $('end-yes').disabled = true;
    await step(`/session/${view().session}/cancel`);
    $('end-yes').disabled = false;
    $('end-sheet').close();
  });
  return {
    addCode, takeOut,
    answer: (person, yes) => step(`/session/${view().session}/join`, { participant: person.source.replace('phone:', ''), yes }),
  };
}
