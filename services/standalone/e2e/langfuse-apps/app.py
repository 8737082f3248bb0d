"""An app that uses the langfuse package, of the versions before and since OpenTelemetry."""

from langfuse import Langfuse

client = Langfuse()
assert client.auth_check(), "the keys were not accepted"

if hasattr(client, "trace"):
    trace = client.trace(name="python-chat", user_id="ana", session_id="python", input="capital?")
    generation = trace.generation(name="python-answer", model="gpt-4o", input=[{"role": "user", "content": "capital?"}])
    generation.end(output="Paris", usage={"input": 5, "output": 6, "total": 11})
    trace.update(output="Paris")
    trace.score(name="helpful", value=1)
else:
    from langfuse import propagate_attributes

    with client.start_as_current_observation(name="python-chat", as_type="span", input="capital?") as root:
        with propagate_attributes(user_id="ana", session_id="python"):
            with client.start_as_current_observation(
                name="python-answer", as_type="generation", model="gpt-4o", input=[{"role": "user", "content": "capital?"}]
            ) as generation:
                generation.update(output="Paris", usage_details={"input": 5, "output": 6, "total": 11})
        root.update(output="Paris")
        root.score_trace(name="helpful", value=1)

client.flush()
