// The least that a live page can do: it opens a WebSocket and prints the texts that come.
//   node say.mjs      prints its address; each line on standard input is a text for all who listen, and whoever comes
//                     later gets the last one. Ends with its standard input.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { WebSocketServer } from 'ws';

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Texts</title></head>
<body><p id="text"></p><script>
new WebSocket('ws://' + location.host).onmessage = message => { document.getElementById('text').textContent = message.data; };
</script></body></html>`;

const server = createServer((request, answer) => {
  const there = request.url === '/';
  answer.writeHead(there ? 200 : 404, { 'Content-Type': 'text/html', 'Cache-Control': 'no-cache' });
  answer.end(there ? PAGE : '');
});
const sockets = new WebSocketServer({ server });
let last = '';
sockets.on('connection', socket => socket.send(last));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

for await (const text of createInterface({ input: process.stdin })) {
  last = text;
  for (const socket of sockets.clients) socket.send(text);
}
process.exit(0);
