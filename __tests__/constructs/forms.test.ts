import { App } from "cdktf";
import { Construct } from "constructs";
import * as api from "../../modules";
import { BedrockAccessStack, type BedrockAccessStackProps } from "../../modules";
import { amazonBedrockFullAccessProps } from "../../modules/constructs/amazon-bedrock-full-access";
import { applicationInferenceProfileProps } from "../../modules/constructs/application-inference-profile";
import { attachedPolicyProps } from "../../modules/constructs/attached-policy";
import { foundationModelLookupProps } from "../../modules/constructs/foundation-model";
import { foundationModelAccessProps } from "../../modules/constructs/foundation-model-access";
import { inferenceProfileLookupProps } from "../../modules/constructs/inference-profile";
import { inferenceProfileAccessProps } from "../../modules/constructs/inference-profile-access-props";
import { modelAccessProps } from "../../modules/constructs/model-access";
import { taggedInferenceProfileAccessProps } from "../../modules/constructs/tagged-inference-profile-access";
import { bedrockAccessStackProps } from "../../modules/stacks/bedrock-access-stack";
import { grantProps } from "../../modules/stacks/grant";
import { haikuId, rows, stackForms, subjects, type Form } from "../forms";
import { emptyStack, synthesized } from "../stack";

const props: Readonly<Record<string, object>> = {
  InferenceProfile: inferenceProfileLookupProps,
  ApplicationInferenceProfile: applicationInferenceProfileProps,
  InferenceProfileAccess: inferenceProfileAccessProps,
  InferenceProfileFullAccess: attachedPolicyProps,
  AmazonBedrockFullAccess: amazonBedrockFullAccessProps,
  FoundationModel: foundationModelLookupProps,
  FoundationModelAccess: foundationModelAccessProps,
  TaggedInferenceProfileAccess: taggedInferenceProfileAccessProps,
  ModelAccess: modelAccessProps,
};

test("the table of forms has every construct", () => {
  const constructs = Object.entries(api).filter(([, value]) =>
    Construct.isPrototypeOf.call(Construct, value),
  );
  expect(Object.keys(subjects).sort()).toEqual(
    constructs
      .map(([name]) => name)
      .filter((name) => name !== "BedrockAccessStack")
      .sort(),
  );
});

test.each(Object.entries(subjects))(
  "the table of forms has every prop of %s, in each form",
  (name, { forms }) => {
    expect(Object.keys(forms).sort()).toEqual(Object.keys(props[name] ?? {}).sort());
    for (const given of Object.values<object>(forms)) {
      const known = Object.keys(given);
      expect(known).toEqual(expect.arrayContaining(["token", "lazy", "unset"]));
      expect(known.some((form) => ["literal", "list", "record", "construct"].includes(form))).toBe(true);
    }
  },
);

test("the table of forms has every prop of BedrockAccessStack", () => {
  expect(Object.keys(stackForms).sort()).toEqual(Object.keys(bedrockAccessStackProps).sort());
});

test("a grant has the props of InferenceProfileAccess, with IDs and keys for profiles and models", () => {
  const { inferenceProfiles, foundationModels, ...others } = inferenceProfileAccessProps;
  expect(Object.keys(grantProps).sort()).toEqual(
    Object.keys({
      ...others,
      inferenceProfileIds: inferenceProfiles,
      applicationInferenceProfiles: inferenceProfiles,
      foundationModelIds: foundationModels,
    }).sort(),
  );
});

const stackRows = Object.entries(stackForms).flatMap(([prop, given]) =>
  Object.entries<Form>(given).map(([form, value]) => ({ prop, form, ...value })),
);

test.each(stackRows)(
  "takes or refuses '$prop' of BedrockAccessStack as $form",
  ({ prop, value, refused }) => {
    const app = new App();
    const valid = {
      accountId: "111122223333",
      sourceRegion: "us-west-2",
      assumeRoleArn: "arn:aws:iam::111122223333:role/terraform",
      grants: grants(),
    };
    const make = () =>
      new BedrockAccessStack(app, "prod", {
        ...valid,
        [prop]: value(emptyStack(), "prod"),
      });
    if (refused === undefined) expect(JSON.stringify(synthesized(make()))).not.toContain("TfToken");
    else expect(make).toThrow(new Error(`prod: '${prop}' ${refused}`));
  },
);

function grants(): BedrockAccessStackProps["grants"] {
  return { Analytics: { inferenceProfileIds: [haikuId], roles: ["analytics"] } };
}

test.each(rows.filter(({ given }) => given.refused !== undefined))(
  "fails on '$prop' of $name as $form",
  ({ id, prop, given, make }) => {
    const stack = emptyStack();
    expect(() => make(stack)).toThrow(new Error(`prod/${id}: '${prop}' ${String(given.refused)}`));
    expect(stack.node.tryFindChild(id)?.node.children).toEqual([]);
  },
);

test.each(rows.filter(({ given }) => given.refused === undefined))(
  "synthesizes '$prop' of $name as $form",
  ({ make }) => {
    const stack = emptyStack();
    make(stack);
    expect(JSON.stringify(synthesized(stack))).not.toContain("TfToken");
  },
);
