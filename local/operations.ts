import type { Caller } from "./caller";
import type { ApplicationProfile, InferenceProfile, ProfileStore } from "./profile-store";
import { ServiceError } from "./service-error";

/** A request for an operation. */
export interface Call {
  readonly caller: Caller;
  /** The ID or ARN in the path, decoded; empty in a path without one. */
  readonly identifier: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** An operation of the Bedrock control plane. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly status: number;
  /** The member of the answer that holds what `answer` gives, where it isn't the whole. */
  readonly member?: string;
  readonly answer: (call: Call) => object;
}

interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The operations on the profiles in a store. */
export function operations(store: ProfileStore): readonly Operation[] {
  const onProfiles = { path: /^\/inference-profiles$/ };
  const onProfile = { path: /^\/inference-profiles\/([^/]+)$/, status: 200 };
  const post = { method: "POST", status: 200 };
  const members = profileMembers();
  return [
    {
      name: "GetInferenceProfile",
      method: "GET",
      ...onProfile,
      answer: ({ caller, identifier }) => members(store.find(caller, identifier)),
    },
    {
      name: "DeleteInferenceProfile",
      method: "DELETE",
      ...onProfile,
      answer: ({ caller, identifier }) => {
        store.delete(caller, identifier);
        return {};
      },
    },
    {
      name: "ListInferenceProfiles",
      method: "GET",
      ...onProfiles,
      status: 200,
      answer: ({ caller, query }) => {
        const { page, nextToken } = profilePage(store.profiles(caller), query);
        return { inferenceProfileSummaries: page.map(members), nextToken };
      },
    },
    {
      name: "CreateInferenceProfile",
      method: "POST",
      ...onProfiles,
      status: 201,
      answer: ({ caller, body }) => {
        const { inferenceProfileArn } = createdProfile(store, caller, body);
        return { inferenceProfileArn, status: "ACTIVE" };
      },
    },
    {
      name: "TagResource",
      ...post,
      path: /^\/tagResource$/,
      answer: ({ caller, body }) => {
        const { resourceARN, tags } = JSON.parse(body) as { resourceARN: string; tags: Tag[] };
        setTags(store.findApplication(caller, resourceARN).tags, tags);
        return {};
      },
    },
    {
      name: "UntagResource",
      ...post,
      path: /^\/untagResource$/,
      answer: ({ caller, body }) => {
        const { resourceARN, tagKeys } = JSON.parse(body) as { resourceARN: string; tagKeys: string[] };
        const { tags } = store.findApplication(caller, resourceARN);
        for (const key of tagKeys) tags.delete(key);
        return {};
      },
    },
    {
      name: "ListTagsForResource",
      ...post,
      path: /^\/listTagsForResource$/,
      answer: ({ caller, body }) => {
        const { resourceARN } = JSON.parse(body) as { resourceARN: string };
        const { tags } = store.findApplication(caller, resourceARN);
        return { tags: [...tags].map(([key, value]) => ({ key, value })) };
      },
    },
  ];
}

/** The members of an answer about a profile, each time with its models in another order, as AWS promises none. */
function profileMembers(): (profile: InferenceProfile) => object {
  const answers = new Map<string, number>();
  return ({ inferenceProfileArn, foundationModelArns, ...profile }) => {
    const count = (answers.get(inferenceProfileArn) ?? 0) + 1;
    answers.set(inferenceProfileArn, count);
    const first = count % foundationModelArns.length;
    const models = [...foundationModelArns.slice(first), ...foundationModelArns.slice(0, first)];
    return {
      inferenceProfileName: profile.inferenceProfileName,
      inferenceProfileArn,
      inferenceProfileId: profile.inferenceProfileId,
      models: models.map((modelArn) => ({ modelArn })),
      status: "ACTIVE",
      type: profile.type,
      description: profile.description,
      createdAt: profile.createdAt,
      updatedAt: profile.createdAt,
    };
  };
}

function profilePage(
  profiles: readonly InferenceProfile[],
  query: URLSearchParams,
): { page: readonly InferenceProfile[]; nextToken: string | undefined } {
  const type = query.get("type");
  const maxResults = query.get("maxResults") ?? "1000";
  const nextToken = query.get("nextToken") ?? "0";
  validate("type", type ?? "APPLICATION", /^(SYSTEM_DEFINED|APPLICATION)$/);
  validate("maxResults", maxResults, /^([1-9]\d{0,2}|1000)$/);
  validate("nextToken", nextToken, /^\d+$/);

  const found = profiles.filter((profile) => type === null || type === profile.type);
  const end = Number(nextToken) + Number(maxResults);
  return {
    page: found.slice(Number(nextToken), end),
    nextToken: end < found.length ? String(end) : undefined,
  };
}

function createdProfile(store: ProfileStore, caller: Caller, body: string): ApplicationProfile {
  const input = JSON.parse(body) as {
    readonly inferenceProfileName?: string;
    readonly description?: string;
    readonly modelSource?: { readonly copyFrom?: string };
    readonly tags?: readonly Tag[];
  };
  const { inferenceProfileName = "", description, modelSource, tags = [] } = input;
  validate("inferenceProfileName", inferenceProfileName, /^(?=.{1,64}$)([0-9a-zA-Z][ _-]?)+$/);
  validate("description", description ?? ".", /^(?=.{1,200}$)([0-9a-zA-Z:.][ _-]?)+$/);
  return store.create(caller, modelSource?.copyFrom ?? "", {
    inferenceProfileName,
    ...(description === undefined ? {} : { description }),
    tags: setTags(new Map(), tags),
  });
}

function setTags(tags: Map<string, string>, more: readonly Tag[]): Map<string, string> {
  const keys = new Set([...tags.keys(), ...more.map(({ key }) => key)]);
  if (keys.size > 200) {
    throw new ServiceError(
      "TooManyTagsException",
      `a profile should have at most 200 tags, got ${keys.size}`,
    );
  }
  for (const { key, value } of more) tags.set(key, value);
  return tags;
}

/**
 * Checks a member of a request.
 *
 * @throws a ValidationException for a value that breaks the rule
 */
export function validate(member: string, value: string, rule: RegExp): void {
  if (rule.test(value)) return;
  throw new ServiceError("ValidationException", `'${member}' should match ${rule.source}, got '${value}'`);
}
