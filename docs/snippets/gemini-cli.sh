# npm install -g @google/gemini-cli
export GOOGLE_GEMINI_BASE_URL=http://localhost:8080
export GEMINI_API_KEY=YOUR_KEY
gemini --model coding -p "Hello"
