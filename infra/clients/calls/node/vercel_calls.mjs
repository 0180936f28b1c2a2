// Calls of Vercel's AI SDK with each of its three providers.
import assert from "node:assert/strict";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { embed, generateObject, generateText, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";
import { ANSWER, call, ENDPOINT, EVERYWHERE, KEY, onEach, OPENAI, QUESTION, SHAPES, tell, wentTo } from "./report.mjs";

const CLIENT = "Vercel AI SDK";
const set = { baseURL: `${ENDPOINT}/v1`, apiKey: KEY };
const compatible = createOpenAICompatible({ name: "turnpike", includeUsage: true, supportsStructuredOutputs: true, ...set });
const providers = {
  "@ai-sdk/openai-compatible": [compatible, SHAPES],
  "@ai-sdk/openai, through Responses": [createOpenAI(set), EVERYWHERE],
  "@ai-sdk/anthropic": [createAnthropic(set), EVERYWHERE],
};
const tools = {
  get_weather: tool({
    description: "The weather in a city",
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => `sun in ${city}`,
  }),
};

for (const [name, [provider, models]] of Object.entries(providers)) {
  onEach(CLIENT, `${name}: whole and streamed`, models, async (model) => {
    assert.equal((await generateText({ model: provider(model), prompt: QUESTION })).text, ANSWER);
    const streamed = streamText({ model: provider(model), prompt: QUESTION });
    assert.equal(await streamed.text, ANSWER);
    assert.equal((await streamed.usage).outputTokens, 4);
    await wentTo(model);
  });

  onEach(CLIENT, `${name}: a task with parallel tools, streamed`, models, async (model) => {
    const run = streamText({ model: provider(model), prompt: QUESTION, tools, stopWhen: stepCountIs(3) });
    const text = await run.text;
    assert.ok(text.startsWith("Done:") && text.includes("sun in Paris") && text.includes("sun in Oslo"), text);
  });

  onEach(CLIENT, `${name}: an object`, models, async (model) => {
    const schema = z.object({ city: z.string(), rain: z.boolean() });
    const { object } = await generateObject({ model: provider(model), prompt: QUESTION, schema });
    assert.deepEqual(object, { city: "Paris", rain: true });
  });
}

call(CLIENT, "@ai-sdk/openai-compatible: an embedding", async () => {
  const { embedding } = await embed({ model: compatible.textEmbeddingModel(OPENAI), value: "one" });
  assert.deepEqual(embedding, [0.25, -0.5, 0.75]);
});

await tell();
