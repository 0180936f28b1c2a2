# pip install llama-index-llms-openai-like
from llama_index.llms.openai_like import OpenAILike

llm = OpenAILike(
    model="demo/echo",
    api_base="http://localhost:8080/v1",
    api_key="YOUR_KEY",
    is_chat_model=True,
)
print(llm.complete("Hello"))
