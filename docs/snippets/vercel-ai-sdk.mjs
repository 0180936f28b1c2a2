// npm install ai @ai-sdk/openai-compatible
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText } from "ai";

const turnpike = createOpenAICompatible({
  name: "turnpike",
  baseURL: "http://localhost:8080/v1",
  apiKey: "YOUR_KEY",
});
const { text } = await generateText({ model: turnpike("demo/echo"), prompt: "Hello" });
console.log(text);
