/**
 * The characters that a managed policy may have; white space does not count.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const managedPolicyQuota = 6144;

/**
 * The managed policies that a role may have, by default and at most.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policiesPerRole = { default: 10, highest: 20 };

/**
 * The managed policies that a user may have, by default and at most.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policiesPerUser = { default: 10, highest: 20 };

/**
 * The managed policies that a group may have; AWS raises them for nobody.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policiesPerGroup = { default: 10, highest: 10 };

/**
 * The characters that the name of a role may have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const roleNameLength = 64;

/**
 * The characters that the name of a user may have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const userNameLength = 64;

/**
 * The characters that the name of a group may have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const groupNameLength = 128;

/**
 * The characters that the name of a managed policy may have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policyNameLength = 128;

/**
 * The characters that the path of a managed policy may have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export const policyPathLength = 512;

/**
 * The characters that the description of a managed policy may have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
export const policyDescriptionLength = 1000;

/**
 * The tags that a managed policy may have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export const tagsPerPolicy = 50;

/**
 * The tags that an application inference profile may have.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
 */
export const tagsPerProfile = 200;

/**
 * The characters that the key of a tag may have, in IAM and in Bedrock.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Tag.html
 */
export const tagKeyLength = 128;

/**
 * The characters that the value of a tag may have, in IAM and in Bedrock.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Tag.html
 */
export const tagValueLength = 256;

/**
 * The characters that the name of an application inference profile may have.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
 */
export const profileNameLength = 64;

/**
 * The characters that the description of an application inference profile may have.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
 */
export const profileDescriptionLength = 200;
