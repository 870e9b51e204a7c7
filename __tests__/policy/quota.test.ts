import * as quotas from "../../modules/policy/quota";

test("knows AWS's quotas", () => {
  expect(quotas).toEqual({
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    managedPolicyQuota: 6144,
    policiesPerRole: { default: 10, highest: 20 },
    policiesPerUser: { default: 10, highest: 20 },
    policiesPerGroup: { default: 10, highest: 10 },
    userNameLength: 64,
    groupNameLength: 128,
    roleNameLength: 64,
    policyNameLength: 128,
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
    policyPathLength: 512,
    policyDescriptionLength: 1000,
    tagsPerPolicy: 50,
    // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
    tagsPerProfile: 200,
    profileNameLength: 64,
    profileDescriptionLength: 200,
    // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Tag.html
    tagKeyLength: 128,
    tagValueLength: 256,
  });
});
