// The way to the hub: joining, commands that arrive exactly once, and the live cart.

const PLACE = 'qless-trip';
const MAX_TRIES = 4;
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 8000;

export class Problem extends Error {
  constructor(code, detail) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

export const trip = {
  get() {
    try {
      return JSON.parse(localStorage.getItem(PLACE));
    } catch {
      return null;
    }
  },
  set(value) {
    localStorage.setItem(PLACE, JSON.stringify(value));
  },
  forget() {
    localStorage.removeItem(PLACE);
  },
};

const pause = millis => new Promise(done => setTimeout(done, millis));

async function call(path, body, token) {
  const headers = {};
  if (body) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  let answer;
  try {
    answer = await fetch(path, {
      method: body ? 'POST' : 'GET',
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(8000),
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

export function search(question) {
  return call(`/products/search?q=${encodeURIComponent(question)}`);
}

/**
 * Numbered commands of this phone, one at a time. A command whose answer got lost is sent again
 * with its number, so the hub takes it once.
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
    const number = this.#heard + 1;
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await call(path, { ...body, number }, this.place.token);
        this.heard(number);
        return answer;
      } catch (problem) {
        if (problem.code !== 'NETWORK' || attempt === MAX_TRIES) throw problem;
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

  constructor(place, { onView, onLine, onGone }) {
    this.place = place;
    this.onView = onView;
    this.onLine = onLine;
    this.onGone = onGone;
    addEventListener('online', this.now);
    document.addEventListener('visibilitychange', this.now);
    this.#open();
  }

  /** Tries at once instead of waiting out the pause. */
  now = () => {
    if (!this.#closed && !document.hidden && this.#socket?.readyState > WebSocket.OPEN) {
      clearTimeout(this.#timer);
      this.#open();
    }
  };

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.now);
    document.removeEventListener('visibilitychange', this.now);
    this.#socket?.close();
  }

  #open() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const { session, token } = this.place;
    const socket = new WebSocket(
      `${scheme}://${location.host}/ws/cart/${session}?token=${encodeURIComponent(token)}`);
    this.#socket = socket;
    socket.onmessage = message => {
      const view = JSON.parse(message.data);
      this.#pause = SHORTEST_PAUSE;
      this.onLine(true);
      if (view.revision >= this.#revision) {
        this.#revision = view.revision;
        this.onView(view);
      }
    };
    socket.onclose = event => {
      if (this.#closed || socket !== this.#socket) return;
      if (event.code === 4401) {
        this.close();
        this.onGone();
        return;
      }
      this.onLine(false);
      this.#timer = setTimeout(() => this.#open(), this.#pause * (0.7 + Math.random() * 0.6));
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    };
  }
}
