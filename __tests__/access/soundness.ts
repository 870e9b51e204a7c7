import fc from "fast-check";
import { overlap } from "../../modules/iam/pattern-relation";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { wildcard } from "../../modules/iam/wildcard";
import { report } from "../../modules/findings/terraform-report";
import type { ReportedProfile } from "../../modules/report/access";
import { state, type PlannedProfile } from "../plan/plan";
import { contradictions, Evaluation, isGlobalRouting } from "./claims";
import { policies, world } from "./world";

/** How often a report says each thing of calls. */
export type Said = Map<string, number>;

/** Expects that an evaluator that is not ours contradicts nothing a report says of random policies, the same for a seed. */
export function expectSound(runs: number, seed: number): Said {
  const said: Said = new Map();
  const count = (word: string) => said.set(word, (said.get(word) ?? 0) + 1);
  fc.assert(
    fc.property(policies, fc.subarray([...world]), (documents, read) => {
      const planned = documents.map((document, index) => ({ name: `p${index}`, document, roles: ["r"] }));
      const [principal] = report(state(planned, read)).principals;
      if (!principal) return;
      const evaluation = new Evaluation(documents);
      const wrong = principal.profiles.flatMap((row) =>
        contradictions(row, evaluation, (profile) => isOf(row.profile, profile)),
      );
      expect(wrong).toEqual([]);
      expect([
        principal.globalRouting.after,
        isGlobalRouting(principal.globalRouting.after, evaluation, read),
      ]).toEqual([principal.globalRouting.after, true]);
      count(`global routing ${principal.globalRouting.after ?? ""}`);
      for (const { after, profile } of principal.profiles) count(`${profile.type} ${after?.invoke ?? ""}`);
    }),
    { numRuns: runs, seed },
  );
  return said;
}

/** Whether a profile of the world is one that a row speaks of. */
function isOf({ arn, type }: ReportedProfile, profile: PlannedProfile): boolean {
  if (type !== "pattern") return arn === profile.arn;
  return overlap(arnPattern(arn ?? ""), wildcard(profile.arn, false));
}
