// The way to the hub: joining, commands that arrive exactly once, and the live cart.

import { keep, kept } from './memory.js';

const PLACE = 'qless-trip';
const VIEW = 'qless-view';

const MAX_TRIES = 5;

/** Whoever pressed a button hears soon that there is no hub. */
const MAX_TRIES_OF_ONE = 3;

/** How often other tabs may take the number that this one meant to use. */
const MAX_RACES = 20;

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

/** Whether the number was not the next. */
const isOutOfTurn = problem => problem.code === 'NUMBER_USED' || problem.code === 'NUMBER_GAP';

/**
 * Asks the hub; throws a Problem for every other answer than a good one. What changes something is sent again with its
 * key when the answer got lost, and counts once.
 */
export async function call(path, body, token) {
  if (!body) return once(path, undefined, token);
  const key = newKey();
  return insist(() => once(path, body, token, key), MAX_TRIES_OF_ONE);
}

async function insist(ask, tries) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (problem) {
      if (!isLost(problem) || attempt === tries) throw problem;
      await pause(SHORTEST_PAUSE * 2 ** (attempt - 1));
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

function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Numbered commands of this phone, one at a time. A command whose answer got lost is sent again with its number and key,
 * so the hub takes it once. All tabs share the phone's numbers: a number that another tab, or a command whose answer
 * never came, has used is refused by the hub, which is then asked for the next.
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
    const sent = this.#last.then(() => this.#deliver(path, body));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  async #deliver(path, body) {
    for (let race = 1; ; race++) {
      const number = this.#heard + 1;
      const key = newKey();
      try {
        const answer = await insist(() => once(path, { ...body, number }, this.place.token, key), MAX_TRIES);
        this.heard(number);
        return answer;
      } catch (problem) {
        if (!isOutOfTurn(problem) || race === MAX_RACES) throw problem;
        this.#heard = (await insist(() => look(this.place), MAX_TRIES)).you.heard;
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
