import {
  getDriftSettings,
  type OperationAnswer,
  type OperationArguments,
  setDriftSettings,
} from '@almenara/contract';
import type { ChangeBy, KnownDriftSettings } from '@almenara/control-plane';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { refuseTargets } from '../targets/refuse-targets.js';

@ApiController()
export class DriftSettingsController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(getDriftSettings)
  async get(
    @Input() { params }: OperationArguments<typeof getDriftSettings>,
  ): Promise<OperationAnswer<typeof getDriftSettings>> {
    return toAnswer(await this.options.controlPlane.driftSettings.get(params.project));
  }

  @Route(setDriftSettings)
  async set(
    @Input() { params, body }: OperationArguments<typeof setDriftSettings>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof setDriftSettings>> {
    const { endpointKey, providerCanariesKey, ...settings } = body;
    refuseTargets(this.options, {
      'endpoint.url': settings.endpoint?.url,
      'providerCanaries.url': settings.providerCanaries?.url,
    });
    const keys = { endpointKey, providerCanariesKey };
    return toAnswer(await this.options.controlPlane.driftSettings.set(params.project, settings, keys, by));
  }
}

function toAnswer({ settings, ...has }: KnownDriftSettings): OperationAnswer<typeof getDriftSettings> {
  return { ...settings, ...has };
}
