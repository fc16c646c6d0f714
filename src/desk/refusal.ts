/** Something the desk will not do. The message is shown to the person who asked. */
export class Refusal extends Error {
  readonly status: 400 | 403 | 404 | 409 | 413 | 422;

  constructor(status: Refusal['status'], message: string) {
    super(message);
    this.status = status;
  }
}
