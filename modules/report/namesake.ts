import type { PrincipalReference } from "./principal";

/** Others of the name of each principal that may be the same one, because nobody knows the account of one of the two. */
export function namesakes<Who extends Pick<PrincipalReference, "type" | "name" | "account">>(
  all: readonly Who[],
): Map<Who, Who[]> {
  const byName = new Map<string, Who[]>();
  for (const principal of all) {
    // the ARN of a permission set tells it from every other
    if (principal.name === null || principal.type === "permission-set") continue;
    // IAM compares names without regard to case
    const key = `${principal.type} ${principal.name.toLowerCase()}`;
    const others = byName.get(key);
    if (others) others.push(principal);
    else byName.set(key, [principal]);
  }
  const doubtful = [...byName.values()].filter((group) => group.some(({ account }) => account === null));
  return new Map(
    doubtful.flatMap((group) =>
      group.map((one): [Who, Who[]] => [
        one,
        group.filter((other) => other !== one && (one.account === null || other.account === null)),
      ]),
    ),
  );
}
