/** Times are those of a quiet machine; on one that does much else the same takes several of them. */
const PATIENCE = 4;

/** Asks again until the answer satisfies, or fails with the last answer long after the time. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  satisfies: (answer: Answer) => boolean,
  milliseconds = 30_000,
  /** What is dear to answer is asked less often. */
  everyMs = 50,
): Promise<Answer> {
  const deadline = Date.now() + PATIENCE * milliseconds;
  for (;;) {
    let last: Answer | undefined;
    let failure: unknown;
    try {
      last = await ask();
      if (satisfies(last)) return last;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > deadline) {
      throw (
        failure ??
        new Error(
          `not satisfied within ${PATIENCE * milliseconds} ms: ${JSON.stringify(last)?.slice(0, 500)}`,
        )
      );
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
