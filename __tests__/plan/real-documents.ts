import { isDeepStrictEqual } from "node:util";
import { attachments } from "../../modules/plan/attachments";
import { knowledge } from "../../modules/plan/policy";
import { parseTerraformDocument } from "../../modules/plan/terraform-document";

/** The policies of a principal by address: how sure the attachment is, what for, and how much of the document is known. */
export type Policies = Readonly<Record<string, string>>;

/** What a report should say of a document. */
export interface Expected {
  /** By type, name (or `<address>`) and account. Where there are several, any of them is right. */
  readonly principals: Readonly<Record<string, Policies | readonly Policies[]>>;

  /** The addresses of what is named as not judged, at least. */
  readonly unjudged?: readonly string[];
}

/** A configuration in `fixtures/attachments`, and what its documents say. */
export interface Scenario {
  /** The roles that are there before, in every account. */
  readonly roles?: readonly string[];

  /** What `targeted-plan` is limited to. */
  readonly target?: string;

  /** `targeted-plan` and `plan` of nothing, the `state` after `plan`, `second-plan` of the configuration in `second`. */
  readonly documents: Readonly<Record<string, Expected>>;
}

const aws = (name: string) => `arn:aws:iam::aws:policy/${name}`;

/** Who has which policy in each document, written from the configurations. */
export const realDocuments: Readonly<Record<string, Scenario>> = {
  "two-accounts": {
    roles: ["app"],
    documents: {
      plan: {
        principals: {
          "role app @111122223333": {
            "aws_iam_policy.reader": "assumed policy known",
            "aws_iam_policy.caller": "assumed policy known",
          },
          "role app @444455556666": {
            "aws_iam_policy.admin": "assumed policy known",
            "aws_iam_role_policy.inline": "known policy known",
          },
        },
      },
      state: {
        principals: {
          "role app @111122223333": {
            "aws_iam_policy.reader": "known policy known",
            "aws_iam_policy.caller": "known policy known",
          },
          "role app @444455556666": { "aws_iam_policy.admin": "known policy known" },
          "role app @?": { "aws_iam_role_policy.inline": "known policy known" },
        },
      },
      "second-plan": {
        principals: {
          "role app @111122223333": { "aws_iam_policy.caller": "known policy known" },
          "role app @444455556666": {
            "aws_iam_policy.admin": "known policy known",
            "aws_iam_role_policy.inline": "known policy known",
          },
        },
      },
    },
  },

  "allowed-account-ids": {
    roles: ["app"],
    documents: {
      plan: {
        principals: {
          "role app @111122223333": {
            "aws_iam_policy.reader": "assumed policy known",
            "aws_iam_policy.caller": "assumed policy known",
          },
          "role app @444455556666": {
            "aws_iam_policy.admin": "assumed policy known",
            "aws_iam_role_policy.inline": "known policy known",
          },
        },
      },
      state: {
        principals: {
          "role app @111122223333": {
            "aws_iam_policy.reader": "known policy known",
            "aws_iam_policy.caller": "known policy known",
          },
          "role app @444455556666": { "aws_iam_policy.admin": "known policy known" },
          "role app @?": { "aws_iam_role_policy.inline": "known policy known" },
        },
      },
    },
  },

  "three-regions": {
    roles: ["app"],
    documents: {
      plan: {
        principals: {
          "role app @?": {
            "aws_iam_policy.reader": "assumed policy known",
            "aws_iam_policy.caller": "assumed policy known",
            "aws_iam_policy.admin": "assumed policy known",
          },
        },
      },
      state: {
        principals: {
          "role app @111122223333": {
            "aws_iam_policy.reader": "known policy known",
            "aws_iam_policy.caller": "known policy known",
            "aws_iam_policy.admin": "known policy known",
          },
        },
      },
    },
  },

  // one of the three providers has read its account
  "three-regions-read": {
    documents: {
      plan: {
        principals: {
          "role app @111122223333": {
            "aws_iam_policy.reader": "assumed policy known",
            "aws_iam_policy.caller": "assumed policy known",
            "aws_iam_policy.admin": "assumed policy known",
          },
        },
      },
    },
  },

  "list-of-roles": {
    roles: ["app", "job"],
    documents: {
      plan: {
        principals: {
          "role app @111122223333": { "aws_iam_policy.caller": "assumed policy known" },
          "role job @111122223333": { "aws_iam_policy.caller": "assumed policy known" },
          "role app @444455556666": { "aws_iam_policy.admin": "assumed policy known" },
        },
      },
      state: {
        principals: {
          "role app @111122223333": { "aws_iam_policy.caller": "known policy known" },
          "role job @111122223333": { "aws_iam_policy.caller": "known policy known" },
          "role app @444455556666": { "aws_iam_policy.admin": "known policy known" },
        },
      },
    },
  },

  "roles-by-policies": {
    roles: ["app", "job"],
    documents: {
      plan: {
        principals: {
          "role app @111122223333": {
            'module.first.aws_iam_policy.this["reader"]': "assumed policy known",
            'module.first.aws_iam_policy.this["caller"]': "assumed policy known",
          },
          "role job @111122223333": {
            'module.first.aws_iam_policy.this["reader"]': "assumed policy known",
            'module.first.aws_iam_policy.this["caller"]': "assumed policy known",
          },
          "role app @444455556666": {
            'module.second.aws_iam_policy.this["reader"]': "assumed policy known",
            'module.second.aws_iam_policy.this["admin"]': "assumed policy known",
          },
        },
      },
      state: {
        principals: {
          "role app @111122223333": {
            'module.first.aws_iam_policy.this["reader"]': "known policy known",
            'module.first.aws_iam_policy.this["caller"]': "known policy known",
          },
          "role job @111122223333": {
            'module.first.aws_iam_policy.this["reader"]': "known policy known",
            'module.first.aws_iam_policy.this["caller"]': "known policy known",
          },
          "role app @444455556666": {
            'module.second.aws_iam_policy.this["reader"]': "known policy known",
            'module.second.aws_iam_policy.this["admin"]': "known policy known",
          },
        },
      },
    },
  },

  // the key of the policy is in the value of for_each, which a plan does not show
  "roles-by-policies-values": {
    documents: {
      plan: {
        principals: {
          "role app @111122223333": {
            'module.first.aws_iam_role_policy_attachment.this["app/reader"]': "unknown policy unknown",
            'module.first.aws_iam_role_policy_attachment.this["app/caller"]': "unknown policy unknown",
          },
          "role job @111122223333": {
            'module.first.aws_iam_role_policy_attachment.this["job/reader"]': "unknown policy unknown",
            'module.first.aws_iam_role_policy_attachment.this["job/caller"]': "unknown policy unknown",
          },
          "role app @444455556666": {
            'module.second.aws_iam_role_policy_attachment.this["app/reader"]': "unknown policy unknown",
            'module.second.aws_iam_role_policy_attachment.this["app/admin"]': "unknown policy unknown",
          },
        },
      },
    },
  },

  // users have what their groups have
  groups: {
    documents: {
      plan: {
        principals: {
          "group analysts @?": {
            "aws_iam_group_policy.reader": "known policy known",
            "aws_iam_policy.admin": "assumed policy known",
          },
          "group fenced @?": { "aws_iam_group_policy.fence": "known policy known" },
          "user ana @?": {
            "aws_iam_user_policy.caller": "known policy known",
            "aws_iam_group_policy.reader": "known policy known",
            "aws_iam_policy.admin": "assumed policy known",
            "aws_iam_group_policy.fence": "known policy known",
          },
          "user ben @?": {
            "aws_iam_group_policy.reader": "known policy known",
            "aws_iam_policy.admin": "assumed policy known",
          },
          "user cem @?": {
            "aws_iam_group_policy.reader": "known policy known",
            "aws_iam_policy.admin": "assumed policy known",
          },
        },
      },
      state: {
        principals: {
          "group analysts @111122223333": {
            "aws_iam_group_policy.reader": "known policy known",
            "aws_iam_policy.admin": "known policy known",
          },
          "group fenced @111122223333": { "aws_iam_group_policy.fence": "known policy known" },
          "user ana @111122223333": {
            "aws_iam_user_policy.caller": "known policy known",
            "aws_iam_group_policy.reader": "known policy known",
            "aws_iam_policy.admin": "known policy known",
            "aws_iam_group_policy.fence": "known policy known",
          },
          "user ben @111122223333": {
            "aws_iam_group_policy.reader": "known policy known",
            "aws_iam_policy.admin": "known policy known",
          },
          "user cem @111122223333": {
            "aws_iam_group_policy.reader": "known policy known",
            "aws_iam_policy.admin": "known policy known",
          },
        },
      },
    },
  },

  "permission-sets": {
    documents: {
      plan: {
        principals: {
          "permission-set Analyst @?": {
            "aws_ssoadmin_permission_set_inline_policy.analyst": "assumed policy known",
            [aws("AmazonBedrockFullAccess")]: "assumed policy known",
            [aws("PowerUserAccess")]: "assumed boundary known",
          },
          "permission-set Engineer @?": {
            "aws_iam_policy.reader": "assumed policy known",
            "aws_ssoadmin_customer_managed_policy_attachment.absent": "assumed policy unknown",
            "aws_ssoadmin_customer_managed_policy_attachment.other_path": "assumed policy unknown",
            "aws_iam_policy.boundary": "assumed boundary known",
          },
        },
      },
    },
  },

  boundaries: {
    documents: {
      plan: {
        principals: {
          "role of-the-plan @?": {
            "aws_iam_policy.caller": "assumed policy known",
            "aws_iam_policy.boundary": "assumed boundary known",
          },
          "role of-aws @?": {
            "aws_iam_policy.caller": "assumed policy known",
            [aws("AmazonBedrockFullAccess")]: "known boundary known",
          },
          "role of-nobody @?": {
            "aws_iam_policy.caller": "assumed policy known",
            "arn:aws:iam::111122223333:policy/elsewhere": "known boundary unknown",
          },
          "user ana @?": {
            "aws_iam_user_policy.caller": "known policy known",
            "aws_iam_policy.boundary": "assumed boundary known",
          },
        },
      },
      state: {
        principals: {
          "role of-the-plan @111122223333": {
            "aws_iam_policy.caller": "known policy known",
            "aws_iam_policy.boundary": "known boundary known",
          },
          "role of-aws @111122223333": {
            "aws_iam_policy.caller": "known policy known",
            [aws("AmazonBedrockFullAccess")]: "known boundary known",
          },
          "role of-nobody @111122223333": {
            "aws_iam_policy.caller": "known policy known",
            "arn:aws:iam::111122223333:policy/elsewhere": "known boundary unknown",
          },
          // moto does not say which boundary a user has
          "user ana @111122223333": { "aws_iam_user_policy.caller": "known policy known" },
        },
      },
    },
  },

  chosen: {
    roles: ["choice", "replaced", "level-x", "level-reader", "crossed", "first"],
    documents: {
      plan: {
        principals: {
          "role choice @?": { "aws_iam_role_policy_attachment.choice": "unknown policy unknown" },
          // assumed at best, and then wrong
          "role replaced @?": [
            { "aws_iam_role_policy_attachment.replaced": "unknown policy unknown" },
            { "aws_iam_policy.reader": "assumed policy known" },
          ],
          "role level-x @?": { 'aws_iam_role_policy_attachment.level["x"]': "unknown policy unknown" },
          "role level-reader @?": [
            { 'aws_iam_role_policy_attachment.level["reader"]': "unknown policy unknown" },
            { 'aws_iam_policy.level["reader"]': "assumed policy known" },
          ],
          "role crossed @?": [
            { 'aws_iam_role_policy_attachment.crossed["reader"]': "unknown policy unknown" },
            { 'aws_iam_policy.level["reader"]': "assumed policy known" },
          ],
          "role <aws_iam_role.prefixed> @?": [
            {
              "aws_iam_policy.reader": "assumed policy known",
              "aws_iam_policy.admin": "assumed policy known",
              "aws_iam_role_policy.prefixed": "assumed policy known",
            },
            {
              "aws_iam_policy.reader": "assumed policy known",
              "aws_iam_role_policy.prefixed": "assumed policy known",
            },
          ],
          "role named @?": { "aws_iam_role_policy.named": "assumed policy known" },
        },
        // a list with something unknown in it is unknown: the plan does not show who else is in it
        unjudged: ["aws_iam_policy_attachment.list"],
      },
      state: {
        principals: {
          "role choice @111122223333": { "aws_iam_policy.reader": "known policy known" },
          "role replaced @111122223333": { "aws_iam_policy.admin": "known policy known" },
          "role level-x @111122223333": { 'aws_iam_policy.level["admin"]': "known policy known" },
          "role level-reader @111122223333": { 'aws_iam_policy.level["reader"]': "known policy known" },
          "role crossed @111122223333": { 'aws_iam_policy.level["admin"]': "known policy known" },
          "role app-20260101000000000000000001 @111122223333": {
            "aws_iam_policy.reader": "known policy known",
            "aws_iam_policy.admin": "known policy known",
            "aws_iam_role_policy.prefixed": "known policy known",
          },
          "role first @111122223333": { "aws_iam_policy.admin": "known policy known" },
          "role named @111122223333": { "aws_iam_role_policy.named": "known policy known" },
        },
      },
    },
  },

  "documents-at-apply": {
    roles: ["managed", "inline", "encoded", "depends", "combined", "replaced"],
    documents: {
      // the profile that the plan read has the account in its ARN
      plan: {
        principals: {
          "role managed @111122223333": { "aws_iam_policy.partial": "assumed policy partial" },
          "role inline @111122223333": { "aws_iam_role_policy.partial": "known policy partial" },
          "role encoded @111122223333": { "aws_iam_role_policy.unknown": "known policy unknown" },
          "role depends @111122223333": [
            { "aws_iam_role_policy.depends": "known policy partial" },
            { "aws_iam_role_policy.depends": "known policy known" },
          ],
          "role combined @111122223333": { "aws_iam_role_policy.combined": "known policy partial" },
          // the configuration says only that the data source takes part
          "role replaced @111122223333": [
            { "aws_iam_role_policy.replaced": "known policy unknown" },
            { "aws_iam_role_policy.replaced": "known policy partial" },
          ],
        },
      },
      // what inline policies of roles made elsewhere are in can't be told without an account
      // every ARN in it is of one account
      state: {
        principals: {
          "role managed @111122223333": { "aws_iam_policy.partial": "known policy known" },
          "role inline @111122223333": { "aws_iam_role_policy.partial": "known policy known" },
          "role encoded @111122223333": { "aws_iam_role_policy.unknown": "known policy known" },
          "role depends @111122223333": { "aws_iam_role_policy.depends": "known policy known" },
          "role combined @111122223333": { "aws_iam_role_policy.combined": "known policy known" },
          "role replaced @111122223333": { "aws_iam_role_policy.replaced": "known policy known" },
        },
      },
    },
  },

  // main.ts: a first plan of the constructs has nothing that is assumed, and nothing unknown
  constructs: {
    roles: ["analytics", "research"],
    documents: {
      plan: {
        principals: {
          "role analytics @111122223333": {
            "aws_iam_policy.Analytics_Policy_7DDCEE00": "known policy known",
          },
          "role research @111122223333": { "aws_iam_policy.Research_Policy_14E6538D": "known policy known" },
        },
      },
      state: {
        principals: {
          "role analytics @111122223333": {
            "aws_iam_policy.Analytics_Policy_7DDCEE00": "known policy known",
          },
          "role research @111122223333": { "aws_iam_policy.Research_Policy_14E6538D": "known policy known" },
        },
      },
    },
  },

  // the configuration has whole templates
  "terraform-json": {
    documents: {
      plan: {
        principals: {
          "role whole @?": { "aws_iam_policy.reader": "known policy known" },
          "role choice @?": { "aws_iam_role_policy_attachment.choice": "unknown policy unknown" },
          "role replaced @?": { "aws_iam_role_policy_attachment.replaced": "unknown policy unknown" },
          // a plan says nothing of locals
          "role local @?": { "aws_iam_role_policy_attachment.local": "unknown policy unknown" },
          "role instance @?": { 'aws_iam_policy.each["a"]': "known policy known" },
          "role each-a @?": [
            { 'aws_iam_policy.each["a"]': "known policy known" },
            { 'aws_iam_policy.each["a"]': "assumed policy known" },
          ],
          "role each-b @?": [
            { 'aws_iam_policy.each["b"]': "known policy known" },
            { 'aws_iam_policy.each["b"]': "assumed policy known" },
          ],
          "role output @?": [
            { "module.made.aws_iam_policy.own": "known policy known" },
            { "module.made.aws_iam_policy.own": "assumed policy known" },
          ],
          "role first @?": { "aws_iam_policy.caller": "known policy known" },
          "role <aws_iam_role.prefixed> @?": {
            "aws_iam_policy.reader": "known policy known",
            "aws_iam_policy.caller": "known policy known",
          },
          "role listed @?": {
            "aws_iam_policy.reader": "known policy known",
            "aws_iam_policy.caller": "known policy known",
          },
          // by a variable of the module, one value and one of a map
          "role inside @?": [
            {
              "module.made.aws_iam_policy.own": "known policy known",
              "aws_iam_policy.reader": "known policy known",
              "aws_iam_policy.admin": "known policy known",
            },
            {
              "module.made.aws_iam_policy.own": "known policy known",
              "aws_iam_policy.reader": "known policy known",
              "aws_iam_policy.admin": "assumed policy known",
            },
            {
              "module.made.aws_iam_policy.own": "known policy known",
              "aws_iam_policy.reader": "assumed policy known",
              "aws_iam_policy.admin": "assumed policy known",
            },
          ],
          "role chosen @?": {
            "module.chosen.aws_iam_policy.own": "known policy known",
            "module.chosen.aws_iam_role_policy_attachment.given": "unknown policy unknown",
          },
          "role elsewhere @?": {
            "module.elsewhere.aws_iam_policy.own": "known policy known",
            [aws("AmazonBedrockFullAccess")]: "known policy known",
          },
        },
      },
    },
  },

  "exclusive-lists": {
    documents: {
      plan: {
        principals: {
          "role listing @111122223333": {
            "aws_iam_policy.production_reader": "assumed policy known",
            "aws_iam_role.listing_production": "known policy known",
          },
          "role listing @444455556666": {
            "aws_iam_policy.staging_admin": "assumed policy known",
            "aws_iam_role.listing_staging": "known policy known",
          },
          "role listed @111122223333": {
            "aws_iam_role_policy.listed_production": "assumed policy known",
            "aws_iam_policy.production_caller": "assumed policy known",
          },
          "role listed @444455556666": {
            "aws_iam_role_policy.listed_staging": "assumed policy known",
            "aws_iam_policy.staging_caller": "assumed policy known",
          },
        },
      },
      // the inline policies name a role that both accounts have; what they depend on has the account in its ARN
      state: {
        principals: {
          "role listing @111122223333": {
            "aws_iam_policy.production_reader": "known policy known",
            "aws_iam_role.listing_production": "known policy known",
          },
          "role listing @444455556666": {
            "aws_iam_policy.staging_admin": "known policy known",
            "aws_iam_role.listing_staging": "known policy known",
          },
          "role listed @111122223333": {
            "aws_iam_role_policy.listed_production": "known policy known",
            "aws_iam_policy.production_caller": "known policy known",
          },
          "role listed @444455556666": {
            "aws_iam_role_policy.listed_staging": "known policy known",
            "aws_iam_policy.staging_caller": "known policy known",
          },
        },
      },
    },
  },

  "moved-and-removed": {
    roles: ["app", "job"],
    target: "aws_iam_role_policy.dropped",
    documents: {
      "targeted-plan": {
        principals: { "role app @?": { "aws_iam_role_policy.dropped": "known policy known" } },
        unjudged: ["the plan"],
      },
      plan: {
        principals: {
          "role app @?": {
            "aws_iam_policy.old": "assumed policy known",
            "aws_iam_policy.admin": "assumed policy known",
            "aws_iam_role_policy.dropped": "known policy known",
          },
        },
      },
      // what Terraform forgets stays attached
      "second-plan": {
        principals: {
          "role app @111122223333": {
            "aws_iam_policy.new": "known policy known",
            "aws_iam_policy.admin": "known policy known",
          },
          "role job @111122223333": {
            "aws_iam_policy.new": "known policy known",
            "aws_iam_role_policy.job": "known policy known",
          },
        },
      },
    },
  },

  "unread-types": {
    documents: {
      plan: {
        principals: { "role app @?": { "aws_iam_role_policy.caller": "known policy known" } },
        unjudged: [
          "aws_cloudformation_stack.roles",
          "aws_organizations_policy.fence",
          "aws_ssoadmin_account_assignment.analyst",
          "aws_vpc_endpoint_policy.bedrock",
        ],
      },
    },
  },
};

/** What is read of who has which policy after a plan, in the words of the table. */
export function readAttachments(document: unknown): {
  readonly principals: Readonly<Record<string, Policies>>;
  readonly unjudged: readonly string[];
} {
  const terraform = parseTerraformDocument(document);
  const { principals, unjudged } = attachments(terraform).after;
  const found: Record<string, Policies> = {};
  for (const { type, name, address, account, policies } of principals.values()) {
    if (policies.length === 0) continue;
    const key = `${type} ${name ?? `<${address ?? "?"}>`} @${account ?? "?"}`;
    // two of one name and account are two principals, and no row of the table has both
    found[key in found ? `${key} twice` : key] = Object.fromEntries(
      policies
        .map(({ policy, use, attachment }): [string, string] => [
          policy.address,
          `${attachment} ${use} ${knowledge(policy)}`,
        ])
        // one of those that an unknown attachment may attach
        .filter(([, words]) => words !== "unknown policy known"),
    );
  }
  const addresses = unjudged.map(({ address }) => address);
  return { principals: found, unjudged: terraform.complete ? addresses : ["the plan", ...addresses] };
}

/** The principals that are expected: of several that are right, those that were found. */
export function expectedPrincipals(
  { principals }: Expected,
  found: Readonly<Record<string, Policies>>,
): Readonly<Record<string, Policies>> {
  const chosen = Object.entries(principals).map(([key, expected]) => {
    const all = Array.isArray(expected) ? (expected as readonly Policies[]) : [expected as Policies];
    return [key, all.find((policies) => isDeepStrictEqual(policies, found[key])) ?? all[0] ?? {}] as const;
  });
  return Object.fromEntries(chosen);
}
