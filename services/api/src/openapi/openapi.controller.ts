import { All, Controller, Get, Header, UseFilters } from '@nestjs/common';
import { ProblemError } from '../problem/problem-error.js';
import { ProblemFilter } from '../problem/problem.filter.js';
import { createOpenApi } from './create-openapi.js';

@Controller('/api')
@UseFilters(ProblemFilter)
export class OpenApiController {
  private text: string | undefined;

  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  document(): string {
    return (this.text ??= JSON.stringify(createOpenApi()));
  }

  /** Addresses below /api that nobody serves: told as the API tells everything, never as a page. */
  @All('*')
  unknown(): never {
    throw new ProblemError(
      'not_found',
      'there is nothing at this address; /api/openapi.json lists what there is',
    );
  }
}
