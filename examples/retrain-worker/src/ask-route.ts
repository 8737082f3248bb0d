import { type Answer, type Incoming, RequestError } from '@almenara/example-job-receiver';
import type { Client } from '@almenara/sdk';
import { z } from 'zod';
import { type Embedding, route, type Router } from './router/router.js';

const questionSchema = z.object({
  question: z.string().trim().min(1).max(4000),
  actor: z.string().min(1).max(200).optional(),
  session: z.string().min(1).max(200).optional(),
});

export interface RouteParts {
  readonly client: Client;
  readonly currentRouter: () => Router;
  readonly embedding: Embedding;
}

/** `POST /route`: one trace with the question, the intent and the version of the model that chose it. */
export function askRoute({ client, currentRouter, embedding }: RouteParts): (incoming: Incoming) => Answer {
  return ({ body }) => {
    const parsed = questionSchema.safeParse(JSON.parse(body));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new RequestError(400, `${issue!.path.join('.')}: ${issue!.message}`);
    }
    const { question, actor, session } = parsed.data;
    const router = currentRouter();
    const { version } = router;
    const labels = { variant: version, actorId: actor, sessionId: session };
    return client.trace('route question', { ...labels, input: question }, (root) => {
      const chosen = client.generation(
        'choose intent',
        { modelRequested: 'intent-router', modelAnswered: version, provider: 'local', input: question },
        (span) => {
          const best = route(router, question, embedding);
          span.update({ output: best?.label ?? null, status: 'ok' });
          return best;
        },
      );
      root.update({ output: chosen?.label ?? null, status: 'ok' });
      const { label = null, probability = null } = chosen ?? {};
      return {
        status: 200,
        body: { intent: label, probability, model: version, traceId: root.traceId },
      };
    });
  };
}
