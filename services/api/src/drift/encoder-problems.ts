import type { DriftStreams } from '@almenara/contract';
import type { ControlPlane } from '@almenara/control-plane';

/** What keeps the running evaluators from embedding a project's texts, each thing once. */
export async function encoderProblems(
  controlPlane: ControlPlane,
  project: string,
): Promise<DriftStreams['problems']> {
  const { running } = await controlPlane.evaluators.processes();
  const all = running.flatMap(({ activity }) => activity.encoderProblems?.[project] ?? []);
  return [...new Map(all.map((problem) => [JSON.stringify(problem), problem])).values()];
}
