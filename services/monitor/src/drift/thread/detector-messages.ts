import type { Step, WatchConfig } from '../watch.js';

export type ToThread =
  | { readonly kind: 'open'; readonly watch: number; readonly config: WatchConfig }
  | { readonly kind: 'judge'; readonly watch: number; readonly id: number; readonly steps: readonly Step[] }
  | { readonly kind: 'close'; readonly watch: number };
