"""Calls of OpenAI's Agents SDK."""

import asyncio

from agents import (Agent, OpenAIChatCompletionsModel, OpenAIResponsesModel, Runner, function_tool,
                    set_tracing_disabled)
from openai import AsyncOpenAI
from report import ENDPOINT, KEY, RESPONSES, SHAPES, on_each, tell, went_to

CLIENT = "OpenAI Agents SDK"
EVERYWHERE = {**SHAPES, "OpenAI's Responses": RESPONSES}
set_tracing_disabled(True)


@function_tool
def get_weather(city: str) -> str:
    """The weather in a city"""
    return f"sun in {city}"


def agent(kind, model):
    client = AsyncOpenAI(base_url=f"{ENDPOINT}/v1", api_key=KEY)
    return Agent(name="Assistant", instructions="Be brief.", tools=[get_weather],
                 model=kind(model=model, openai_client=client))


QUESTION = "What is the weather in Paris and in Oslo?"
ANSWER = "Done: sun in Paris | sun in Oslo"


@on_each(CLIENT, "a task with parallel tools, through Responses", EVERYWHERE)
def responses(model):
    assert Runner.run_sync(agent(OpenAIResponsesModel, model), QUESTION).final_output == ANSWER
    went_to(model)


@on_each(CLIENT, "the same, streamed", EVERYWHERE)
def streamed(model):
    async def run():
        result = Runner.run_streamed(agent(OpenAIResponsesModel, model), QUESTION)
        async for _ in result.stream_events():
            pass
        return result.final_output
    assert asyncio.run(run()) == ANSWER


@on_each(CLIENT, "the same, through chat completions")
def chat(model):
    assert Runner.run_sync(
        agent(OpenAIChatCompletionsModel, model), QUESTION).final_output == ANSWER


tell()
