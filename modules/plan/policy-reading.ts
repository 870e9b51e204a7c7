import { authorization, type Authorization } from "../iam/authorization";
import { policyStatements, unreadStatements, type PolicyStatement } from "../iam/policy-statement";
import type { Policy } from "./policy";

/** Policies and what they authorize, each read once. */
export class PolicyReading {
  readonly #statements = new Map<string, ReturnType<typeof policyStatements>>();
  readonly #numbers = new Map<string | undefined, number>();
  readonly #authorizations = new Map<string, Authorization>();

  read(document: string): ReturnType<typeof policyStatements> {
    const found = this.#statements.get(document) ?? policyStatements(document);
    this.#statements.set(document, found);
    return found;
  }

  /** The statements of a policy, or what it may say where it is not known or no policy. */
  statements({ document }: Pick<Policy, "document">): readonly PolicyStatement[] {
    const read = document === undefined ? unreadStatements : this.read(document);
    return "problem" in read ? unreadStatements : read;
  }

  /** What policies authorize together, undefined for none: the same object for the same policies. */
  authorization(policies: readonly Policy[]): Authorization | undefined {
    if (policies.length === 0) return undefined;
    const documents = [...new Set(policies.map(({ document }) => document))].sort();
    const key = documents.map((document) => this.#number(document)).join();
    const found =
      this.#authorizations.get(key) ??
      authorization(documents.flatMap((document) => this.statements({ document })));
    this.#authorizations.set(key, found);
    return found;
  }

  /** A number for a document: a key of many documents stays short. */
  #number(document: string | undefined): number {
    const number = this.#numbers.get(document) ?? this.#numbers.size;
    this.#numbers.set(document, number);
    return number;
  }
}
