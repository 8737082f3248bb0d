import { githubAdapter } from './github-adapter.js';
import { slackAdapter } from './slack-adapter.js';
import type { ConfigOf, RequestedConfig, TargetAdapter } from './target-adapter.js';
import { webhookAdapter } from './webhook-adapter.js';

const ADAPTERS: { [Kind in RequestedConfig['kind']]: TargetAdapter<ConfigOf<Kind>> } = {
  webhook: webhookAdapter,
  github: githubAdapter,
  slack: slackAdapter,
};

export function adapterOf({ kind }: Pick<RequestedConfig, 'kind'>): TargetAdapter {
  return ADAPTERS[kind];
}
