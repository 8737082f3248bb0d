import { moduleUrl } from '@almenara/worker-thread';

/** The models that evaluators bring into a host, by name. */
export const MODEL_MODULES = {
  groundedness: moduleUrl('groundedness/groundedness-model', import.meta.url),
} as const;
