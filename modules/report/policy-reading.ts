import type { Policy } from "./policy";
import { authorization, type Authorization } from "../iam/authorization";
import { policyStatements, type PolicyStatement } from "../iam/policy-statement";

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

  /** The statements of a policy; none where it can't be read. */
  statements({ document }: Pick<Policy, "document">): readonly PolicyStatement[] {
    const read = document === undefined ? [] : this.read(document);
    return "problem" in read ? [] : read;
  }

  /** What policies authorize together: the same object for the same policies. */
  authorization(policies: readonly Policy[]): Authorization {
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
