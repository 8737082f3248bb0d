import { Module, type DynamicModule } from '@nestjs/common';
import { createCanaryDuty } from './canary/canary-duty.js';
import { createDatasetsDuty } from './datasets/datasets-duty.js';
import { createReplayDuty } from './dead-letters/replay-duty.js';
import { createDriftDuty } from './drift/drift-duty.js';
import { createSketchesDuty } from './drift/sketches-duty.js';
import { DriftMetrics } from './drift/drift-metrics.js';
import { DUTIES, type Duty } from './duty.js';
import { createDigestsDuty } from './digests/digests-duty.js';
import { createErasuresDuty } from './erasures/erasures-duty.js';
import { createStrayRowsDuty } from './erasures/stray-rows-duty.js';
import { createRecoveryDuty } from './incidents/recovery-duty.js';
import { createSnoozesDuty } from './incidents/snoozes-duty.js';
import { MONITOR_OPTIONS, type MonitorOptions } from './monitor-options.js';
import { MonitorService } from './monitor.service.js';
import { createMonitorsDuty } from './monitors/monitors-duty.js';
import { createPricesDuty } from './prices/prices-duty.js';
import { createProviderCanariesDuty } from './provider-canaries/provider-canaries-duty.js';
import { createRemediationsDuty } from './remediations/remediations-duty.js';
import { createRetentionDuty } from './retention/retention-duty.js';
import { createDeliveriesDuty } from './targets/deliveries-duty.js';

/** Everything that runs by a schedule or over a longer time. */
@Module({})
export class MonitorModule {
  static register(options: MonitorOptions): DynamicModule {
    const driftMetrics = new DriftMetrics(options.registry);
    return {
      module: MonitorModule,
      providers: [
        { provide: MONITOR_OPTIONS, useValue: options },
        {
          provide: DUTIES,
          useFactory: (): readonly Duty[] => [
            createCanaryDuty(options),
            createReplayDuty(options),
            createErasuresDuty(options),
            createStrayRowsDuty(options),
            createRetentionDuty(options),
            createPricesDuty(options),
            createDeliveriesDuty(options),
            createDigestsDuty(options),
            createRemediationsDuty(options),
            createDatasetsDuty(options),
            createProviderCanariesDuty(options),
            createSketchesDuty(options, driftMetrics),
            createDriftDuty(options, driftMetrics),
            createMonitorsDuty(options),
            createSnoozesDuty(options),
            createRecoveryDuty(options),
          ],
        },
        MonitorService,
      ],
    };
  }
}
