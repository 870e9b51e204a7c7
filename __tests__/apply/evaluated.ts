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
  const answers = expectDecided(documents, requests, right);
  expect(requests.filter((_, index) => answers[index] === "allowed")).toEqual(requests.filter(right));
}

/**
 * Asks about the whole grid, and expects the allowed requests to be the right ones. Our own reading of IAM, which is
 * given, may not know; where it does, it has to be right.
 */
export function expectDecided(
  documents: readonly PolicyDocument[],
  requests: readonly Request[],
  right: (request: Request) => boolean,
): string[] {
  const allowed = requests.filter((request) => decision(documents, request) === "Allowed");
  expect(allowed).toEqual(requests.filter(right));
  expect(allowed.length).toBeGreaterThan(0);
  const read = authorization(documents.flatMap((document) => readStatements(document)));
  const answers = requests.map((request) => answer([read], asked(request)));
  const wrong = { allowed: false, denied: true };
  expect(
    requests.filter((request, index) => right(request) === wrong[answers[index] as keyof typeof wrong]),
  ).toEqual([]);
  return answers;
}

function readStatements(document: PolicyDocument) {
  const statements = policyStatements(JSON.stringify(document));
  return "problem" in statements ? fail() : statements;
}
