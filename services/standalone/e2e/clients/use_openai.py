"""What an app does with a model: each kind of call once, and three at the same time. The questions name them."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

SYSTEM = {"role": "system", "content": "You are terse."}
WEATHER = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "The weather of a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def use_openai(client):
    def ask(content, **more):
        request = {"model": "gpt-4o-mini", "temperature": 0.2}
        request["messages"] = [SYSTEM, {"role": "user", "content": content}]
        return client.chat.completions.create(**{**request, **more})

    ask("plain question")
    for _ in ask("streamed question", stream=True, stream_options={"include_usage": True}):
        pass
    question = {"role": "user", "content": "tool question"}
    message = ask("", messages=[SYSTEM, question], tools=[WEATHER]).choices[0].message
    called = message.model_dump(exclude_none=True)
    result = {"role": "tool", "tool_call_id": message.tool_calls[0].id, "content": "sun in Lima"}
    ask("", messages=[SYSTEM, question, called, result], tools=[WEATHER])
    try:
        ask("failing question")
    except Exception:
        pass
    abort(ask)
    with ThreadPoolExecutor(3) as pool:
        for number in (1, 2, 3):
            pool.submit(copy_context().run, ask, f"parallel question {number}")


def abort(ask):
    stream = ask("aborted question", stream=True)
    for index, _ in enumerate(stream):
        if index == 2:
            break
    stream.close()
