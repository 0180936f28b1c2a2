// Calls of Anthropic's Node library.
import assert from "node:assert/strict";
import Anthropic from "@anthropic-ai/sdk";
import { ANSWER, call, ENDPOINT, EVERYWHERE, KEY, onEach, OPENAI, QUESTION, SHAPES, tell, wentTo } from "./report.mjs";

const CLIENT = "Anthropic, Node";
const messages = [{ role: "user", content: QUESTION }];
const weather = {
  name: "get_weather",
  description: "The weather in a city",
  input_schema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};

const client = (more = {}) => new Anthropic({ baseURL: ENDPOINT, authToken: KEY, ...more });
const asked = (model, more = {}) => ({ model, max_tokens: 100, messages, ...more });

onEach(CLIENT, "messages, whole and streamed", EVERYWHERE, async (model) => {
  const message = await client().messages.create(asked(model));
  assert.equal(message.content[0].text, ANSWER);
  assert.equal(message.stop_reason, "end_turn");
  const stream = client().messages.stream(asked(model));
  assert.equal(await stream.finalText(), ANSWER);
  await wentTo(model);
});

call(CLIENT, "base URL with /anthropic, key as x-api-key", async () => {
  const other = new Anthropic({ baseURL: `${ENDPOINT}/anthropic`, apiKey: KEY });
  assert.equal((await other.messages.create(asked(OPENAI))).content[0].text, ANSWER);
});

async function task(say) {
  const said = await say(messages);
  const uses = said.content.filter((block) => block.type === "tool_use");
  assert.deepEqual(uses.map((use) => use.input.city), ["Paris", "Oslo"]);
  const results = uses.map((use, at) => ({ type: "tool_result", tool_use_id: use.id, content: `sun ${at}` }));
  const answer = await say([...messages, { role: "assistant", content: said.content }, { role: "user", content: results }]);
  assert.equal(answer.content[0].text, "Done: sun 0 | sun 1");
}

onEach(CLIENT, "a task with parallel tools", EVERYWHERE, (model) =>
  task((all) => client().messages.create(asked(model, { messages: all, tools: [weather] }))));

onEach(CLIENT, "the same, streamed", EVERYWHERE, (model) =>
  task((all) => client().messages.stream(asked(model, { messages: all, tools: [weather] })).finalMessage()));

onEach(CLIENT, "a count of tokens", SHAPES, async (model) => {
  assert.ok((await client().messages.countTokens({ model, messages })).input_tokens > 0);
});

call(CLIENT, "models", async () => {
  const ids = [];
  for await (const model of client().models.list({ limit: 20 })) ids.push(model.id);
  assert.ok(ids.includes("workhorse") && ids.includes("claude-haiku-4-5"), ids.join());
});

onEach(CLIENT, "a wrong gateway key and an unknown model are its own errors", SHAPES, async (model) => {
  await assert.rejects(client({ authToken: "tp_x" }).messages.create(asked(model)), Anthropic.AuthenticationError);
  await assert.rejects(client().messages.create(asked(`nobody${model}`)), Anthropic.NotFoundError);
});

await tell();
