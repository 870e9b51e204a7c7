import type { Fact, Line } from "./line";
import type { Entry, Section } from "./page";

/** What a word of the report means. */
const meanings: Readonly<Record<string, Line>> = {
  "through the profile": [
    "calls through the inference profile are allowed in every Region that it may route to",
  ],
  "one action only": [
    "so are calls by InvokeModel or by InvokeModelWithResponseStream, and never by the other",
  ],
  sometimes: [
    "the model is denied in a Region that the profile may route to: calls fail now and then, whenever Bedrock routes there",
  ],
  directly: ["the foundation model can be invoked without the inference profile"],
  "directly too": ["the foundation model can be invoked around the inference profile as well"],
  "look only": ["the profile can be looked at, and no model can be invoked"],
  "manage only": ["profiles can be made, tagged or deleted, and no model can be invoked"],
  unknown: ["that calls are allowed is not proven, nor that they are denied"],
  "see its patterns": [
    "patterns of the principal's policies may match the profile, which nothing reads from AWS here",
  ],
  "another way": ["an action leads to models, and is no call through an inference profile"],
  assumed: [
    "only the references of an expression are known, and they lead to one policy or principal; what follows is said as if that held",
  ],
  "unknown policy": ["nobody can tell whether the principal has a policy, or what it says"],
  destinations: ["the Regions in which the model can be invoked"],
  missing: ["Regions that calls need, and in which the model is denied"],
  "not known": ["Regions of which neither is proven"],
  "not compared": ["whether a Region is missing can't be told"],
  manages: ["actions that show the profile or change it, and are allowed or may be"],
  "may ask that": ["what some calls are asked besides, which a request alone does not decide"],
  "no more that": ["what was asked so before this plan"],
  "global routing": ["a call through a global inference profile is served in any commercial Region"],
  global: [
    "the foundation model's ARN without a Region: AWS may route the call to any commercial Region. The request then has ",
    { name: "aws:RequestedRegion" },
    " ",
    { name: "unspecified" },
    ": a service control policy that denies other Regions than those it names stops the call, unless it names ",
    { name: "unspecified" },
    " too",
  ],
  "*": ["among Regions: every one that no policy names"],
  widened: ["something is allowed that was not, also where something else is lost"],
  narrowed: ["something is lost, and nothing gained"],
};

/** What the words mean that some sections use. */
export function legend(sections: readonly Section[]): Fact[] {
  const used = new Set<string>();
  for (const { badges = [], matrix } of sections.flatMap(withParts)) {
    for (const { word } of badges) used.add(word);
    for (const cell of matrix?.rows.flatMap(({ cells }) => cells) ?? []) {
      for (const { word } of cell?.marks ?? []) used.add(word);
    }
  }
  // who has the same policies has the same entries
  const entries = new Set(sections.flatMap(withParts).flatMap(({ entries: all = [] }) => all));
  for (const entry of entries) for (const word of words(entry)) used.add(word);
  return Object.entries(meanings)
    .filter(([word]) => used.has(word))
    .map(([term, meaning]) => ({ term, values: [meaning], risk: "none" }));
}

function withParts(section: Section): Section[] {
  return [section, ...(section.parts ?? []).flatMap(withParts)];
}

function words({ badges, title, facts, drawing }: Entry): string[] {
  const regions = drawing ? [...drawing.reached, ...drawing.missing, ...drawing.uncertain] : [];
  return [
    ...[...badges, ...(drawing?.marks ?? [])].map(({ word }) => word),
    ...facts.map(({ term }) => term),
    ...title.filter((part) => typeof part === "string"),
    ...regions,
  ];
}
