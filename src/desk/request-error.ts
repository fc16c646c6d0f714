import type { Refused } from '../editing-api/protocol.ts';

/** Something the desk will not do. The message is shown to the person who asked. */
export class RequestError extends Error {
  readonly status: 400 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 500 | 507;
  /** What is needed to go on. */
  readonly details: Omit<Refused, 'error'>;

  constructor(status: RequestError['status'], message: string, details: Omit<Refused, 'error'> = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
}
