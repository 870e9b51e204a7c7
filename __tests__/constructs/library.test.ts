import { join } from "node:path";
import * as cdktf from "cdktf";
import type { TerraformStack } from "cdktf";
import { BedrockAccessStack, InferenceProfile, ModelAccess } from "../../modules";
import { subjects } from "../forms";
import { library, otherLibrary } from "../library";
import { emptyStack, synthesized } from "../stack";

type Cdktf = typeof cdktf;

const other = jest.requireActual<Cdktf>(join(__dirname, "../../node_modules", otherLibrary));
const packageName = "cdktf-bedrock-inference-profiles";
const imports = { cdktf: packageName, cdktn: `${packageName}/cdktn` };
const remedy = `import from '${imports[otherLibrary]}' instead of '${imports[library]}'`;

/** What a module exports that is loaded a second time. */
function secondCopy<T extends object>(load: () => T): T {
  const copies: T[] = [];
  jest.isolateModules(() => void copies.push(load()));
  const [copy] = copies;
  if (copy === undefined) throw new Error("unreachable");
  return copy;
}

const { App: SecondApp, TerraformStack: SecondStack } = secondCopy(() => jest.requireActual<Cdktf>("cdktf"));

const stackProps = {
  accountId: "111122223333",
  sourceRegion: "us-west-2",
  grants: { A: { inferenceProfileIds: ["us.a.b-v1:0"], roles: ["a"] } },
};

describe.each(Object.entries(subjects))("%s", (_, { make, valid }) => {
  /** Makes one in a stack, with what it needs. */
  const made = (stack: TerraformStack) => () => make(stack, "Bad", valid(stack, "a"));

  test("is refused in a stack of the other library", () => {
    const stack = new other.TerraformStack(new other.App(), "prod");
    expect(made(stack)).toThrow(
      `'scope' should be a stack of '${library}', got prod, a stack of '${otherLibrary}'; ${remedy}`,
    );
  });

  test("is refused in a stack of another copy of the library", () => {
    expect(made(new SecondStack(new SecondApp(), "prod"))).toThrow(
      new RegExp(
        `'scope' should be a stack of the '${library}' 0\\.\\d+\\.0 that '${packageName}' imports, got prod, a stack of another copy, 0\\.\\d+\\.0; keep one copy, 'npm ls ${library}' lists them`,
      ),
    );
  });
});

test("a BedrockAccessStack is refused in an app of the other library", () => {
  expect(() => new BedrockAccessStack(new other.App(), "prod", stackProps)).toThrow(
    `prod: 'scope' should be an app of '${library}', got the app, an app of '${otherLibrary}'; ${remedy}`,
  );
});

test("a stack that extends one of the library is taken", () => {
  const stack = new (class extends BedrockAccessStack {})(new cdktf.App(), "more", stackProps);
  expect(stack.node.path).toBe("more");
});

describe("beside another copy of the bindings, with a library of its own", () => {
  const second = secondCopy(() => ({
    ...jest.requireActual<Cdktf>("cdktf"),
    ...jest.requireActual<typeof import("@cdktf/provider-aws/lib/iam-policy")>(
      "@cdktf/provider-aws/lib/iam-policy",
    ),
    ...jest.requireActual<typeof import("@cdktf/provider-aws/lib/provider")>(
      "@cdktf/provider-aws/lib/provider",
    ),
  }));

  test("sees a policy of the same name", () => {
    const stack = emptyStack();
    new ModelAccess(stack, "Good", { roles: ["a"], policyName: "same" });
    new second.IamPolicy(stack, "Bad", { name: "same", policy: "{}" });
    expect(() => synthesized(stack)).toThrow(
      "prod/Bad: the policy should have a name of its own, got 'same', as prod/Good/Policy/Resource has",
    );
  });

  test("sees a local of the same address", () => {
    const stack = emptyStack();
    new ModelAccess(stack, "Good", { roles: ["a"] });
    new second.TerraformLocal(stack, "Bad", 1).overrideLogicalId("bedrock_document_1");
    expect(() => synthesized(stack)).toThrow(
      "prod/Bad: 'local.bedrock_document_1' should be its own, got that of prod/cdktf-bedrock-inference-profiles/locals",
    );
  });

  test("sees the provider of the stack, and takes it as a prop", () => {
    const stack = new cdktf.TerraformStack(new cdktf.App(), "prod");
    const provider = new second.AwsProvider(stack, "Aws", { region: "eu-west-1" });
    const inferenceProfileId = "eu.anthropic.claude-3-haiku-20240307-v1:0";
    InferenceProfile.fromLookup(stack, "Own", { inferenceProfileId });
    InferenceProfile.fromLookup(stack, "Given", { inferenceProfileId, provider });
    const texts = Object.values(synthesized(stack).data?.aws_bedrock_inference_profile ?? {}).map((read) =>
      JSON.stringify(read),
    );
    expect(texts).toEqual([expect.stringContaining("eu-west-1"), expect.stringContaining("eu-west-1")]);
  });
});

test("is refused in a stack where another copy of the package works", () => {
  const stack = emptyStack();
  new ModelAccess(stack, "Good", { roles: ["a"] });
  new ModelAccess(stack, "GoodToo", { roles: ["b"] });
  const copy = secondCopy(() => {
    jest.doMock("cdktf", () => cdktf);
    return jest.requireActual<typeof import("../../modules")>("../../modules");
  });
  jest.dontMock("cdktf");
  expect(() => new copy.ModelAccess(stack, "Bad", { roles: ["c"] })).toThrow(
    `prod/Bad: 'scope' should be a stack without constructs of another copy of '${packageName}', got prod; keep one copy, 'npm ls ${packageName}' lists them`,
  );
});
