import type { Claim, Principals } from "./principal";
import { does, type Actions, type TerraformDocument } from "./terraform-document";

/** What a resource says is all that a principal has of managed or of inline policies. */
export interface WholeList {
  /** The address of the resource. */
  readonly by: string;

  /** The key of the principal. */
  readonly principal: string;
  readonly managed: boolean;

  /** What IAM keeps them under. */
  readonly slots: ReadonlySet<string>;
}

/**
 * Doubts what an apply may take away from principals, although a resource says that they have it afterwards too.
 *
 * A resource that goes or is replaced takes away what it gave, and one that says what is all of a list what is not in
 * it. Where another resource gives the same, nothing in the plan says which of the two is last.
 */
export function takeAway(
  before: Principals,
  after: Principals,
  lists: readonly WholeList[],
  actions: TerraformDocument["actions"],
): void {
  const taken = takenPairs(before.claims, after.claims, actions);
  const whole = lists.filter(({ by }) => does(actions.get(by), "create", "update"));
  const renamed = renamedPrincipals(before, after, actions);
  // those that are renamed get claims of their own
  for (const claim of [...after.claims]) {
    const { by, principal, managed, slot, pair } = claim;
    const owner = after.addressOf(principal);
    const isOfFormer =
      owner !== undefined && owner !== by && isReplaced(actions.get(owner)) && !isMade(actions.get(by));
    const isLeftOut = whole.some(
      (list) =>
        list.principal === principal && list.managed === managed && list.by !== by && !list.slots.has(slot),
    );
    const successor = renamed.get(principal);
    if (taken.has(pair) || isOfFormer || isLeftOut || successor !== undefined) claim.doubt();
    if (successor !== undefined) claim.giveTo(successor);
  }
}

/** What principals no longer have by the resources that gave it to them. */
function takenPairs(
  before: readonly Claim[],
  after: readonly Claim[],
  actions: TerraformDocument["actions"],
): Set<string> {
  const given = new Set(after.map(({ by, pair }) => `${by} ${pair}`));
  return new Set(
    before
      .filter(({ by, pair, slot, isOwn }) => {
        const done = actions.get(by);
        // a policy that is replaced is another one by its ARN
        if (!isOwn || !does(done, "update", "delete") || isReplaced(actions.get(slot))) return false;
        // what is made first goes with the old one
        return !given.has(`${by} ${pair}`) || (isReplaced(done) && !isMade(done));
      })
      .map(({ pair }) => pair),
  );
}

/** The principals that a plan gives another name, by their former keys. */
function renamedPrincipals(
  before: Principals,
  after: Principals,
  actions: TerraformDocument["actions"],
): Map<string, string> {
  const keys = new Map(after.owned);
  return new Map(
    before.owned.flatMap(([address, former]) => {
      const key = keys.get(address);
      return key === undefined || key === former || isReplaced(actions.get(address)) ? [] : [[former, key]];
    }),
  );
}

function isReplaced(done: Actions | undefined): boolean {
  return does(done, "create") && does(done, "delete");
}

/** Whether a resource is made, and nothing of it goes afterwards. */
function isMade(done: Actions = []): boolean {
  return done.at(-1) === "create";
}
