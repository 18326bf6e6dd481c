// Who is at this page, and the live line to the hub. The access token lives in this page only; the
// refresh token in a cookie that no script reads.

import { Problem, call } from '/hub.js';
import { keep, kept } from '/memory.js';

/** Says that this browser has a cookie; the phone page's word for it, as it is the same cookie. */
const WAS_IN = 'qless-account';

/** An access token that is about to end is not used any more. */
const MARGIN = 30_000;

const RACE_PAUSE = 400;
const MAX_RACES = 3;
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

/** A hub that takes longer is not there. */
const ANSWER_LIMIT = 8000;

/** The line is tried so often: a Wi-Fi that went away without a word is noticed, a token renewed. */
const BEAT = 15_000;

let access = '';
let accessEnds = 0;
let refreshing = null;

/** Who is in, null if nobody is. */
export let me = null;

function take(answer) {
  me = answer.account;
  access = answer.accessToken;
  accessEnds = performance.now() + answer.expiresInSeconds * 1000 - MARGIN;
  keep(WAS_IN, 'yes');
}

function drop() {
  me = null;
  access = '';
  accessEnds = 0;
  keep(WAS_IN, null);
}

export const wasIn = () => Boolean(kept(WAS_IN));

/** @param proof `{password}` or `{code}` */
export async function login(name, proof) {
  take(await call('/auth/login', { login: name, ...proof }));
}

export async function logout() {
  await call('/auth/logout', {}, access).catch(() => undefined);
  drop();
}

/** Another page of this browser may refresh in the same moment: then the cookie is new already. */
async function refresh() {
  for (let race = 1; ; race++) {
    try {
      return take(await call('/auth/refresh', {}));
    } catch (problem) {
      if (problem.code === 'REFRESH_RACED' && race < MAX_RACES) {
        await new Promise(done => setTimeout(done, RACE_PAUSE));
        continue;
      }
      if (problem.code === 'LOGIN_AGAIN' || problem.code === 'ACCOUNT_DISABLED') drop();
      throw problem;
    }
  }
}

export async function token() {
  if (performance.now() > accessEnds) {
    refreshing ??= refresh().finally(() => refreshing = null);
    await refreshing;
  }
  return access;
}

/** Asks a door of staff. */
export async function ask(path, body) {
  try {
    return await call(path, body, await token());
  } catch (problem) {
    if (problem.code !== 'TOKEN_WRONG') throw problem;
    accessEnds = 0;
    return call(path, body, await token());
  }
}

/**
 * The live line. Tells every message and whether the line stands; comes back by itself, and then
 * gets all anew.
 */
export class Line {
  #socket = null;
  #pause = SHORTEST_PAUSE;
  #timer = 0;
  #closed = false;

  /** @param onOut told why nobody is let in any more: a word of the page */
  constructor({ onMessage, onLine, onOut }) {
    this.onMessage = onMessage;
    this.onLine = onLine;
    this.onOut = onOut;
    addEventListener('online', this.#now);
    addEventListener('offline', this.#lose);
    document.addEventListener('visibilitychange', this.#now);
    this.beat = setInterval(this.#try, BEAT);
    void this.#open();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.beat);
    removeEventListener('online', this.#now);
    removeEventListener('offline', this.#lose);
    document.removeEventListener('visibilitychange', this.#now);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #now = () => {
    if (this.#closed || document.hidden) return;
    if (this.#socket === null) void this.#open();
    else void this.#try();
  };

  async #open() {
    clearTimeout(this.#timer);
    let said;
    try {
      said = await token();
    } catch (problem) {
      if (problem instanceof Problem && problem.code !== 'NETWORK' && !me) this.#end('staffSession');
      else this.#lose();
      return;
    }
    if (this.#closed || this.#socket) return;
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/ws/staff`);
    this.#socket = socket;
    this.#expect();
    socket.onopen = () => socket.send(JSON.stringify({ token: said }));
    socket.onmessage = message => {
      if (socket !== this.#socket) return;
      clearTimeout(this.#timer);
      this.#pause = SHORTEST_PAUSE;
      this.onMessage(JSON.parse(message.data));
      this.onLine(true);
    };
    socket.onclose = event => {
      if (socket !== this.#socket) return;
      if (event.code === 4403) this.#end('notStaff');
      else {
        if (event.code === 4401) accessEnds = 0;
        this.#lose();
      }
    };
  }

  #expect() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#lose, ANSWER_LIMIT);
  }

  /** The hub answers a token with what is around, so silence means that the line is dead. */
  #try = async () => {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    const fresh = await token().catch(() => access);
    if (socket !== this.#socket || socket.readyState !== WebSocket.OPEN) return;
    this.#expect();
    socket.send(JSON.stringify({ token: fresh }));
  };

  #lose = () => {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    if (this.#closed) return;
    this.onLine(false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#open(), this.#pause * (0.7 + Math.random() * 0.6));
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  };

  #end(why) {
    this.close();
    this.onOut(why);
  }
}
