// Costs by team: each has application inference profiles of its own, with the tags that a bill is split by.
import { App } from "cdktf";
import { BedrockAccessStack } from "cdktf-bedrock-inference-profiles";

const models = {
  Haiku: "us.anthropic.claude-3-haiku-20240307-v1:0",
  Sonnet: "global.anthropic.claude-sonnet-4-20250514-v1:0",
};
const costCenters = { Search: "1001", Support: "1002" };

const teams = Object.keys(costCenters) as (keyof typeof costCenters)[];
const profiles = teams.flatMap((team) =>
  Object.entries(models).map(([model, copyFrom]) => {
    const tags = { team: team.toLowerCase(), "cost-center": costCenters[team] };
    return [`${team}${model}`, { copyFrom, tags }] as const;
  }),
);

const app = new App();
new BedrockAccessStack(app, "teams", {
  accountId: "111122223333",
  sourceRegion: "us-west-2",
  // another team touches nothing of the others; the output application_inference_profile_arns has what to call
  applicationInferenceProfiles: Object.fromEntries(profiles),
  grants: Object.fromEntries(
    teams.map((team) => [
      team,
      {
        applicationInferenceProfiles: Object.keys(models).map((model) => `${team}${model}`),
        roles: [team.toLowerCase()],
      },
    ]),
  ),
});
app.synth();
