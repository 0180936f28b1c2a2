curl http://localhost:8080/v1/responses \
  -H "Authorization: Bearer YOUR_KEY" \
  -H "Content-Type: application/json" \
  -d '{"model": "demo/echo", "input": "Hello"}'
