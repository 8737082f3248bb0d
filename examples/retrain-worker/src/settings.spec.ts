import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.js';

const good = { ALMENARA_KEY: 'k', ALMENARA_WEBHOOK_SECRET: 'whsec_MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0' };

describe('settings of the retrain worker', () => {
  it('know the shipped examples', () => {
    const { port, training, heldOut } = readSettings(good);
    expect(port).toBe(4430);
    expect(training).toMatch(/data\/training\.jsonl$/);
    expect(heldOut).toMatch(/data\/held-out\.jsonl$/);
  });

  it.each(['RETRAIN_TRAINING', 'RETRAIN_HELD_OUT', 'ALMENARA_MODELS'])(
    'say that %s names nothing',
    (name) => {
      const message = `${name} must name what is there; there is nothing at /nowhere`;
      expect(() => readSettings({ ...good, [name]: '/nowhere' })).toThrow(message);
    },
  );
});
