import { operation, type OperationArguments } from '@almenara/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Input, OPERATION, Route } from './operation-route.js';

const echo = operation({
  id: 'echo',
  method: 'GET',
  path: '/echo/{word}',
  summary: '',
  tags: [],
  access: 'open',
  params: z.object({ word: z.string() }),
  response: z.object({ length: z.number() }),
});

/** Compiled with the package: each expected error below must be one. */
export class Examples {
  @Route(echo)
  right(@Input() { params }: OperationArguments<typeof echo>): Promise<{ length: number }> {
    return Promise.resolve({ length: params.word.length });
  }

  // @ts-expect-error The answer lacks what the contract promises.
  @Route(echo)
  wrongAnswer(): Promise<{ size: number }> {
    return Promise.resolve({ size: 1 });
  }

  // @ts-expect-error The method asks for input that the contract does not give.
  @Route(echo)
  wrongInput(@Input() _input: { params: { number: number } }): Promise<{ length: number }> {
    return Promise.resolve({ length: 1 });
  }
}

test('a method carries its operation and its address', () => {
  const handler = Object.getOwnPropertyDescriptor(Examples.prototype, 'right')!.value as object;
  expect(Reflect.getMetadata(OPERATION, handler)).toBe(echo);
  expect(Reflect.getMetadata('path', handler)).toBe('/echo/:word');
});
