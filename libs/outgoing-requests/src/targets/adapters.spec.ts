import { expect, test } from 'vitest';
import { githubAdapter } from './github-adapter.js';
import { slackAdapter } from './slack-adapter.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const message = {
  id: 'msg_1',
  event: 'incident.opened',
  at: new Date('2026-03-01T09:15:00Z'),
  data: { project: 'shop', key: 'INC-7', kind: 'drift', stream: 'score:a<b>&c', cause: 'new_questions' },
  link: 'https://almenara.example/shop/incidents/INC-7?a=1&b=2',
};
const envelope = {
  id: 'msg_1',
  type: 'incident.opened',
  timestamp: '2026-03-01T09:15:00.000Z',
  data: { ...message.data, url: message.link },
};
const github = { kind: 'github', repository: 'acme/answers', apiUrl: 'https://api.github.com/' } as const;

test('repository_dispatch has its type and a payload of few properties', () => {
  const event = { kind: 'repository_dispatch', eventType: 'almenara' } as const;
  const request = githubAdapter.toRequest({ ...github, event }, ['t'], message, NOW);
  expect(request.url).toBe('https://api.github.com/repos/acme/answers/dispatches');
  expect(request.headers).toMatchObject({ accept: 'application/vnd.github+json' });
  expect(request.secretHeaders).toEqual({ authorization: 'Bearer t' });
  expect(JSON.parse(request.body)).toEqual({ event_type: 'almenara', client_payload: envelope });
});

test('workflow_dispatch has its branch, and inputs that are strings', () => {
  const event = { kind: 'workflow_dispatch', workflow: 'retrain.yml', ref: 'main' } as const;
  const request = githubAdapter.toRequest({ ...github, event }, ['t'], message, NOW);
  expect(request.url).toBe(
    'https://api.github.com/repos/acme/answers/actions/workflows/retrain.yml/dispatches',
  );
  const { ref, inputs } = JSON.parse(request.body) as { ref: string; inputs: Record<string, string> };
  expect([ref, inputs['delivery'], inputs['event']]).toEqual(['main', 'msg_1', 'incident.opened']);
  expect(JSON.parse(inputs['payload']!)).toEqual(envelope);
});

test('Slack is told in words, with a link and nothing else that it reads as one', () => {
  const address = 'https://hooks.slack.com/services/T0/B0/x';
  const { url, body } = slackAdapter.toRequest({ kind: 'slack' }, [address], message, NOW);
  expect(url).toBe(address);
  expect(JSON.parse(body)).toEqual({
    text:
      'INC-7 was opened in shop: drift of score:a&lt;b&gt;&amp;c, cause: new questions. ' +
      '<https://almenara.example/shop/incidents/INC-7?a=1&amp;b=2|Open in Almenara>',
  });
});

test.each([
  ['incident.acknowledged', {}, 'INC-7 in shop was acknowledged: drift of prompt.'],
  [
    'incident.closed',
    { resolution: 'false_alarm' },
    'INC-7 in shop was closed as false alarm: drift of prompt.',
  ],
  [
    'remediation.requested',
    { incident: 'INC-7', action: 're_index', reIndex: { missingTopics: [{ questions: ['a question'] }] } },
    'A remediation (re index) was requested for INC-7 in shop.',
  ],
  ['target.test', {}, 'This is a test. Incidents of shop are told here.'],
  ['of.a.later.version', {}, 'of.a.later.version in shop.'],
])('%s in words', (event, told, text) => {
  const data = { project: 'shop', key: 'INC-7', kind: 'drift', stream: 'prompt', ...told };
  const { body } = slackAdapter.toRequest({ kind: 'slack' }, ['x'], { id: 'm', event, at: NOW, data }, NOW);
  expect(JSON.parse(body)).toEqual({ text });
});
