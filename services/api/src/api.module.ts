import { type DynamicModule, Module } from '@nestjs/common';
import { AccessGuard } from './access/access.guard.js';
import { Admission } from './access/admission.js';
import { Identify } from './access/identify.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { API_OPTIONS, type ApiOptions } from './api-options.js';
import { PasswordLinksController } from './accounts/password-links.controller.js';
import { AuditLogController } from './audit-log/audit-log.controller.js';
import { AgentStepsController } from './agent-steps/agent-steps.controller.js';
import { ConversationsController } from './conversations/conversations.controller.js';
import { DataHealthController } from './data-health/data-health.controller.js';
import { DatasetLinksController } from './datasets/dataset-links.controller.js';
import { DatasetsController } from './datasets/datasets.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { DriftController } from './drift/drift.controller.js';
import { DriftSettingsController } from './drift/drift-settings.controller.js';
import { ErasuresController } from './erasures/erasures.controller.js';
import { EvaluatorsController } from './evaluators/evaluators.controller.js';
import { ApiMetrics } from './health/api-metrics.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { KeysController } from './keys/keys.controller.js';
import { OperationInterceptor } from './kit/operation.interceptor.js';
import { AgreementController } from './labels/agreement.controller.js';
import { LabelQueues } from './labels/label-queue.js';
import { LabelsController } from './labels/labels.controller.js';
import { LiveFeeds } from './live/live-feeds.js';
import { MembersController } from './members/members.controller.js';
import { MonitorsController } from './monitors/monitors.controller.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { ProjectsController } from './projects/projects.controller.js';
import { MetricsController } from './query/metrics.controller.js';
import { ReadTurns } from './query/read-turns.js';
import { TracesController } from './query/traces.controller.js';
import { PricesController } from './prices/prices.controller.js';
import { JobStatusController } from './remediations/job-status.controller.js';
import { RemediationsController } from './remediations/remediations.controller.js';
import { QualityController } from './quality/quality.controller.js';
import { ScoresController } from './scores/scores.controller.js';
import { PrivacyController } from './privacy/privacy.controller.js';
import { RetentionController } from './retention/retention.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { DeliveriesController } from './targets/deliveries.controller.js';
import { TargetsController } from './targets/targets.controller.js';

/** The query and control API, with health and metrics of the process. */
@Module({})
export class ApiModule {
  static register(options: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        SessionsController,
        AccountsController,
        PasswordLinksController,
        ProjectsController,
        MembersController,
        InvitationsController,
        KeysController,
        AuditLogController,
        TracesController,
        AgentStepsController,
        ConversationsController,
        MetricsController,
        QualityController,
        ScoresController,
        DataHealthController,
        DeadLettersController,
        ErasuresController,
        EvaluatorsController,
        LabelsController,
        AgreementController,
        PricesController,
        PrivacyController,
        RetentionController,
        DatasetsController,
        DatasetLinksController,
        DriftController,
        DriftSettingsController,
        IncidentsController,
        MonitorsController,
        RemediationsController,
        JobStatusController,
        TargetsController,
        DeliveriesController,
        OpenApiController,
      ],
      providers: [
        { provide: API_OPTIONS, useValue: options },
        AccessGuard,
        Admission,
        Identify,
        ApiMetrics,
        LabelQueues,
        LiveFeeds,
        OperationInterceptor,
        ProblemFilter,
        ReadTurns,
      ],
    };
  }
}
