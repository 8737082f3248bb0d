import type { Digest } from '@almenara/contract';
import { expect, test } from 'vitest';
import { toMail } from './to-mail.js';

const at = new Date('2026-03-02T07:00:00Z');
const digest: Digest = {
  project: 'shop',
  day: '2026-03-02',
  since: '2026-03-01T07:00:00.000Z',
  open: {
    total: 52,
    items: [
      {
        incident: 'INC-7',
        kind: 'drift',
        severity: 'critical',
        stream: 'prompt',
        cause: 'stale_or_missing_documents',
        openedAt: '2026-03-01T09:15:00.000Z',
        acknowledged: true,
      },
    ],
  },
  waiting: {
    total: 1,
    items: [
      { incident: 'INC-7', target: 'Indexer', action: 're_index', deadline: '2026-03-04T09:15:00.000Z' },
    ],
  },
  verdicts: { total: 0, items: [] },
};

test('a digest tells what is open, what waits and what is left out, and where to look', () => {
  const link = 'https://almenara.example/shop/incidents';
  expect(toMail({ id: 'msg_1', event: 'digest.daily', at, data: { ...digest }, link })).toEqual({
    subject: 'shop, 2026-03-02: 52 open incidents, 1 waiting for approval, 0 verdicts',
    text: `shop, 2026-03-02

Open incidents: 52
* INC-7 critical: drift of prompt, cause: stale or missing documents, since 2026-03-01 09:15 UTC, acknowledged
* and 51 more

Waiting for approval: 1
* INC-7: re index by Indexer, until 2026-03-04 09:15 UTC

Verdicts: none

${link}
`,
  });
});

test('a name with line breaks cannot add a header', () => {
  const data = { project: 'shop', key: 'INC-1', stream: 'a\r\nBcc: eve@example.com' };
  const { subject } = toMail({ id: 'msg_1', event: 'incident.opened', at, data });
  expect(subject).not.toMatch(/[\r\n]/);
});
