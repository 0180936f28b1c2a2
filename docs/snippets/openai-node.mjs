// npm install openai
import OpenAI from "openai";

const client = new OpenAI({ baseURL: "http://localhost:8080/v1", apiKey: "YOUR_KEY" });
const answer = await client.chat.completions.create({
  model: "demo/echo",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);
