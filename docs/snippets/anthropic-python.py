# pip install anthropic
from anthropic import Anthropic

client = Anthropic(base_url="http://localhost:8080", auth_token="YOUR_KEY")
message = client.messages.create(
    model="demo/echo",
    max_tokens=100,
    messages=[{"role": "user", "content": "Hello"}],
)
print(message.content[0].text)
