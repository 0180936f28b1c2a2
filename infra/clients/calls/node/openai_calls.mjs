// Calls of OpenAI's Node library.
import assert from "node:assert/strict";
import OpenAI from "openai";
import { ANSWER, call, ENDPOINT, EVERYWHERE, KEY, onEach, OPENAI, OWN, QUESTION, SHAPES, tell, went, wentTo } from "./report.mjs";

const CLIENT = "OpenAI, Node";
const messages = [{ role: "user", content: QUESTION }];
const weather = {
  name: "get_weather",
  description: "The weather in a city",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"], additionalProperties: false },
};

const client = (apiKey = KEY, more = {}) => new OpenAI({ apiKey, baseURL: `${ENDPOINT}/v1`, ...more });
const create = (model, more = {}) => client().chat.completions.create({ model, messages, ...more });
const text = (answer) => assert.equal(answer.choices[0].message.content, ANSWER);

async function streamed(chunks) {
  let all = "";
  for await (const chunk of chunks) all += chunk.choices[0]?.delta?.content ?? "";
  assert.equal(all, ANSWER);
}

call(CLIENT, "own provider key, gateway key and config in Portkey's headers", async () => {
  const defaultHeaders = { "x-portkey-api-key": OWN, "x-portkey-config": "cfg-routing-and-cache" };
  text(await client(process.env.OPENAI_API_KEY, { defaultHeaders }).chat.completions.create({ model: "gpt-4o-mini", messages }));
  await went("own", "gpt-4o");
});

call(CLIENT, "a config by its name as model, base URL without /v1", async () => {
  text(await client(KEY, { baseURL: ENDPOINT }).chat.completions.create({ model: "workhorse", messages }));
  await went("stored", ["big-1", "big-2"]);
});

onEach(CLIENT, "connection/model, whole and streamed", EVERYWHERE, async (model) => {
  text(await create(model));
  await streamed(await create(model, { stream: true }));
  await wentTo(model);
});

onEach(CLIENT, "a task with parallel tools", EVERYWHERE, async (model) => {
  const tools = [{
    type: "function",
    function: { ...weather, function: ({ city }) => `sun in ${city}`, parse: JSON.parse },
  }];
  const runner = client().chat.completions.runTools({ model, messages, tools });
  assert.equal(await runner.finalContent(), "Done: sun in Paris | sun in Oslo");
});

onEach(CLIENT, "the same, streamed", EVERYWHERE, async (model) => {
  const tools = [{
    type: "function",
    function: { ...weather, function: ({ city }) => `sun in ${city}`, parse: JSON.parse },
  }];
  const runner = client().chat.completions.runTools({ model, messages, tools, stream: true });
  assert.equal(await runner.finalContent(), "Done: sun in Paris | sun in Oslo");
});

onEach(CLIENT, "Responses, whole and streamed", EVERYWHERE, async (model) => {
  const whole = await client().responses.create({ model, input: QUESTION });
  assert.equal(whole.output_text, ANSWER);
  const stream = client().responses.stream({ model, input: QUESTION });
  assert.equal((await stream.finalResponse()).output_text, ANSWER);
  await wentTo(model);
});

call(CLIENT, "embeddings", async () => {
  const answer = await client().embeddings.create({ model: OPENAI, input: ["one", "two"] });
  assert.deepEqual(answer.data.map((item) => item.embedding), [[0.25, -0.5, 0.75], [0.25, -0.5, 0.75]]);
});

call(CLIENT, "models", async () => {
  const ids = [];
  for await (const model of client().models.list()) ids.push(model.id);
  assert.ok(ids.includes("workhorse") && ids.includes("demo/echo"), ids.join());
});

onEach(CLIENT, "a wrong gateway key and an unknown model are its own errors", SHAPES, async (model) => {
  await assert.rejects(client("tp_x").chat.completions.create({ model, messages }), OpenAI.AuthenticationError);
  await assert.rejects(create(`nobody${model}`), OpenAI.NotFoundError);
});

await tell();
