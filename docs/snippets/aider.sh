# pip install aider-install && aider-install
export OPENAI_API_BASE=http://localhost:8080/v1
export OPENAI_API_KEY=YOUR_KEY
aider --model openai/coding --message "Hello"
