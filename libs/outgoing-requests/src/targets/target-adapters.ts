import type { TargetConfig } from '@almenara/contract';
import { githubAdapter } from './github-adapter.js';
import { slackAdapter } from './slack-adapter.js';
import type { ConfigOf, TargetAdapter } from './target-adapter.js';
import { webhookAdapter } from './webhook-adapter.js';

const ADAPTERS: { [Kind in TargetConfig['kind']]: TargetAdapter<ConfigOf<Kind>> } = {
  webhook: webhookAdapter,
  github: githubAdapter,
  slack: slackAdapter,
};

export function adapterOf({ kind }: Pick<TargetConfig, 'kind'>): TargetAdapter {
  return ADAPTERS[kind];
}
