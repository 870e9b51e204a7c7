import type { Fact } from "./line";
import type { Section } from "./page";

/** What a word of the report means. */
const meanings: Readonly<Record<string, Fact["values"][number]>> = {
  "through the profile": [
    "calls through the inference profile are allowed in every Region that it may route to",
  ],
  directly: ["the foundation model can be invoked without the inference profile"],
  "directly too": ["the foundation model can be invoked around the inference profile as well"],
  sometimes: [
    "the model is denied in a Region that the profile may route to: calls fail now and then, whenever Bedrock routes there",
  ],
  "Region missing": ["the model is denied in a Region that calls need"],
  "look only": ["the profile can be looked at or managed, and no model can be invoked"],
  unknown: ["that calls are allowed is not proven, nor that they are denied"],
  assumed: [
    "the plan has only the references of an expression, and they lead to one policy or principal; what follows is said as if that held",
  ],
  "unknown policy": ["nobody can tell from the plan whether the principal has a policy, or what it says"],
  global: [
    "the foundation model's ARN without a Region: AWS may route the call to any commercial Region. The request then has ",
    { name: "aws:RequestedRegion" },
    " ",
    { name: "unspecified" },
    ": a service control policy that denies other Regions than those it names stops the call, unless it names ",
    { name: "unspecified" },
    " too",
  ],
  "*": ["every Region that no policy names"],
};

/** What the words mean that some sections use. */
export function legend(sections: readonly Section[]): Fact[] {
  const used = new Set(sections.flatMap((section) => [...words(section)]));
  return Object.entries(meanings)
    .filter(([word]) => used.has(word))
    .map(([term, meaning]) => ({ term, values: [meaning], risk: "none" }));
}

function words({ badges = [], entries = [], parts = [] }: Section): Set<string> {
  const used = new Set(badges.map(({ word }) => word));
  for (const { drawing, badges: changes } of entries) {
    for (const { word } of [...(drawing?.marks ?? []), ...changes]) used.add(word);
    for (const region of [...(drawing?.reached ?? []), ...(drawing?.missing ?? [])]) used.add(region);
    for (const region of drawing?.uncertain ?? []) used.add(region);
  }
  for (const part of parts) for (const word of words(part)) used.add(word);
  return used;
}
