export GOOSE_PROVIDER=openai
export OPENAI_HOST=http://localhost:8080
export OPENAI_API_KEY=YOUR_KEY
export GOOSE_MODEL=coding
goose run --text "Hello"
