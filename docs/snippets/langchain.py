# pip install langchain-openai
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

gateway = {"base_url": "http://localhost:8080/v1", "api_key": "YOUR_KEY"}
print(ChatOpenAI(model="demo/echo", **gateway).invoke("Hello").content)

embeddings = OpenAIEmbeddings(
    model="demo/embed",
    check_embedding_ctx_length=False,  # sends texts, not the tokens of a model of OpenAI's
    **gateway,
)
print(len(embeddings.embed_query("Hello")))
