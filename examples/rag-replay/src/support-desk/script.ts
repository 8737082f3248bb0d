/** One step of an agent, as the made-up application would take it. */
export type Step =
  | { readonly do: 'model'; readonly model?: string; readonly says?: string; readonly fails?: string }
  | {
      readonly do: 'tool';
      readonly name: string;
      readonly with: object;
      readonly gives?: unknown;
      readonly fails?: string;
    }
  | {
      readonly do: 'mcp';
      readonly name: string;
      readonly with: object;
      readonly gives?: unknown;
      readonly fails?: string;
    }
  | { readonly do: 'retrieve'; readonly query: string; readonly documents: readonly string[] }
  | { readonly do: 'handOff'; readonly to: string; readonly steps: readonly Step[] }
  | { readonly do: 'agent'; readonly name: string; readonly steps: readonly Step[] };

export interface ScriptedTurn {
  readonly user: string;
  readonly steps: readonly Step[];
  /** Absent where the agent gave up. */
  readonly answer?: string;
  readonly fails?: string;
}

export interface Conversation {
  readonly id: string;
  readonly actor: string;
  readonly agent: string;
  readonly instructions: string;
  readonly hoursAgo: number;
  readonly language: 'en' | 'es';
  readonly turns: readonly ScriptedTurn[];
  /** How somebody judged the whole of it afterwards. */
  readonly resolved?: 'yes' | 'no';
}

export const think: Step = { do: 'model' };
