import { toEnvelope } from './envelope.js';
import type { ConfigOf, TargetAdapter, TargetMessage } from './target-adapter.js';

type GitHubConfig = ConfigOf<'github'>;

const API_VERSION = '2022-11-28';

/**
 * Starts workflows: by `repository_dispatch` with `client_payload` as `id`, `type`, `timestamp` and `data`, or by
 * `workflow_dispatch` with the inputs `delivery`, `event` and `payload`, the last one as JSON. GitHub takes a body of at
 * most 64 KiB and knows no keys: a workflow that is to run once for each looks at the id itself.
 */
export const githubAdapter: TargetAdapter<GitHubConfig> = {
  toRequest(config, [token = ''], message) {
    return {
      url: urlOf(config),
      headers: { accept: 'application/vnd.github+json', 'x-github-api-version': API_VERSION },
      secretHeaders: { authorization: `Bearer ${token}` },
      body: JSON.stringify(toBody(config, message)),
    };
  },
  urlOf,
  explainSecret: (token) =>
    /^[\x21-\x7e]{8,}$/.test(token) ? undefined : 'must be a token, without spaces in it',
  makesSecret: false,
};

function urlOf({ apiUrl, repository, event }: GitHubConfig): string {
  const base = `${apiUrl.replace(/\/+$/, '')}/repos/${repository}`;
  return event.kind === 'repository_dispatch'
    ? `${base}/dispatches`
    : `${base}/actions/workflows/${event.workflow}/dispatches`;
}

function toBody({ event }: GitHubConfig, message: TargetMessage): object {
  const payload = { id: message.id, ...toEnvelope(message) };
  if (event.kind === 'repository_dispatch') return { event_type: event.eventType, client_payload: payload };
  const inputs = { delivery: message.id, event: message.event, payload: JSON.stringify(payload) };
  return { ref: event.ref, inputs };
}
