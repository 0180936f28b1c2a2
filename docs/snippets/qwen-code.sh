# npm install -g @qwen-code/qwen-code
export OPENAI_BASE_URL=http://localhost:8080/v1
export OPENAI_API_KEY=YOUR_KEY
export OPENAI_MODEL=coding
qwen --auth-type openai -p "Hello"
