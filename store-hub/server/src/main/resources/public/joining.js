// How a phone comes into a trip: by the trolley's code, or beginning one of its own.

import { call, join, joinState, trip } from './hub.js';
import { keep, kept } from './memory.js';
import { $ } from './parts.js';
import { language, say } from './words.js';

/** How often a phone asks whether it was let in. */
const ASK_AGAIN = 1500;

/** Where a phone stands that is in no trip: what is wrong with its link, why it was not let in, the trip it waits for. */
export const joining = { linkBad: '', notIn: '', waiting: null, lineStands: true, beginning: false };

export function secret() {
  return location.pathname === '/join' && location.hash.length > 1 ? location.hash.slice(1) : '';
}

export function joinProblem(text) {
  $('join-problem').textContent = text;
  $('name').setAttribute('aria-invalid', String(Boolean(text)));
}

/** Draws the form: to join, or to begin alone. */
export function drawJoining(loggedIn) {
  const alone = joining.beginning && !secret();
  $('join-title').textContent = say(alone ? 'beginTitle' : 'joinTitle');
  $('join-text').textContent = say(alone ? 'beginText' : 'joinText');
  $('join-go').textContent = say(alone ? 'beginGo' : 'join');
  $('join-back').textContent = say(alone ? 'beginBack' : 'joinBack');
  $('join-back').hidden = !alone && !trip.get();
  $('join-login').hidden = loggedIn;
}

/** @param enter goes into a trip; @param draw draws the page; @param explain says what went wrong; @param logIn opens the account */
export function setUpJoining({ enter, draw, explain, logIn }) {
  async function go(name) {
    const welcome = secret() ? await join(secret(), name) : await call('/session/start', { name, language });
    keep('qless-name', name);
    joining.beginning = false;
    history.replaceState(null, '', '/');
    if (welcome.waiting) void waitFor(welcome, { enter, draw });
    else enter(welcome);
  }

  $('join-form').addEventListener('submit', async event => {
    event.preventDefault();
    const name = $('name').value.trim();
    if (!name) {
      joinProblem(say('nameMissing'));
      $('name').focus();
      return;
    }
    $('join-go').disabled = true;
    joinProblem('');
    try {
      await go(name);
    } catch (problem) {
      const text = explain(problem);
      if (['LINK_NOT_GOOD', 'NO_OPEN_TRIP'].includes(problem.code)) {
        joining.linkBad = problem.code;
        draw();
      } else {
        joinProblem(text);
      }
    } finally {
      $('join-go').disabled = false;
    }
  });
  $('begin').addEventListener('click', () => {
    joining.beginning = true;
    joinProblem('');
    draw();
    $('name').focus();
  });
  $('join-login').addEventListener('click', logIn);
  $('name').value = kept('qless-name') ?? '';
}

/** Whoever holds the trolley says yes or no, or the hub after a while. */
export async function waitFor(welcome, { enter, draw }) {
  joining.waiting = welcome;
  joining.lineStands = true;
  trip.set(welcome);
  draw();
  while (joining.waiting === welcome) {
    await new Promise(done => setTimeout(done, ASK_AGAIN));
    try {
      const { state } = await joinState(welcome);
      if (joining.waiting !== welcome) return;
      joining.lineStands = true;
      if (state === 'JOINED') {
        joining.waiting = null;
        return enter(welcome);
      }
      if (state !== 'WAITING') notLetIn(welcome, state);
    } catch (problem) {
      if (joining.waiting !== welcome) return;
      if (problem.code === 'TOKEN_WRONG') notLetIn(welcome, 'OVER');
      else if (problem.code === 'NETWORK') joining.lineStands = false;
    }
    draw();
  }
}

function notLetIn(welcome, why) {
  trip.forget(welcome.session);
  joining.waiting = null;
  joining.notIn = why;
}
