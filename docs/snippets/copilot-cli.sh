# npm install -g @github/copilot
export COPILOT_PROVIDER_TYPE=openai
export COPILOT_PROVIDER_BASE_URL=http://localhost:8080/v1
export COPILOT_PROVIDER_API_KEY=YOUR_KEY
export COPILOT_MODEL=coding
# says nothing to GitHub; without it, it wants to sign in there for the rest
export COPILOT_OFFLINE=true
copilot -p "Hello"
