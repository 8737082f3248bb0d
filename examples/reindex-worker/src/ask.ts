import { createHash } from 'node:crypto';
import { type Answer, type Incoming, RequestError } from '@almenara/example-job-receiver';
import { z } from 'zod';
import { answerQuestion, type Desk } from './answer-question.js';

const questionSchema = z.object({
  question: z.string().trim().min(1).max(4000),
  actor: z.string().min(1).max(200),
  session: z.string().min(1).max(200).optional(),
});

/** `POST /ask`. */
export function ask(desk: Desk): (incoming: Incoming) => Promise<Answer> {
  return async ({ body }) => {
    const parsed = questionSchema.safeParse(JSON.parse(body));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new RequestError(400, `${issue!.path.join('.')}: ${issue!.message}`);
    }
    const { question, actor, session = sessionOf(actor) } = parsed.data;
    return { status: 200, body: await answerQuestion(desk, { question, actor, session }) };
  };
}

/** Somebody who says no session has one a day. */
function sessionOf(actor: string): string {
  const day = new Date().toISOString().slice(0, 10);
  return createHash('sha256').update(`${day} ${actor}`).digest('hex').slice(0, 16);
}
