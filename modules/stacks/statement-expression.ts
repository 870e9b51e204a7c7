import { creation, placements } from "../policy/action";
import {
  creationStatements,
  globalRoutingDenial,
  profileStatements,
  unscopedStatements,
  type Statement,
} from "../policy/statement";
import { hcl } from "../terraform/hcl";
import { besideProfilesExpression } from "../terraform/beside-profile";

const placed = [...placements.keys()];
const profile = "data.aws_bedrock_inference_profile.this[id]";

/**
 * The Terraform expression for the statements on inference profiles.
 *
 * @param ids a reference to a list of profile IDs
 */
export function profileStatementsExpression(ids: string): string {
  // the types stand in for the ARNs: a profile of a type that AWS adds gets nothing
  const types = ["SYSTEM_DEFINED", "APPLICATION"].map((type) => ({
    arn: type,
    foundationModelArns: [],
    application: type === "APPLICATION",
  }));
  const statements = profileStatements(types, placed).map((statement) =>
    asked(
      statement,
      `\${[for id in ${ids} : ${profile}.inference_profile_arn if contains(${hcl(statement.Resource)}, ${profile}.type)]}`,
    ),
  );
  return hcl(statements);
}

/**
 * The Terraform expression for the statements on the foundation models of inference profiles.
 *
 * @param ids a reference to a list of profile IDs
 */
export function modelStatementsExpression(ids: string): string {
  const fenced = `[for statement in ${hcl(modelStatements(false))} : statement if !var.direct_model_access]`;
  const direct = `[for statement in ${hcl(modelStatements(true))} : statement if var.direct_model_access]`;
  return `flatten([for id in ${ids} : concat(${fenced}, ${direct})])`;
}

function modelStatements(directModelAccess: boolean): object[] {
  const models = ["foundation models"];
  const resource = {
    arn: `\${${profile}.inference_profile_arn}`,
    foundationModelArns: models,
    application: false,
  };
  return profileStatements([resource], placed, directModelAccess)
    .filter(({ Resource }) => Resource === models)
    .map((statement) => asked(statement, "${local.foundation_model_arns[id]}"));
}

/**
 * The Terraform expression for the statement on application inference profiles that may be made.
 *
 * @param ids a reference to a list of profile IDs
 */
export function creationStatementsExpression(ids: string): string {
  const profiles = `[for id in ${ids} : ${profile}.inference_profile_arn]`;
  const arns = besideProfilesExpression(profiles, "application-inference-profile/*");
  const statements = creationStatements(placed, `\${${arns}}`).map((statement) =>
    asked(statement, statement.Resource),
  );
  return `[for statement in ${hcl(statements)} : statement if contains(var.actions, ${hcl(creation[0])})]`;
}

/** The Terraform expression for the statements that belong to no profile. */
export function roleStatementsExpression(): string {
  const unscoped = unscopedStatements(placed).map((statement) => asked(statement, statement.Resource));
  const denial = `[for statement in ${hcl([globalRoutingDenial()])} : statement if var.deny_global_routing]`;
  return `concat(${hcl(unscoped)}, ${denial})`;
}

/** A statement that allows those of its actions that the variable `actions` has, on a resource. */
function asked(statement: Statement, resource: Statement["Resource"]): object {
  const actions = `[for action in var.actions : action if contains(${hcl(statement.Action)}, action)]`;
  return { ...statement, Action: `\${${actions}}`, Resource: resource };
}
