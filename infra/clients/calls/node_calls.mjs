// Calls of the Node libraries. Prints one JSON object a call.
import assert from "node:assert/strict";
import OpenAI from "openai";
import { Portkey, createHeaders } from "portkey-ai";

const { ENDPOINT, PROVIDER, TURNPIKE_KEY: KEY, TURNPIKE_OWN_KEY: OWN, OPENAI_API_KEY } = process.env;
const messages = [{ role: "user", content: "Say hello" }];
const ANSWER = "Hello from the provider";

const last = async () => (await fetch(`${PROVIDER}/last`)).json();

async function went(place, models, authorization) {
  const seen = await last();
  assert.equal(seen.place, place);
  assert.ok([models].flat().includes(seen.model), `asked for ${seen.model}`);
  assert.equal(seen.headers.authorization, authorization);
  assert.ok(!JSON.stringify(seen).includes("tp_"), "the gateway key was passed on");
}

const text = (answer) => assert.equal(answer.choices[0].message.content, ANSWER);

async function streamed(chunks) {
  let all = "";
  for await (const chunk of chunks) all += chunk.choices[0]?.delta?.content ?? "";
  assert.equal(all, ANSWER);
}

const openai = (apiKey, defaultHeaders, baseURL = `${ENDPOINT}/v1`) =>
  new OpenAI({ apiKey, baseURL, defaultHeaders });
const portkey = (apiKey, more = {}) => new Portkey({ apiKey, baseURL: `${ENDPOINT}/v1`, ...more });
const create = (client, model, more = {}) => client.chat.completions.create({ model, messages, ...more });

const calls = {
  "openai, Node": {
    "own provider key, gateway key and config in Portkey's headers": async () => {
      const headers = { "x-portkey-api-key": OWN, "x-portkey-config": "cfg-routing-and-cache" };
      text(await create(openai(OPENAI_API_KEY, headers), "gpt-4o-mini"));
      await went("own", "gpt-4o", "Bearer sk-own");
    },
    "a config by its name as model, base URL without /v1": async () => {
      text(await create(openai(KEY, {}, ENDPOINT), "workhorse"));
      await went("stored", ["big-1", "big-2"], "Bearer sk-stored");
    },
    "connection/model, whole and streamed": async () => {
      text(await create(openai(KEY), "stored/m"));
      await streamed(await create(openai(KEY), "stored/m", { stream: true }));
      await went("stored", "m", "Bearer sk-stored");
    },
    "models": async () => {
      const ids = [];
      for await (const model of openai(KEY).models.list()) ids.push(model.id);
      assert.ok(ids.includes("workhorse") && ids.includes("demo/echo"), ids.join());
    },
    "createHeaders of Portkey with a placeholder key": async () => {
      text(await create(openai("X", createHeaders({ apiKey: KEY, provider: "@stored" })), "m"));
      await went("stored", "m", "Bearer sk-stored");
    },
  },
  "portkey-ai, Node": {
    "provider, whole and streamed": async () => {
      const client = portkey(KEY, { provider: "@stored" });
      text(await create(client, "m"));
      await streamed(await create(client, "m", { stream: true }));
      await went("stored", "m", "Bearer sk-stored");
    },
    "virtual key": async () => {
      text(await create(portkey(KEY, { virtualKey: "stored" }), "m"));
      await went("stored", "m", "Bearer sk-stored");
    },
    "config by name": async () => {
      text(await create(portkey(KEY, { config: "workhorse" }), "x"));
      await went("stored", ["big-1", "big-2"], "Bearer sk-stored");
    },
    "config as an object, for a key that allows it": async () => {
      const config = { provider: "@stored", override_params: { model: "inline-1" } };
      text(await create(portkey(OWN, { config }), "x"));
      await went("stored", "inline-1", "Bearer sk-stored");
    },
    "own provider key in Authorization": async () => {
      const client = portkey(OWN, { provider: "openai", Authorization: "Bearer sk-own" });
      text(await create(client, "gpt-4o"));
      await went("own", "gpt-4o", "Bearer sk-own");
    },
    "models": async () => {
      const listed = await portkey(KEY).models.list();
      assert.ok(listed.data.some((model) => model.id === "stored/seen-1"));
    },
  },
};

for (const [client, all] of Object.entries(calls)) {
  for (const [call, run] of Object.entries(all)) {
    let why = "";
    try {
      await run();
    } catch (error) {
      why = `${error.name}: ${error.message}`;
    }
    console.log(JSON.stringify({ client, call, passed: why === "", why }));
  }
}
