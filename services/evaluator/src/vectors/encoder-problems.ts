import { EncoderError } from '@almenara/embedding';

export interface EncoderProblem {
  /** Id of the encoder. */
  readonly name: string;
  readonly reason: string;
}

/** Encoders that failed last time a project needed them. Reasons name no text and no secret. */
export class EncoderProblems {
  private readonly projects = new Map<string, Map<string, string>>();

  failed(project: string, encoder: string, error: unknown): void {
    let own = this.projects.get(project);
    if (!own) this.projects.set(project, (own = new Map()));
    own.set(encoder, reasonOf(error));
  }

  worked(project: string, encoder: string): void {
    const own = this.projects.get(project);
    own?.delete(encoder);
    if (own?.size === 0) this.projects.delete(project);
  }

  tell(): Record<string, EncoderProblem[]> {
    return Object.fromEntries(
      [...this.projects].map(([project, own]) => [
        project,
        [...own].map(([name, reason]) => ({ name, reason })),
      ]),
    );
  }
}

/** The message of another error may quote what users wrote. */
function reasonOf(error: unknown): string {
  if (error instanceof EncoderError) return error.message;
  return error instanceof Error ? error.name : 'unknown';
}
