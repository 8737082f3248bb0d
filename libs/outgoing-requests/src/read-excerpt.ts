/** The beginning of an answer's text; the rest is not waited for. */
export async function readExcerpt({ body }: Response, characters: number): Promise<string> {
  if (!body) return '';
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  try {
    while (text.length < characters) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return text.slice(0, characters).toWellFormed().replaceAll('\0', '');
}
