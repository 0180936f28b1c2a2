// Calls of Portkey's Node library, and of OpenAI's with its headers.
import assert from "node:assert/strict";
import OpenAI from "openai";
import { Portkey, createHeaders } from "portkey-ai";
import { ANSWER, call, ENDPOINT, KEY, OWN, QUESTION, tell, went } from "./report.mjs";

const CLIENT = "Portkey, Node";
const messages = [{ role: "user", content: QUESTION }];

const portkey = (apiKey, more = {}) => new Portkey({ apiKey, baseURL: `${ENDPOINT}/v1`, ...more });
const create = (client, model, more = {}) => client.chat.completions.create({ model, messages, ...more });
const text = (answer) => assert.equal(answer.choices[0].message.content, ANSWER);

call("OpenAI, Node", "createHeaders of Portkey with a placeholder key", async () => {
  const defaultHeaders = createHeaders({ apiKey: KEY, provider: "@stored" });
  text(await create(new OpenAI({ apiKey: "X", baseURL: `${ENDPOINT}/v1`, defaultHeaders }), "m"));
  await went("stored", "m");
});

call(CLIENT, "provider, whole and streamed", async () => {
  const client = portkey(KEY, { provider: "@stored" });
  text(await create(client, "m"));
  let all = "";
  for await (const chunk of await create(client, "m", { stream: true })) all += chunk.choices[0]?.delta?.content ?? "";
  assert.equal(all, ANSWER);
  await went("stored", "m");
});

call(CLIENT, "virtual key", async () => {
  text(await create(portkey(KEY, { virtualKey: "stored" }), "m"));
  await went("stored", "m");
});

call(CLIENT, "config by name", async () => {
  text(await create(portkey(KEY, { config: "workhorse" }), "x"));
  await went("stored", ["big-1", "big-2"]);
});

call(CLIENT, "config as an object, for a key that allows it", async () => {
  const config = { provider: "@stored", override_params: { model: "inline-1" } };
  text(await create(portkey(OWN, { config }), "x"));
  await went("stored", "inline-1");
});

call(CLIENT, "own provider key in Authorization", async () => {
  text(await create(portkey(OWN, { provider: "own", Authorization: "Bearer sk-own" }), "gpt-4o"));
  await went("own", "gpt-4o");
});

call(CLIENT, "models", async () => {
  const listed = await portkey(KEY).models.list();
  assert.ok(listed.data.some((model) => model.id === "stored/seen-1"));
});

await tell();
