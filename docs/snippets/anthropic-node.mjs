// npm install @anthropic-ai/sdk
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ baseURL: "http://localhost:8080", authToken: "YOUR_KEY" });
const message = await client.messages.create({
  model: "demo/echo",
  max_tokens: 100,
  messages: [{ role: "user", content: "Hello" }],
});
console.log(message.content[0].text);
