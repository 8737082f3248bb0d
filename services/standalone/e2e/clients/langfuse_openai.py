from langfuse import get_client
from langfuse.openai import OpenAI

from use_openai import use_openai

langfuse = get_client()
with langfuse.start_as_current_observation(as_type="span", name="app") as span:
    print(f"trace {span.trace_id}")
    use_openai(OpenAI(max_retries=0))
langfuse.shutdown()
