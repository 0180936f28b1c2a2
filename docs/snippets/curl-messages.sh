curl http://localhost:8080/v1/messages \
  -H "Authorization: Bearer YOUR_KEY" \
  -H "anthropic-version: 2023-06-01" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "demo/echo",
    "max_tokens": 100,
    "messages": [{"role": "user", "content": "Hello"}]
  }'
