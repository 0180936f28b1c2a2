# npm install -g @anthropic-ai/claude-code
export ANTHROPIC_BASE_URL=http://localhost:8080
export ANTHROPIC_AUTH_TOKEN=YOUR_KEY
# works on the task
export ANTHROPIC_MODEL=coding
# works in the background
export ANTHROPIC_DEFAULT_HAIKU_MODEL=anthropic/claude-haiku-4-5
# lists the models of your key in /model
export CLAUDE_CODE_ENABLE_GATEWAY_MODEL_DISCOVERY=1
claude -p "Hello"
