"""Calls of LlamaIndex."""

from llama_index.core.llms import ChatMessage
from llama_index.core.tools import FunctionTool
from llama_index.embeddings.openai_like import OpenAILikeEmbedding
from llama_index.llms.openai_like import OpenAILike
from report import ANSWER, ENDPOINT, KEY, OPENAI, QUESTION, call, on_each, tell, went_to

CLIENT = "LlamaIndex"


def get_weather(city: str) -> str:
    """The weather in a city"""
    return f"sun in {city}"


def llm(model, **more):
    return OpenAILike(model=model, api_base=f"{ENDPOINT}/v1", api_key=KEY, **{
        "is_chat_model": True, "is_function_calling_model": True, **more})


@on_each(CLIENT, "chat and stream")
def plain(model):
    message = ChatMessage(role="user", content=QUESTION)
    assert llm(model).chat([message]).message.content == ANSWER
    assert list(llm(model).stream_chat([message]))[-1].message.content == ANSWER
    went_to(model)


@call(CLIENT, "as it is set by itself: completions")
def completions():
    assert llm(OPENAI, is_chat_model=False).complete(QUESTION).text == ANSWER


@on_each(CLIENT, "parallel tools")
def tools(model):
    answer = llm(model).predict_and_call(
        [FunctionTool.from_defaults(get_weather)], QUESTION, allow_parallel_tool_calls=True)
    assert [s.content for s in answer.sources] == ["sun in Paris", "sun in Oslo"], answer


@call(CLIENT, "embeddings")
def embeddings():
    client = OpenAILikeEmbedding(
        model_name=OPENAI, api_base=f"{ENDPOINT}/v1", api_key=KEY)
    assert client.get_text_embedding("one") == [0.25, -0.5, 0.75]


tell()
