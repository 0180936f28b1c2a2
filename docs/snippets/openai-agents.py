# pip install openai-agents
from agents import Agent, OpenAIResponsesModel, Runner, set_tracing_disabled
from openai import AsyncOpenAI

set_tracing_disabled(True)  # traces go to OpenAI, with OpenAI's own key
client = AsyncOpenAI(base_url="http://localhost:8080/v1", api_key="YOUR_KEY")
model = OpenAIResponsesModel(model="demo/echo", openai_client=client)
agent = Agent(name="Assistant", model=model)
print(Runner.run_sync(agent, "Hello").final_output)
