// Keeps a fixed number of streams open for some seconds and prints what it saw as one line of
// JSON. With "opening", milliseconds, each slot runs one stream only, begun within that time, and a
// line OPEN says that all have their first token or failed.
// usage: stream.mjs '{"url", "headers", "body", "streams", "seconds", "tokens", "gap", "opening"}'
import { Agent, request } from 'node:http';

const plan = JSON.parse(process.argv[2]);
const body = Buffer.from(JSON.stringify(plan.body));
const agent = new Agent({ keepAlive: true, maxSockets: plan.streams, noDelay: true });
const headers = { ...plan.headers, 'content-type': 'application/json', 'content-length': body.length };
const seen = { streams: 0, frames: 0, reads: 0, broken: 0, first: [], transit: [], model: null };
const STREAM_MS = plan.opening ?? (plan.tokens - 1) * plan.gap;
const PATIENCE_MS = plan.opening === undefined ? 15_000 : 300_000;
let ending = plan.opening !== undefined;
let opened = 0;

await Promise.all(Array.from({ length: plan.streams }, (_, slot) => run(slot)));
agent.destroy();
console.log(JSON.stringify(summary()));

// Slots start evenly spread over one stream's length, so that calls do not come in bursts. The
// first stream of a slot opens its connection and is checked but not timed.
async function run(slot) {
  await pause((slot * STREAM_MS) / plan.streams);
  if (plan.opening !== undefined) return one(true).catch(broken);
  if (slot === 0) setTimeout(() => (ending = true), plan.seconds * 1000 + STREAM_MS);
  for (let timed = false; !ending; timed = true) await one(timed).catch(broken);
}

function one(timed) {
  return new Promise((done, fail) => {
    const begun = process.hrtime.bigint();
    const call = request(plan.url, { method: 'POST', agent, headers, timeout: PATIENCE_MS });
    call.on('error', fail);
    call.on('timeout', () => call.destroy(new Error('no token for too long')));
    call.on('response', (response) => read(response, begun, timed).then(done, fail));
    call.end(body);
  });
}

function read(response, begun, timed) {
  return new Promise((done, fail) => {
    let rest = '';
    const state = { tokens: 0, usage: false, done: false };
    response.setEncoding('utf8');
    response.on('data', (piece) => {
      const now = process.hrtime.bigint();
      seen.reads += 1;
      const events = (rest + piece).split('\n\n');
      rest = events.pop();
      try {
        for (const event of events) take(event, now, state, begun, timed);
      } catch (error) {
        response.destroy(error);
      }
    });
    response.on('end', () => (whole(response, state) ? done() : fail(short(response))));
    response.on('error', fail);
  });
}

function take(event, now, state, begun, timed) {
  if (!event.startsWith('data: ')) return;
  seen.frames += 1;
  const mark = / w(\d+)@(\d+)"/.exec(event);
  if (mark) return token(Number(mark[1]), BigInt(mark[2]), now, state, begun, timed);
  if (event === 'data: [DONE]') state.done = true;
  else if (event.includes('"usage":{')) state.usage = JSON.parse(event.slice(6)).usage.completion_tokens;
  else seen.model ??= JSON.parse(event.slice(6)).model;
}

function token(number, sent, now, state, begun, timed) {
  if (number !== state.tokens) throw new Error(`token ${state.tokens} is missing`);
  if (number === 0) open();
  if (timed && number === 0) seen.first.push(Number(now - begun) / 1000);
  if (timed && number > 0) seen.transit.push(Number(now - sent) / 1000);
  state.tokens += 1;
}

function whole(response, state) {
  const all = response.statusCode === 200 && state.tokens === plan.tokens && state.done;
  if (all && state.usage === plan.tokens) seen.streams += 1;
  return all && state.usage === plan.tokens;
}

function short(response) {
  return new Error(response.statusCode === 200 ? 'incomplete' : `status ${response.statusCode}`);
}

function open() {
  opened += 1;
  if (plan.opening !== undefined && opened === plan.streams) console.log('OPEN');
}

function broken(error) {
  seen.broken += 1;
  seen.complaint ??= error.message;
  open();
  return pause(100);
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

function summary() {
  const { first, transit, ...counts } = seen;
  return { ...counts, timed: first.length, first_us: quantiles(first), transit_us: quantiles(transit) };
}

function quantiles(values) {
  if (values.length === 0) return null;
  const sorted = values.sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}
