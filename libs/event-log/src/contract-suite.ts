import { describe } from 'vitest';
import { describeBatches } from './contract/batches.js';
import { describeDelivery } from './contract/delivery.js';
import { describeKills } from './contract/kills.js';
import { describeOrder } from './contract/order.js';
import { describeSpace } from './contract/space.js';
import { type ContractAdapter } from './contract/storage.js';

export { type ChildRole } from './contract/child.js';
export { type ContractAdapter, type ContractStorage, type StorageSettings } from './contract/storage.js';

/** What every adapter of the event log promises. Call it in a test file of the adapter. */
export function describeEventLogContract(name: string, adapter: ContractAdapter): void {
  describe(`${name}: order`, () => {
    describeOrder(adapter);
  });
  describe(`${name}: delivery`, () => {
    describeDelivery(adapter);
  });
  describe(`${name}: batches`, () => {
    describeBatches(adapter);
  });
  describe(`${name}: space`, () => {
    describeSpace(adapter);
  });
  describe(`${name}: kills`, () => {
    describeKills(adapter);
  });
}
