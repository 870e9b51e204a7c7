import type { Claim, Principals } from "./principals";
import { does, type Actions, type TerraformDocument } from "./terraform-document";

/** What a resource says is all that a principal has of managed or of inline policies. */
export interface WholeList {
  /** The address of the resource. */
  readonly by: string;

  /** The key of the principal. */
  readonly principal: string;
  readonly kind: "managed" | "inline";

  /** What IAM keeps them under. */
  readonly slots: ReadonlySet<string>;

  /** Whether it is known to be this principal's list, and what is in it. */
  readonly complete: boolean;
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
  const listsOf = new Map<string, WholeList[]>();
  for (const list of lists) {
    // one that this apply does not run takes nothing away
    if (!does(actions.get(list.by), "create", "update")) continue;
    const others = listsOf.get(list.principal);
    if (others) others.push(list);
    else listsOf.set(list.principal, [list]);
  }
  const renamed = renamedPrincipals(before, after, actions);
  // those that are renamed get claims of their own
  for (const claim of [...after.claims]) {
    const { by, principal, kind, slot, pair, isOwn } = claim;
    const owner = after.addressOf(principal);
    const isOfFormer =
      owner !== undefined && owner !== by && isReplaced(actions.get(owner)) && !isMade(actions.get(by));
    const leavingOut = (listsOf.get(principal) ?? []).filter(
      (list) => list.kind === kind && list.by !== by && !list.slots.has(slot),
    );
    const successor = renamed.get(principal);
    // nobody gives again what is only there
    if (claim.drop && !isOwn && leavingOut.some(({ complete }) => complete)) claim.drop();
    else if (taken.has(pair) || isOfFormer || leavingOut.length > 0 || successor !== undefined) claim.doubt();
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
