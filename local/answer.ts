import type { ServerResponse } from "node:http";
import { ServiceError } from "./service-error";

/** What goes back to the caller of an operation. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly exception?: string;
  /** Whether the socket is destroyed after half of the body. */
  readonly cut?: boolean;
}

export function jsonAnswer(status: number, members: object): Answer {
  return { status, contentType: "application/json", body: JSON.stringify(members) };
}

export function errorAnswer(error: unknown): Answer {
  const { status, exception, message } =
    error instanceof ServiceError ? error : new ServiceError("InternalServerException", String(error));
  return { ...jsonAnswer(status, { message }), exception };
}

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  const { status, contentType, body, exception, cut } = answer;
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    ...(exception === undefined ? {} : { "x-amzn-errortype": exception }),
  });
  if (cut) response.write(body.slice(0, body.length / 2), () => response.destroy());
  else response.end(body);
}
