curl http://localhost:8080/v1/chat/completions \
  -H "Authorization: Bearer YOUR_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "demo/echo",
    "messages": [{"role": "user", "content": "Hello"}]
  }'
