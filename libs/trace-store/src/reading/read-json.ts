/** A stored JSON text; empty means absent. */
export function readJson<Value>(text: string, absent: Value): Value {
  return text === '' ? absent : (JSON.parse(text) as Value);
}
