import { invokeActions, onModels } from "../access/call";
import { modelsNamed } from "../access/models-in-region";
import { isFoundationModel } from "../access/shape";
import type { PolicyStatement } from "../iam/policy-statement";
import { arnPattern } from "../iam/arn-pattern";
import type { JudgedPolicies } from "./judged-policies";
import type { Mistake } from "./mistake";

const everything = arnPattern("*");

/** The foundation models in an Allow that can be called without a profile, though one leads to them. */
export function directAccess(statement: PolicyStatement, judged: JudgedPolicies): Mistake[] {
  const resources = statement.notResources ? [everything] : statement.resources;
  const values = resources
    .filter((resource) => isFoundationModel(resource) && judged.leadsTo(resource))
    .filter((resource) =>
      modelsNamed(resource, judged.granted.regions).some((models) =>
        invokeActions.some((action) => judged.isAllowedBy(statement, onModels(action, models, null))),
      ),
    )
    .map(({ text }) => text);
  return values.length === 0 ? [] : [{ type: "direct-model-access", statement, subject: "", values }];
}
