import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.js';

const good = { ALMENARA_KEY: 'k', ALMENARA_WEBHOOK_SECRET: 'whsec_MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0' };

describe('settings of the re-index worker', () => {
  it('know the shipped corpus and answer by extracts', () => {
    expect(readSettings(good)).toMatchObject({
      port: 4420,
      chat: undefined,
      firstTopics: ['orders', 'returns', 'sizes', 'payments'],
    });
  });

  it('answer by an endpoint where one is named', () => {
    const chat = { CHAT_URL: 'http://127.0.0.1:11434/v1', CHAT_MODEL: 'small' };
    expect(readSettings({ ...good, ...chat }).chat).toEqual({
      url: chat.CHAT_URL,
      model: 'small',
      key: undefined,
    });
  });

  it.each([
    [{ CHAT_URL: 'http://127.0.0.1/v1' }, 'set CHAT_MODEL to the model'],
    [{ CHAT_URL: 'nonsense' }, 'CHAT_URL is "nonsense"'],
    [{ REINDEX_SOURCE: '/nowhere' }, 'REINDEX_SOURCE must name a folder; there is none at /nowhere'],
  ])('say which is wrong: %j', (more, message) => {
    expect(() => readSettings({ ...good, ...more })).toThrow(message);
  });
});
