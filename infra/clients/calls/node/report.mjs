// What the scripts of calls share: a list of calls, what the provider saw, and the telling.
import assert from "node:assert/strict";

export const { ENDPOINT, PROVIDER, TURNPIKE_KEY: KEY, TURNPIKE_OWN_KEY: OWN } = process.env;
export const ANSWER = "Hello from the provider";
export const QUESTION = "Say hello";

// A model of each kind of provider, with the key that its provider must see.
export const OPENAI = "stored/m";
export const SHAPES = { "OpenAI's chat": OPENAI, "Anthropic's": "claude/m" };
export const EVERYWHERE = { ...SHAPES, "OpenAI's Responses": "vendor/gpt-4o" };
const SECRETS = {
  stored: ["authorization", "Bearer sk-stored"],
  claude: ["x-api-key", "sk-claude"],
  vendor: ["authorization", "Bearer sk-vendor"],
  own: ["authorization", "Bearer sk-own"],
};

const calls = [];

export const call = (client, what, run) => calls.push({ client, call: what, run });

// The same call to every kind of provider there is.
export function onEach(client, what, models, run) {
  for (const [shape, model] of Object.entries(models)) {
    call(client, `${what}, provider of ${shape} shape`, () => run(model));
  }
}

// Where the last call came to: there, for that model, with the right key and none of ours.
export async function went(place, models) {
  const seen = await (await fetch(`${PROVIDER}/last`)).json();
  const [header, secret] = SECRETS[place];
  assert.equal(seen.place, place);
  assert.ok([models].flat().includes(seen.model), `asked for ${seen.model}`);
  assert.equal(seen.headers[header], secret);
  assert.ok(!JSON.stringify(seen).includes("tp_"), "the gateway key was passed on");
  return seen.body;
}

export function wentTo(model) {
  const [place, ...name] = model.split("/");
  return went(place, name.join("/"));
}

export async function tell() {
  for (const { client, call: what, run } of calls) {
    let why = "";
    try {
      await run();
    } catch (error) {
      why = `${error.name}: ${error.message}`;
    }
    console.log(JSON.stringify({ client, call: what, passed: why === "", why }));
  }
}
