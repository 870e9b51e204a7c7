import { answer } from "../../modules/iam/answer";
import { authorization } from "../../modules/iam/authorization";
import { policyStatements } from "../../modules/iam/policy-statement";
import type { PolicyDocument } from "../../modules/policy/document";
import { decision, type Request } from "../simulation";
import { asked } from "./asked";
import { fail } from "./grid";

/** Asks about the whole grid, and expects the allowed requests to be the right ones, also by our own reading of IAM. */
export function expectAllowed(
  documents: readonly PolicyDocument[],
  requests: readonly Request[],
  right: (request: Request) => boolean,
): void {
  const allowed = requests.filter((request) => decision(documents, request) === "Allowed");
  expect(allowed).toEqual(requests.filter(right));
  const read = authorization(documents.flatMap((document) => readStatements(document)));
  expect(requests.filter((request) => answer([read], asked(request)) === "allowed")).toEqual(allowed);
  expect(allowed.length).toBeGreaterThan(0);
}

function readStatements(document: PolicyDocument) {
  const statements = policyStatements(JSON.stringify(document));
  return "problem" in statements ? fail() : statements;
}
