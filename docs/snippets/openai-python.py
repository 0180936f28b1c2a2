# pip install openai
from openai import OpenAI

client = OpenAI(base_url="http://localhost:8080/v1", api_key="YOUR_KEY")
answer = client.chat.completions.create(
    model="demo/echo",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)
