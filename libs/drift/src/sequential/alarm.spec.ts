import { describe, expect, it } from 'vitest';
import { Alarm } from './alarm.js';

describe('Alarm', () => {
  it('opens once, however long the evidence stays above the threshold', () => {
    const alarm = new Alarm();
    expect(alarm.next(3, true)).toEqual({ state: 'alarm', opened: true, ended: false });
    for (let hour = 0; hour < 100; hour++)
      expect(alarm.next(0.5, true)).toEqual({ state: 'alarm', opened: false, ended: false });
  });

  it('ends after 24 hours that together bring no evidence, not after one', () => {
    const alarm = new Alarm();
    alarm.next(3, true);
    for (let hour = 1; hour < 24; hour++) expect(alarm.next(-0.1, true).ended).toBe(false);
    expect(alarm.next(-0.1, true)).toEqual({ state: 'quiet', opened: false, ended: true });
    expect(alarm.next(5, true).opened).toBe(true);
  });

  it('goes on where the newest day still brings evidence', () => {
    const alarm = new Alarm();
    alarm.next(3, true);
    for (let hour = 0; hour < 60; hour++)
      expect(alarm.next(hour % 2 === 0 ? 0.5 : -0.4, true).ended).toBe(false);
  });

  it('is quiet again when it is restarted', () => {
    const alarm = new Alarm();
    alarm.next(3, true);
    alarm.restart();
    expect(alarm.next(0, false)).toEqual({ state: 'quiet', opened: false, ended: false });
  });
});
