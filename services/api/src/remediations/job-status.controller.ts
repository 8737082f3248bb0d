import { type OperationAnswer, type OperationArguments, tellJobStatus } from '@almenara/contract';
import { Headers, Inject } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { ApiController } from '../kit/api-controller.js';
import { Input, Route } from '../kit/operation-route.js';
import { ProblemError } from '../problem/problem-error.js';

/** What jobs say of themselves, each by the token that came with its request and by nothing else. */
@ApiController()
export class JobStatusController {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Route(tellJobStatus)
  async tell(
    @Input() { params, body }: OperationArguments<typeof tellJobStatus>,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<OperationAnswer<typeof tellJobStatus>> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    const { jobCallbacks } = this.options.controlPlane;
    const answer = await jobCallbacks.take(params.project, params.remediation, token, body);
    switch (answer.kind) {
      case 'taken':
        return { state: answer.state };
      case 'unauthorised':
        // Not which of project, remediation and token is wrong.
        throw new ProblemError(
          'unauthenticated',
          'this needs the token that came with the request for the job',
        );
      case 'bad':
        throw new ProblemError('invalid_request', 'the body is not valid', [
          { field: answer.field, reason: answer.message },
        ]);
      case 'conflict':
        throw new ProblemError('conflict', answer.message);
    }
  }
}
