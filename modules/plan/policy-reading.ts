import { authorization, type Authorization } from "../iam/authorization";
import { doubtful, policyStatements, unreadStatements, type PolicyStatement } from "../iam/policy-statement";
import { Numbering } from "./numbering";
import type { Policy } from "./policy";

/** Policies and what they authorize, each read once. */
export class PolicyReading {
  readonly #read = new Map<string, ReturnType<typeof policyStatements>>();
  readonly #doubtful = new Map<readonly PolicyStatement[], readonly PolicyStatement[]>();
  readonly #numbers = new Numbering();
  readonly #authorizations = new Map<string, Authorization>();

  /** The statements of a document, or what is wrong with it. */
  read(json: string): ReturnType<typeof policyStatements> {
    const found = this.#read.get(json) ?? policyStatements(json);
    this.#read.set(json, found);
    return found;
  }

  /** The statements of a policy, or what it may say where it is not known or no policy. */
  statements({ json, statements }: Pick<Policy, "json" | "statements">): readonly PolicyStatement[] {
    if (json === undefined) return statements ?? unreadStatements;
    const read = this.read(json);
    return "problem" in read ? unreadStatements : read;
  }

  /** The statements of a policy that may be one of somebody's, or not. */
  doubtfulStatements(policy: Pick<Policy, "json" | "statements">): readonly PolicyStatement[] {
    const sure = this.statements(policy);
    const found = this.#doubtful.get(sure) ?? (sure === unreadStatements ? sure : sure.map(doubtful));
    this.#doubtful.set(sure, found);
    return found;
  }

  /** What lists of statements authorize together, undefined for none: the same object for the same lists. */
  authorization(lists: readonly (readonly PolicyStatement[])[]): Authorization | undefined {
    if (lists.length === 0) return undefined;
    const numbered = new Map(lists.map((list) => [this.#numbers.of(list), list]));
    const numbers = [...numbered.keys()].sort((one, other) => one - other);
    const key = numbers.join();
    const found =
      this.#authorizations.get(key) ?? authorization(numbers.flatMap((number) => numbered.get(number) ?? []));
    this.#authorizations.set(key, found);
    return found;
  }
}
