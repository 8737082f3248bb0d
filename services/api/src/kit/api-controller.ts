import { applyDecorators, Controller, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { AccessGuard } from '../access/access.guard.js';
import { ProblemFilter } from '../problem/problem.filter.js';
import { OperationInterceptor } from './operation.interceptor.js';

/**
 * A class whose methods serve operations. Guard, interceptor and filter stand here and not on the application,
 * because other modules on the same server answer by protocols of their own.
 */
export const ApiController = (): ClassDecorator =>
  applyDecorators(
    Controller(),
    UseGuards(AccessGuard),
    UseInterceptors(OperationInterceptor),
    UseFilters(ProblemFilter),
  );
