import { expect, test } from 'vitest';
import { maskedRequest } from './masked-request';

const request = {
  project: 'shop',
  remediation: '0192a7f0-0000-4000-8000-000000000001',
  action: 'retrain' as const,
  incident: 'INC-7',
  cause: 'new_questions',
  reason: 'new_questions_answered_worse',
  attempt: 1,
  expiresAt: '2026-03-04T09:05:00.000Z',
  criterion: null,
  dryRun: false,
  retrain: {
    dataset: {
      url: 'https://almenara.example/files/1?signature=secret',
      expiresAt: '2026-03-04T09:05:00.000Z',
      format: 'chat_jsonl' as const,
      rows: 12,
      sha256: 'abc',
      manifestUrl: 'https://almenara.example/files/2?signature=secret',
    },
  },
};

test('tokens and signatures are not shown, all else is', () => {
  const shown = JSON.stringify(maskedRequest(request, null));
  expect(shown).not.toContain('secret');
  expect(shown).toContain('"token":"rem_••••••••"');
  expect(shown).toContain(`/projects/shop/remediations/${request.remediation}/status`);
  expect(maskedRequest(request, null)).toMatchObject({
    action: 'retrain',
    retrain: { dataset: { rows: 12 } },
  });
});

test('without a dataset there is nothing to mask', () => {
  expect(maskedRequest({ ...request, retrain: { dataset: null } }, null)).toMatchObject({
    retrain: { dataset: null },
  });
});

test('it expires as was set when it was sent, and before nobody knows', () => {
  expect(maskedRequest(request, null)).toMatchObject({ expiresAt: '…' });
  expect(maskedRequest(request, '2026-03-05T10:00:00Z')).toMatchObject({ expiresAt: '2026-03-05T10:00:00Z' });
});
