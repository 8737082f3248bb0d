import { describe, expect, test } from 'vitest';
import { shareOfUsers } from './read-segment-blocks.js';

describe('the share of users that is looked at', () => {
  test.each([
    [1, 1],
    [200_000, 1],
    [200_001, 1 / 2],
    [400_000, 1 / 2],
    [1_000_000, 1 / 8],
  ])('of %i events is %f', (events, share) => {
    expect(shareOfUsers(events)).toBe(share);
  });
});
