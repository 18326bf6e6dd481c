// Joins a trip and follows it, as a foreign program would that read only openapi.yaml.
//   node follow-cart.mjs HUB SECRET     prints one JSON object per line
// Each line on standard input is a word: "wish CODE" wishes for one piece, "again" breaks the line and comes back with the
// revision that it has. Ends with its standard input.
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

const [hub, secret] = process.argv.slice(2);
const say = what => console.log(JSON.stringify(what));

async function ask(path, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(hub + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, ...(await answer.json()) };
}

const joined = await ask('/session/join', { secret, name: 'Node' });
say({ joined: joined.status, participant: joined.participant });

let revision = 0;
let number = 1;
let line = open();

function open() {
  const address = hub.replace('http', 'ws') + `/ws/cart/${joined.session}?token=${joined.token}&after=${revision}`;
  const socket = new WebSocket(address);
  socket.on('message', text => {
    const message = JSON.parse(text);
    revision = message.revision;
    say({ revision, upToDate: message.upToDate === true, lines: message.lines?.length ?? -1, wishes: message.wishes?.length ?? -1 });
  });
  socket.on('close', code => say({ closed: code }));
  socket.on('error', error => say({ error: error.message }));
  return socket;
}

for await (const words of createInterface({ input: process.stdin })) {
  const [word, code] = words.split(' ');
  if (word === 'wish') {
    number += 1;
    const answer = await ask('/cart/add', { session: joined.session, article: code, pieces: 1, number }, joined.token);
    say({ wished: answer.status });
  } else if (word === 'again') {
    const gone = new Promise(done => line.once('close', done));
    line.close(1000);
    await gone;
    line = open();
  }
}
line.close(1000);
