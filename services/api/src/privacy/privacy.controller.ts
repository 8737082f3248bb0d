import {
  countRedactions,
  getPrivacy,
  type OperationAnswer,
  type OperationArguments,
  type PrivacyAnswer,
  SECRET_KINDS,
  setPrivacy,
  tryPrivacy,
} from '@almenara/contract';
import {
  type ChangeBy,
  PRIVACY_SETTING,
  readPrivacy,
  SETTING_TTL_MS,
  writePrivacy,
} from '@almenara/control-plane';
import { redactText } from '@almenara/redaction';
import * as store from '@almenara/trace-store';
import { Inject } from '@nestjs/common';
import { By } from '../access/who.js';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ReadTurns } from '../query/read-turns.js';

@ApiController()
export class PrivacyController {
  constructor(
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
    private readonly turns: ReadTurns,
  ) {}

  @Route(getPrivacy)
  get(
    @Input() { params }: OperationArguments<typeof getPrivacy>,
  ): Promise<OperationAnswer<typeof getPrivacy>> {
    return this.read(params.project);
  }

  @Route(setPrivacy)
  async set(
    @Input() { params, body }: OperationArguments<typeof setPrivacy>,
    @By() by: ChangeBy,
  ): Promise<OperationAnswer<typeof setPrivacy>> {
    const { settings } = this.options.controlPlane;
    await settings.change(params.project, PRIVACY_SETTING, writePrivacy(body), by);
    return this.read(params.project);
  }

  @Route(tryPrivacy)
  try(@Input() { body }: OperationArguments<typeof tryPrivacy>): Promise<OperationAnswer<typeof tryPrivacy>> {
    return Promise.resolve(redactText(body.text, body.masked));
  }

  @Route(countRedactions)
  count(
    @Input() { params, query }: OperationArguments<typeof countRedactions>,
  ): Promise<OperationAnswer<typeof countRedactions>> {
    return this.turns.run(() => store.countRedactions(this.options.store, params.project, query));
  }

  private async read(project: string): Promise<PrivacyAnswer> {
    const { masked } = readPrivacy(await this.options.controlPlane.settings.get(project, PRIVACY_SETTING));
    return { masked, always: [...SECRET_KINDS], effectiveWithinSeconds: SETTING_TTL_MS / 1000 };
  }
}
