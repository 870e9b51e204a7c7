import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import type { ITerraformDependable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { PolicyDocument } from "../policy/document";
import { descriptionProblem, pathProblem, policyNameProblem } from "../policy/name";
import type { Statement } from "../policy/statement";
import { policyTagsProblem } from "../policy/tag";
import { attribute } from "../terraform/attribute";
import { prepareStack } from "../terraform/aws-provider";
import { checkFinishedStack, singleResources } from "../terraform/finished-stack";
import { finishedText } from "../terraform/finished-value";
import { preconditions, sizeGuard, type Guard } from "../terraform/guard";
import { hcl } from "../terraform/hcl";
import { withPolicyVariables } from "../terraform/policy-variable";
import { reference } from "../terraform/shared-local";
import { attach } from "./policy-attachment";
import { checkPrincipals, principalProps, type Principals } from "./principals";
import { checkOptional, checkValue, record, text, type PropNames } from "./prop";

/** What a managed policy is called, and who gets it: without `roles`, `users` and `groups` nobody does. */
export interface AttachedPolicyProps extends Principals {
  /**
   * The name of the policy, 1 to 128 characters from `[\w+=,.@-]`. Another name is another policy.
   *
   * @default - the path of the construct, with `-` for `/`
   */
  readonly policyName?: string;

  /**
   * The IAM path of the policy, at most 512 characters. Another path is another policy.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * The description of the policy, at most 1,000 characters. Another description is another policy.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The tags of the policy, at most 50. IAM does not tell capitals apart in their keys.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What a managed policy says, and what Terraform checks before it makes it. */
export interface PolicyContent {
  readonly document: PolicyDocument;
  readonly guards?: readonly Guard[];

  /** What is known to be checked when the stack is finished. */
  readonly lateGuards?: () => readonly Guard[];

  /** What to do about a document that is too long. */
  readonly remedy: string;
}

/** The names of the props. */
export const attachedPolicyProps: PropNames<AttachedPolicyProps> = {
  ...principalProps,
  policyName: true,
  path: true,
  description: true,
  tags: true,
};

/**
 * Throws where the props of a construct that attaches policies have a problem.
 *
 * @param numbers the places, among its documents, of those that make a policy
 */
export function checkPolicyProps(
  construct: Construct,
  props: AttachedPolicyProps,
  numbers: readonly number[] = [0],
): void {
  checkPrincipals(construct, props);
  checkOptional(construct, "policyName", props.policyName, text(policyNameProblem));
  const remedy = props.policyName === undefined ? "; without 'policyName' it is the construct's path" : "";
  for (const number of numbers) {
    const rule = text((name) => withRemedy(policyNameProblem(name), remedy));
    checkValue(construct, "policyName", policyName(construct, props, number), rule);
  }
  checkOptional(construct, "path", props.path, text(pathProblem));
  checkOptional(construct, "description", props.description, text(descriptionProblem));
  checkOptional(construct, "tags", props.tags, record(policyTagsProblem));
}

function withRemedy(problem: string | undefined, remedy: string): string | undefined {
  return problem && `${problem}${remedy}`;
}

/** The managed policies of a construct. */
export interface AttachedPolicies {
  /** Their ARNs, a string token each. */
  readonly policyArns: string[];

  /** Their documents as JSON, a string token each. */
  readonly policyDocuments: string[];

  /** Their attachments. */
  readonly attachments: ITerraformDependable[];
}

/**
 * Makes managed policies and attaches them. A document without a statement makes no policy.
 *
 * A policy is told by its number: when profiles come and go, policies change and attachments stay.
 */
export function attachPolicies(
  construct: Construct,
  props: AttachedPolicyProps,
  contents: readonly PolicyContent[],
): AttachedPolicies {
  const policies = contents.flatMap((content, index) => {
    if (content.document.Statement.length === 0) return [];
    const name = policyName(construct, props, index);
    return [
      new AttachedPolicy(construct, `Policy${suffix(index)}`, { ...props, ...content, policyName: name }),
    ];
  });
  return {
    policyArns: policies.map(({ policyArn }) => policyArn),
    policyDocuments: policies.map(({ policyDocument }) => policyDocument),
    attachments: policies.flatMap(({ attachments }) => attachments),
  };
}

function policyName(construct: Construct, props: AttachedPolicyProps, index: number): string {
  const name = props.policyName ?? construct.node.path.replaceAll("/", "-");
  return index === 0 ? name : `${name}-${suffix(index)}`;
}

function suffix(index: number): string {
  return index === 0 ? "" : String(index + 1);
}

/**
 * A managed policy and its attachments.
 *
 * Defines an `aws_iam_policy`, locals for its document and size, and an attachment per principal.
 */
class AttachedPolicy extends Construct {
  /** The ARN of the policy, a string token. */
  readonly policyArn: string;

  /** The document as JSON, a string token. */
  readonly policyDocument: string;
  readonly attachments: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: AttachedPolicyProps & PolicyContent) {
    super(scope, id);
    prepareStack(this);

    checkFinishedStack(this, policyNameProblems);
    const { document, guards = [], lateGuards, remedy } = props;
    const statements = document.Statement.map(
      (statement) => `\${${reference(this, "statement", withPolicyVariables(withOneExpression(statement)))}}`,
    );
    const json = `\${jsonencode(${hcl({ ...document, Statement: statements })})}`;
    const text = reference(this, "document", json);
    const size = reference(this, "size", `\${length(${text})}`);
    const shortening = reference(this, "shortening", remedy);
    const policy = new IamPolicy(this, "Resource", {
      name: props.policyName,
      policy: `\${${text}}`,
      path: props.path,
      description: props.description,
      tags: props.tags,
      lifecycle: {
        precondition: preconditions(scope, [...guards, sizeGuard(size, `\${${shortening}}`)], lateGuards),
      },
    });
    this.policyArn = attribute(policy, "arn", () => policy.arn);
    // of the policy, not of the local: whoever uses the document waits for what Terraform checks of the policy
    this.policyDocument = attribute(policy, "policy", () => policy.policy);
    this.attachments = attach(this, props, this.policyArn);
  }
}

/** A statement with its resources in one expression, where each is one: a line to read, and a value to resolve. */
function withOneExpression(statement: Statement): object {
  const resources = [statement.Resource].flat();
  const areReferences = resources.length > 1 && resources.every((arn) => /^\$\{[\w.]+\}$/.test(arn));
  return areReferences ? { ...statement, Resource: `\${${hcl(resources)}}` } : statement;
}

/** The policies of a stack that have the name of another one: IAM would make one of them, and not tell capitals apart. */
function policyNameProblems(stack: TerraformStack): string[] {
  const known = new Map<string, string>();
  return singleResources(stack, IamPolicy).flatMap(({ node, nameInput, provider }) => {
    if (nameInput === undefined) return [];
    const name = finishedText(stack, nameInput);
    const key = JSON.stringify([name.toLowerCase(), provider?.node.path]);
    const other = known.get(key);
    known.set(key, node.path);
    if (other === undefined) return [];
    return [
      `${node.path}: the policy should have a name of its own, got '${name}', as ${other} has; set 'policyName'`,
    ];
  });
}
