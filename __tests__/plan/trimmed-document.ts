/** What `terraform show -json` prints beside what was planned, and what differs from run to run. */
const dropped = [
  ...["timestamp", "planned_values", "relevant_attributes", "checks", "schema_version"],
  ...["provider_name", "full_name"],
  ...["sensitive_values", "before_sensitive", "after_sensitive"],
  ...["create_date", "created_at", "updated_at", "unique_id", "policy_id", "user_id", "tags_all"],
];

/** What Terraform puts behind a `name_prefix`, and in the ID of an attachment: a time and a number. */
const suffix = /\b\d{18}[0-9a-f]{8}\b/g;

/** An access key ID. */
const accessKeyId = /\b(?:AKIA|ASIA|LSIA)\w{12,}\b/g;

/**
 * A Terraform document as it is kept: what the report reads is as Terraform printed it, and two runs print the same.
 *
 * Attributes that are `null` are left out, and `planned_values`, which `resource_changes` has too.
 */
export function trimmedDocument(document: unknown): unknown {
  const text = JSON.stringify(document, (key, value: unknown) => (isDropped(key, value) ? undefined : value));
  const placed = text
    .replace(suffix, "20260101000000000000000001")
    .replace(accessKeyId, "AKIAIOSFODNN7EXAMPLE")
    .replace(/(application-inference-profile\/)\w+/g, "$1abc123abc123");
  return JSON.parse(placed) as unknown;
}

function isDropped(key: string, value: unknown): boolean {
  return dropped.includes(key) || (value === null && !["", "before", "after"].includes(key));
}
