// The upstream for streams: a role frame and the first token at once, then a token every GAP ms, a
// usage frame if asked for, [DONE]. The call's `user` is "bench TOKENS GAP"; with a gap of 0 the
// second token waits for GET /release. Every token carries its number and the monotonic clock at
// sending; the model name is the one received. GET /count tells how many calls came.
import { createServer } from 'node:http';

const held = new Set();
let calls = 0;

const server = createServer((request, response) => {
  if (request.url === '/release') release();
  if (request.method === 'GET') return response.end(JSON.stringify({ calls }));
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (piece) => (body += piece));
  request.on('end', () => stream(JSON.parse(body), response));
});

function stream(call, response) {
  calls += 1;
  response.socket.setNoDelay(true);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.write(frame(call, { role: 'assistant', content: '' }));
  response.write(token(call, 0));
  const [tokens, gap] = call.user.split(' ').slice(1).map(Number);
  let sent = 1;
  const next = () => {
    response.write(token(call, sent++));
    if (sent >= tokens) finish();
  };
  const timer = gap > 0 ? setInterval(next, gap) : undefined;
  if (gap === 0) held.add(next);
  response.on('close', () => {
    clearInterval(timer);
    held.delete(next);
  });

  function finish() {
    clearInterval(timer);
    response.write(frame(call, {}, 'stop'));
    if (call.stream_options?.include_usage) response.write(usage(call, tokens));
    response.end('data: [DONE]\n\n');
  }
}

function release() {
  for (const next of held) next();
  held.clear();
}

const token = (call, number) =>
  frame(call, { content: ` w${number}@${process.hrtime.bigint()}` });

const frame = (call, delta, finish_reason = null) =>
  event(call, { choices: [{ index: 0, delta, finish_reason }] });

const usage = (call, tokens) =>
  event(call, {
    choices: [],
    usage: { prompt_tokens: 214, completion_tokens: tokens, total_tokens: 214 + tokens },
  });

const event = (call, rest) =>
  `data: ${JSON.stringify({ id: 'chatcmpl-bench', object: 'chat.completion.chunk', created: 1767225600, model: call.model, ...rest })}\n\n`;

server.keepAliveTimeout = 600_000;
server.requestTimeout = 0;
server.listen(Number(process.argv[2]), '127.0.0.1', 4096);
