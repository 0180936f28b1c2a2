# npm install -g @anthropic-ai/claude-code
export ANTHROPIC_BASE_URL=http://localhost:8080
export ANTHROPIC_AUTH_TOKEN=YOUR_KEY
export ANTHROPIC_MODEL=anthropic/claude-sonnet-4-5                # works on the task
export ANTHROPIC_DEFAULT_HAIKU_MODEL=anthropic/claude-haiku-4-5   # works in the background
claude -p "Hello"
