// The way to the hub: joining, commands that arrive exactly once, and the live cart.

import { keep, kept } from './memory.js';

const PLACE = 'qless-trip';
const VIEW = 'qless-view';

/** Which tab may speak, and the last number that one of them used. */
const TURN = 'qless-turn';
const NUMBERS = 'qless-numbers';

/** A tab that died holds the others up so long; a sleeping tab's clock ticks once a second. */
const TURN_LEASE = 6000;
const TURN_PAUSE = 60;

const MAX_TRIES = 4;

/** Whoever pressed a button hears soon that there is no hub. */
const MAX_TRIES_OF_ONE = 3;

const KEY_BYTES = 16;
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

/** A hub that takes longer is not there. */
const ANSWER_LIMIT = 8000;

/** A Wi-Fi that went away without a word is noticed after this and the limit of a request. */
const LOOK_AFTER_LINE = 30_000;

export class Problem extends Error {
  constructor(code, detail) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

export const trip = {
  get() {
    return json(kept(PLACE));
  },
  set(value) {
    keep(PLACE, JSON.stringify(value));
  },
  /** @param session the trip that is over; another tab may have begun the next one */
  forget(session) {
    if (this.get()?.session !== session) return;
    keep(PLACE, null);
    keep(VIEW, null);
  },
  /** The cart that was seen last, so that the page opens with it. Only while shopping: money and passes are told anew. */
  view() {
    const view = json(kept(VIEW));
    return view?.session === this.get()?.session ? view : null;
  },
  keepView(view) {
    keep(VIEW, view.phase === 'SHOPPING' ? JSON.stringify(view) : null);
  },
};

const pause = millis => new Promise(done => setTimeout(done, millis));

/** Names a request that changes something, so that the hub knows its repeat. Pages without TLS have no randomUUID. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether the same request with the same key may bring what this one did not. */
const isLost = problem => problem.code === 'NETWORK' || problem.code === 'KEY_IN_USE';

/**
 * Asks the hub; throws a Problem for every other answer than a good one. What changes something is sent again with its
 * key when the answer got lost, and counts once.
 */
export async function call(path, body, token) {
  if (!body) return once(path, undefined, token);
  const key = newKey();
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(path, body, token, key);
    } catch (problem) {
      if (!isLost(problem) || attempt === MAX_TRIES_OF_ONE) throw problem;
      await pause(SHORTEST_PAUSE * attempt);
    }
  }
}

async function once(path, body, token, key) {
  const headers = {};
  if (body) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  if (token) headers.Authorization = `Bearer ${token}`;
  let answer;
  try {
    answer = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_LIMIT),
    });
  } catch {
    throw new Problem('NETWORK', '');
  }
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(content.code ?? String(answer.status), content.detail ?? '');
  return content;
}

export function join(secret, name) {
  return call('/session/join', { secret, name });
}

/** How a phone stands that asked to join. */
export function joinState({ token }) {
  return call('/session/join', undefined, token);
}

export function search(question) {
  return call(`/products/search?q=${encodeURIComponent(question)}`);
}

/** A paper as a PDF. A link could not carry the token without showing it to others. */
export async function paper(path, token) {
  let answer;
  try {
    answer = await fetch(path, { headers: { Authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(ANSWER_LIMIT) });
  } catch {
    throw new Problem('NETWORK', '');
  }
  if (answer.ok) return answer.blob();
  const content = await answer.json().catch(() => ({}));
  throw new Problem(content.code ?? String(answer.status), content.detail ?? '');
}

/** What the store sells under a code. */
export function product(code) {
  return call(`/products/${encodeURIComponent(code)}`);
}

function look({ session, token }) {
  return call(`/session/${session}`, undefined, token);
}

/**
 * All tabs of this phone speak for one participant and share its numbers, so they speak one after
 * the other: two that used one number at once would lose a command, which the hub would take for
 * a repeat.
 */
async function inTurn(work) {
  if (navigator.locks) return navigator.locks.request(TURN, work);
  const me = Math.random().toString(36).slice(2);
  const take = () => keep(TURN, JSON.stringify({ me, until: Date.now() + TURN_LEASE }));
  while (!await takeTurn(me, take)) await pause(TURN_PAUSE);
  const beat = setInterval(take, TURN_LEASE / 4);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    keep(TURN, null);
  }
}

/** Pages without TLS have no locks: a lease in what the tabs share, looked at again a moment later. */
async function takeTurn(me, take) {
  const lease = json(kept(TURN));
  if (lease && lease.me !== me && lease.until > Date.now()) return false;
  take();
  await pause(TURN_PAUSE);
  return json(kept(TURN))?.me === me;
}

function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Numbered commands of this phone, one at a time. A command whose answer got lost is sent again
 * with its number, so the hub takes it once. After anything but a plain yes its number may or may
 * not be used, and so it is while another tab is at it: then the hub is asked before the next one,
 * which it would else take for a repeat.
 */
export class Commands {
  #heard = 0;
  #last = Promise.resolve();

  constructor(place) {
    this.place = place;
  }

  heard(number) {
    this.#heard = Math.max(this.#heard, number);
  }

  send(path, body) {
    const sent = this.#last.then(() => inTurn(() => this.#deliver(path, body)));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  /** What the tabs know of the numbers; of another trip, or of none, nothing. */
  #known() {
    const known = json(kept(NUMBERS));
    return known?.session === this.place.session ? known : null;
  }

  #know(heard, sure) {
    keep(NUMBERS, JSON.stringify({ session: this.place.session, heard, sure }));
  }

  async #next() {
    const known = this.#known();
    if (known?.sure) this.heard(known.heard);
    else this.heard((await look(this.place)).you.heard);
    this.#know(this.#heard, false);
    return this.#heard + 1;
  }

  async #deliver(path, body) {
    let number = 0;
    const key = newKey();
    for (let attempt = 1; ; attempt++) {
      try {
        number ||= await this.#next();
        const answer = await once(path, { ...body, number }, this.place.token, key);
        this.heard(number);
        this.#know(number, true);
        return answer;
      } catch (problem) {
        if (!isLost(problem) || attempt === MAX_TRIES) throw problem;
        await pause(SHORTEST_PAUSE * 2 ** attempt);
      }
    }
  }
}

/** The live cart. Tells every view, and whether the line stands; comes back by itself. */
export class Live {
  #socket = null;
  #pause = SHORTEST_PAUSE;
  #timer = 0;
  #closed = false;
  #revision = -1;

  /** @param seen revision of the cart that is shown already, -1 for none */
  constructor(place, seen, { onView, onLine, onGone }) {
    this.place = place;
    this.#revision = seen;
    this.onView = onView;
    this.onLine = onLine;
    this.onGone = onGone;
    addEventListener('online', this.now);
    addEventListener('offline', this.#lose);
    document.addEventListener('visibilitychange', this.now);
    this.watch = setInterval(this.now, LOOK_AFTER_LINE);
    this.#open();
  }

  /** Looks after the line at once: opens it if it is down, tries it if it seems to stand. */
  now = () => {
    if (this.#closed || document.hidden) return;
    if (this.#socket === null) this.#open();
    else if (this.#socket.readyState === WebSocket.OPEN) this.#tryLine();
  };

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.watch);
    removeEventListener('online', this.now);
    removeEventListener('offline', this.#lose);
    document.removeEventListener('visibilitychange', this.now);
    this.#socket?.close();
  }

  #open() {
    clearTimeout(this.#timer);
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const { session, token } = this.place;
    const socket = new WebSocket(
      `${scheme}://${location.host}/ws/cart/${session}?token=${encodeURIComponent(token)}`
        + (this.#revision < 0 ? '' : `&after=${this.#revision}`));
    let first = true;
    this.#socket = socket;
    this.#timer = setTimeout(this.#lose, ANSWER_LIMIT);
    socket.onmessage = message => {
      if (socket !== this.#socket) return;
      clearTimeout(this.#timer);
      this.#pause = SHORTEST_PAUSE;
      const view = JSON.parse(message.data);
      if (first && !view.upToDate) this.#revision = -1;
      first = false;
      this.#take(view);
    };
    socket.onclose = event => {
      if (socket !== this.#socket) return;
      if (event.code === 4401) this.#end();
      else this.#lose();
    };
  }

  #take(view) {
    if (this.#closed) return;
    this.onLine(true);
    if (view.upToDate) return;
    if (view.revision >= this.#revision) {
      this.#revision = view.revision;
      this.onView(view);
    }
  }

  /** A socket can look open for minutes when nothing comes through any more. */
  async #tryLine() {
    const socket = this.#socket;
    try {
      const view = await look(this.place);
      if (socket !== this.#socket || view.revision <= this.#revision) return;
      this.#take(view);
      this.#socket = null;
      socket.close();
      this.#open();
    } catch (problem) {
      if (socket !== this.#socket) return;
      if (problem.code === 'TOKEN_WRONG') this.#end();
      else if (problem.code === 'NETWORK') this.#lose();
    }
  }

  #lose = () => {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    if (this.#closed) return;
    this.onLine(false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#open(), this.#pause * (0.7 + Math.random() * 0.6));
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  };

  #end() {
    this.close();
    this.onGone();
  }
}
