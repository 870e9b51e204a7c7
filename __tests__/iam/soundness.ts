import fc from "fast-check";
import { allowedParts, answer, type Answer, type Permissions } from "../../modules/iam/answer";
import { authorization } from "../../modules/iam/authorization";
import { policyStatements } from "../../modules/iam/policy-statement";
import type { TextSet } from "../../modules/iam/text-set";
import { concreteRequests, textsIn, isJudged, namedIn, type Named } from "./concrete-requests";
import { decision, type Policy, type Request } from "./evaluator";
import type { PolicySet } from "./policies";
import { isIn, question, questions, type Asked, type Texts } from "./questions";

/** How many questions were asked and what came of them. */
export interface Tally {
  readonly sets: number;
  readonly answers: Readonly<Record<Answer, number>>;

  /** The questions for which some request is known to be allowed. */
  readonly someAllowed: number;

  /** The concrete requests that the other evaluator was asked about. */
  readonly requests: number;

  /** The questions of which nothing is unjudged and all concrete requests have one answer. */
  readonly alike: number;
  readonly unknownOfAlike: number;
}

/** How many of the questions that concrete requests answer alike the engine leaves open. */
export function unknownShare({ alike, unknownOfAlike }: Tally): number {
  return unknownOfAlike / alike;
}

type Counts = { -readonly [Name in keyof Tally]: Name extends "answers" ? Record<Answer, number> : number };

/** Answers to random questions about random policies, none of which a concrete request contradicts. */
export function soundAnswers(
  policies: fc.Arbitrary<PolicySet>,
  { sets, requestsEach, ...parameters }: { sets: number; requestsEach: number; seed?: number; path?: string },
): Tally {
  const counts: Counts = {
    sets: 0,
    answers: { allowed: 0, denied: 0, "not-allowed": 0, unknown: 0 },
    someAllowed: 0,
    requests: 0,
    alike: 0,
    unknownOfAlike: 0,
  };
  fc.assert(
    fc.property(policies, fc.array(questions, { minLength: 20, maxLength: 20 }), (set, all) => {
      counts.sets++;
      const principal = new Principal(set, requestsEach, counts);
      expect(
        all.map((asked) => principal.contradiction(asked)).find((found) => found !== undefined),
      ).toBeUndefined();
    }),
    { numRuns: sets, ...parameters },
  );
  return counts;
}

/** What the engine reads of policies. */
export function permissionsOf({ policies, boundary }: PolicySet): Permissions {
  const layers = [policies, ...(boundary ? [[boundary]] : [])];
  return layers.map((layer) => authorization(layer.flatMap(readStatements)));
}

function readStatements(policy: Policy) {
  const read = policyStatements(JSON.stringify(policy));
  if ("problem" in read) throw new Error(read.problem);
  return read;
}

class Principal {
  private readonly permissions: Permissions;
  private readonly named: Named;
  private readonly decided = new Map<string, string>();

  constructor(
    private readonly set: PolicySet,
    private readonly requestsEach: number,
    private readonly counts: Counts,
  ) {
    this.permissions = permissionsOf(set);
    this.named = namedIn(set);
  }

  /** What the other evaluator says that is not so if the engine's answers to a question are right. */
  contradiction(asked: Asked): unknown {
    const asEngine = question(asked);
    const answered = answer(this.permissions, asEngine);
    this.counts.answers[answered]++;
    const against = answered === "unknown" ? undefined : this.against(asked, answered);
    if (against) return { ...this.set, asked, answered, against };
    if (isJudged(this.named, asked)) this.countAlike(asked, answered);
    const [part] = allowedParts(this.permissions, asEngine.resource, (resource) => ({
      ...asEngine,
      resource,
    }));
    if (!part) return undefined;
    this.counts.someAllowed++;
    const inPart = { ...asked, resource: textsOf(part) };
    const refused = this.against(inPart, "allowed") ?? this.againstPart(asked, inPart);
    return refused && { ...this.set, asked, part: inPart.resource, refused };
  }

  private against(asked: Asked, answered: Answer): unknown {
    for (const request of concreteRequests(this.named, asked, this.requestsEach)) {
      const decided = this.decision(request);
      const holds = {
        allowed: decided === "Allowed",
        denied: decided === "ExplicitlyDenied",
        "not-allowed": decided !== "Allowed",
        unknown: true,
      }[answered];
      if (!holds) return { request, decided };
    }
    return undefined;
  }

  /** A part of a set has a text in it, and none that the set does not have. */
  private againstPart(asked: Asked, inPart: Asked): unknown {
    const texts = textsIn(this.named, inPart.resource);
    return texts.length === 0 ? "it has none" : texts.find((text) => !isIn(asked.resource, text));
  }

  private countAlike(asked: Asked, answered: Answer): void {
    let found: boolean | undefined;
    for (const request of concreteRequests(this.named, asked, this.requestsEach)) {
      const allowed = this.decision(request) === "Allowed";
      if (found !== undefined && found !== allowed) return;
      found = allowed;
    }
    if (found === undefined) return;
    this.counts.alike++;
    if (answered === "unknown") this.counts.unknownOfAlike++;
  }

  private decision(request: Request): string {
    const key = JSON.stringify(request);
    const known = this.decided.get(key) ?? decision(this.set.policies, this.set.boundary, request);
    if (!this.decided.has(key)) this.counts.requests++;
    this.decided.set(key, known);
    return known;
  }
}

function textsOf({ only: text, within, without }: TextSet): Texts {
  if (text !== undefined) return text;
  const [inside, outside] = [within, without].map((patterns) =>
    // the text of an exact pattern is no pattern
    patterns.map(({ text: own, arn, exact }) => ({
      text: exact ? own.replace(/[*?$]/g, (character) => `\${${character}}`) : own,
      arn,
    })),
  );
  return { within: inside ?? [], without: outside ?? [] };
}
