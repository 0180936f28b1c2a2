"""Calls of LangChain."""

import pydantic
from langchain_core.messages import HumanMessage, ToolMessage
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from report import ANSWER, ENDPOINT, KEY, OPENAI, QUESTION, call, on_each, tell, went_to

CLIENT = "LangChain"


class Place(pydantic.BaseModel):
    """A place."""
    city: str
    rain: bool


@tool
def get_weather(city: str) -> str:
    """The weather in a city"""
    return f"sun in {city}"


def chat(model, **more):
    return ChatOpenAI(model=model, base_url=f"{ENDPOINT}/v1", api_key=KEY, **more)


@on_each(CLIENT, "invoke and stream")
def plain(model):
    assert chat(model).invoke(QUESTION).content == ANSWER
    assert "".join(chunk.content for chunk in chat(model).stream(QUESTION)) == ANSWER
    went_to(model)


@on_each(CLIENT, "through Responses")
def responses(model):
    assert chat(model, use_responses_api=True).invoke(QUESTION).text == ANSWER


@on_each(CLIENT, "a task with parallel tools")
def tools(model):
    bound = chat(model).bind_tools([get_weather])
    messages = [HumanMessage("What is the weather in Paris and in Oslo?")]
    messages.append(bound.invoke(messages))
    messages += [ToolMessage(get_weather.invoke(c["args"]), tool_call_id=c["id"])
                 for c in messages[-1].tool_calls]
    assert bound.invoke(messages).content == "Done: sun in Paris | sun in Oslo"


@on_each(CLIENT, "structured output")
def structured(model):
    answer = chat(model).with_structured_output(Place, method="json_schema").invoke(QUESTION)
    assert answer == Place(city="Paris", rain=True), answer


@call(CLIENT, "embeddings, which it sends as token ids where it can")
def embeddings():
    client = OpenAIEmbeddings(model=OPENAI, base_url=f"{ENDPOINT}/v1", api_key=KEY,
                              check_embedding_ctx_length=False)
    assert client.embed_documents(["one", "two"]) == [[0.25, -0.5, 0.75]] * 2


tell()
