curl http://localhost:8080/v1/embeddings \
  -H "Authorization: Bearer YOUR_KEY" \
  -H "Content-Type: application/json" \
  -d '{"model": "demo/embed", "input": ["Hello", "world"]}'
