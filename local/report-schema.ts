import { writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { createGenerator } from "ts-json-schema-generator";
import { formatVersion } from "../modules/report/report";

const identity = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: `urn:cdktf-bedrock-inference-profiles:report:${formatVersion.charAt(0)}`,
  title: "Report of bedrock-access",
};

/** Writes the JSON Schema of a report, as its types and their docstrings say it. */
async function write(file: string): Promise<void> {
  const generator = createGenerator({
    path: "modules/report/report.ts",
    tsconfig: "tsconfig.json",
    topRef: false,
    sortProps: false,
    // tsc does
    skipTypeCheck: true,
  });
  const { definitions, ...report } = generator.createSchema("Report");
  // first for the order, last for the draft
  const schema = { ...identity, ...report, ...identity, $defs: definitions };
  // the generator writes draft 7, which has another name for what is defined
  const json = JSON.stringify(schema).replaceAll('"$ref":"#/definitions/', '"$ref":"#/$defs/');
  writeFileSync(file, await format(json, { ...(await resolveConfig("package.json")), parser: "json" }));
}

write(process.argv[2] ?? "docs/report.schema.json").catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
