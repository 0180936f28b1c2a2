// The upstream for large bodies: reads a call to its end, then gives a whole answer of the size that
// the path's first part names ("/100k/…", "/1m/…"), else the ordinary one. GET /count tells how many
// calls and how many bytes came. usage: large.mjs PORT ANSWER-FILE-OF-EACH-NAME…
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';

const [port, ...files] = process.argv.slice(2);
const answers = new Map(files.map((file) => [basename(file, '.json'), readFileSync(file)]));
const seen = { calls: 0, bytes: 0 };

const server = createServer((request, response) => {
  if (request.method === 'GET') return response.end(JSON.stringify(seen));
  request.on('data', (piece) => (seen.bytes += piece.length));
  request.on('end', () => answer(response, answers.get(request.url.split('/')[1]) ?? answers.get('answer')));
});

function answer(response, body) {
  seen.calls += 1;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

server.keepAliveTimeout = 600_000;
server.requestTimeout = 0;
server.listen(Number(port), '127.0.0.1', 4096);
