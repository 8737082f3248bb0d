import { Counter, Gauge, Histogram } from 'prom-client';
import type { GatewayOptions } from '../gateway-options.js';
import type { BytesInWork } from './bytes-in-work.js';

export class GatewayMetrics {
  readonly requests: Counter<'door' | 'status'>;
  readonly accepted: Counter<'door'>;
  readonly rejected: Counter<'door' | 'reason'>;
  readonly refused: Counter<'door' | 'reason'>;
  readonly redactions: Counter<'kind'>;
  readonly eventsPerRequest: Histogram<'door'>;
  readonly requestSeconds: Histogram<'door'>;
  readonly appendSeconds: Histogram;

  constructor({ registry }: Pick<GatewayOptions, 'registry'>, work: BytesInWork) {
    const registers = [registry];
    this.requests = new Counter({
      name: 'almenara_gateway_requests_total',
      help: 'Ingest requests by door and status',
      labelNames: ['door', 'status'],
      registers,
    });
    this.accepted = new Counter({
      name: 'almenara_gateway_events_accepted_total',
      help: 'Events that are durable in the log',
      labelNames: ['door'],
      registers,
    });
    this.rejected = new Counter({
      name: 'almenara_gateway_events_rejected_total',
      help: 'Events refused by their content, by reason; the client was told',
      labelNames: ['door', 'reason'],
      registers,
    });
    this.refused = new Counter({
      name: 'almenara_gateway_requests_refused_total',
      help: 'Requests of which nothing was taken, by reason; the client was told whether to send again',
      labelNames: ['door', 'reason'],
      registers,
    });
    this.redactions = new Counter({
      name: 'almenara_gateway_redactions_total',
      help: 'Texts that were redacted before the log, by kind',
      labelNames: ['kind'],
      registers,
    });
    this.eventsPerRequest = new Histogram({
      name: 'almenara_gateway_request_events',
      help: 'Events of one request that became durable',
      labelNames: ['door'],
      buckets: [1, 3, 10, 30, 100, 300, 1000, 3000],
      registers,
    });
    this.requestSeconds = new Histogram({
      name: 'almenara_gateway_request_seconds',
      help: 'Time to take a request: key, body, check, log',
      labelNames: ['door'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
      registers,
    });
    this.appendSeconds = new Histogram({
      name: 'almenara_gateway_append_seconds',
      help: 'Time until the log holds a request durably',
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    });
    new Gauge({
      name: 'almenara_gateway_bytes_in_work',
      help: 'Bytes of bodies that are being worked on',
      registers,
      collect() {
        this.set(work.bytes);
      },
    });
  }
}
