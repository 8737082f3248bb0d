/** An app that uses the classic package and is told where to send by its environment alone. */
import { Langfuse } from 'langfuse';

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const langfuse = new Langfuse({ flushAt: 3, release: 'r-1', environment: 'staging' });
langfuse.on('error', (error) => {
  throw error;
});

// The package loads what it needs for media after it is imported.
await new Promise((resolve) => setImmediate(resolve));
const trace = langfuse.trace({
  name: 'classic-chat',
  userId: 'user-zoë',
  sessionId: 'classic',
  tags: ['beta'],
  metadata: { tenant: 'acme' },
  input: { q: 'Where is my refund?' },
});
const rag = trace.span({ name: 'rag', input: 'Where is my refund?' });
const search = rag.span({ name: 'search', input: { query: 'refund' } });
search.end({ output: [{ id: 'doc-1', content: 'Within 14 days.', score: 0.9 }] });
const answer = rag.generation({
  name: 'answer',
  model: 'gpt-4o',
  modelParameters: { temperature: 0.1 },
  input: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: PIXEL } }] }],
});
answer.update({ completionStartTime: new Date() });
answer.end({
  output: { role: 'assistant', content: 'Within 14 days.' },
  usage: { promptTokens: 5, completionTokens: 6, totalTokens: 11 },
});
rag.end({ output: 'Within 14 days.' });
trace.event({ name: 'clicked', level: 'WARNING', statusMessage: 'twice' });
trace.span({ name: 'crm' }).end({ level: 'ERROR', statusMessage: 'CRM timeout' });
trace.score({ name: 'helpful', value: 0.75, comment: 'gut' });
answer.score({ name: 'tone', value: 'friendly', dataType: 'CATEGORICAL' });
trace.update({ output: { a: 'Within 14 days.' } });
await langfuse.shutdownAsync();
