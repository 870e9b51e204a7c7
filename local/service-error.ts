const httpStatuses = {
  ValidationException: 400,
  TooManyTagsException: 400,
  AccessDeniedException: 403,
  MissingAuthenticationTokenException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ThrottlingException: 429,
  InternalServerException: 500,
} as const;

/** The name of an exception that AWS answers with. */
export type ExceptionName = keyof typeof httpStatuses;

/** An exception that the caller of an operation gets as the answer. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(
    readonly exception: ExceptionName,
    message: string,
  ) {
    super(message);
    this.status = httpStatuses[exception];
  }
}
