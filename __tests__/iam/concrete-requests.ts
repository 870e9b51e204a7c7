import { commonText } from "./common-text";
import type { Context, Request } from "./evaluator";
import { allParts } from "./evaluator";
import { arns, nonexistentKey, regions, type PolicySet } from "./policies";
import { isIn, type Asked, type Texts } from "./questions";
import { reference } from "./reference";

/** What a set of policies names, and concrete texts that it may tell apart. */
export interface Named {
  /** What tells texts apart, by what they are: a resource, or the value of a key. */
  readonly likes: (dimension: string) => Likes;

  /** The keys of conditions and policy variables, in lower case. */
  readonly keys: readonly string[];

  /** Whether nothing in it is left unjudged where a question tells all keys. */
  readonly judged: boolean;

  /** Concrete texts, besides those of a question. */
  readonly texts: readonly string[];
  readonly signatures: Map<string, string>;
}

export function namedIn({ policies, boundary }: PolicySet): Named {
  const statements = [...policies, ...(boundary ? [boundary] : [])].flatMap(({ Statement }) => Statement);
  const resources = statements.flatMap(({ Resource, NotResource }) => [Resource ?? NotResource ?? []].flat());
  const conditions = statements.flatMap(({ Condition }) =>
    Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, given]) => ({
        operator,
        key: key.toLowerCase(),
        given: [given].flat(),
      })),
    ),
  );
  const values = new Map<string, string[]>();
  for (const { key, given } of conditions) values.set(key, [...(values.get(key) ?? []), ...given]);
  const all = [...resources, ...[...values.values()].flat()];
  const variables = all.flatMap((text) =>
    [...text.matchAll(/\$\{([^*?$},][^},]*)/g)].map(([, name = ""]) => name),
  );
  return {
    likes: likesOf([...new Set(resources)], values),
    keys: [...new Set([...values.keys(), ...variables.map((name) => name.toLowerCase())])].filter(
      (key) => key !== nonexistentKey.toLowerCase(),
    ),
    judged:
      variables.length === 0 &&
      conditions.every(({ operator }) => /^(For\w+:)?(String|Arn|Null)/.test(operator)),
    texts: [...new Set([...arns, ...all.flatMap(instances), ...others])],
    signatures: new Map(),
  };
}

const others = [
  "",
  "a",
  "gr-1",
  "gr-12",
  "us-west-2",
  "us-east-1",
  "US-WEST-2",
  "unspecified",
  "true",
  "arn:aws:bedrock:x",
];
const fillings = ["", "x", ...regions, "111122223333", "foundation-model/example.model-v1:0", "a.model-v1:0"];

/** Texts that a pattern matches, or nearly. */
function instances(pattern: string): string[] {
  return fillings.map((_, first) => {
    let next = first;
    const filling = () => fillings[next++ % fillings.length] ?? "";
    return allParts(pattern).replace(/\$\{(.)\}|\$\{[^}]*\}|\*|\?/g, (token, literal?: string) =>
      token === "?" ? "a" : (literal ?? filling()),
    );
  });
}

/** Whether everything that policies ask for is told by a question and judged. */
export function isJudged(named: Named, { keys, resourceKey }: Asked): boolean {
  const told = [...Object.keys(keys), resourceKey ?? ""].map((key) => key.toLowerCase());
  return named.judged && named.keys.every((key) => told.includes(key));
}

const concreteActions = [
  ...["bedrock:invokemodel", "bedrock:invokemodelwithresponsestream", "bedrock:getinferenceprofile"],
  ...[
    "bedrock:createinferenceprofile",
    "bedrock:deleteguardrail",
    "s3:getobject",
    "s3:putobject",
    "bedrock:getx",
  ],
];

/** Concrete requests that a question speaks of, as different from each other as they can be. */
export function* concreteRequests(named: Named, asked: Asked, most: number): Generator<Request> {
  const { keys, resourceKey, action, resource } = asked;
  const told = new Map(Object.entries(keys).map(([key, texts]) => [key.toLowerCase(), texts]));
  const resources = concreteResources(named, resource);
  const dimensions: (readonly (string | readonly string[] | undefined)[])[] = [
    concreteActions.filter((text) => isIn(action, text)),
    resources,
  ];
  const names = [...new Set([...told.keys(), ...named.keys])].filter(
    (key) => key !== resourceKey?.toLowerCase(),
  );
  for (const name of names) {
    const texts = told.get(name);
    dimensions.push(
      texts === undefined
        ? untold(named, name)
        : texts === null
          ? [undefined]
          : concreteValues(named, name, texts),
    );
  }
  for (const [concreteAction, concreteResource, ...values] of combinations(
    dimensions,
    most,
    JSON.stringify(asked),
  )) {
    const context: Record<string, string | readonly string[]> = {};
    if (resourceKey !== undefined) context[resourceKey] = concreteResource ?? "";
    for (const [index, name] of names.entries()) {
      const value = values[index];
      if (value !== undefined) context[name] = value;
    }
    yield {
      action: String(concreteAction),
      resource: String(concreteResource),
      context: context satisfies Context,
    };
  }
}

/** Texts that a set has in it. */
export function textsIn(named: Named, texts: Texts): string[] {
  const found = [...named.texts, ...own(texts)].filter((text) => isIn(texts, text));
  if (found.length > 0 || typeof texts === "string") return found;
  return ["x", "y", "z"]
    .map((filling) => commonText(texts.within, filling))
    .filter((text) => text !== undefined)
    .filter((text) => isIn(texts, text));
}

/** ARNs in a set: of those that all patterns of the policies match alike one only. */
function concreteResources(named: Named, texts: Texts): string[] {
  const all = [...named.texts, ...own(texts)].filter((text) => /^arn:([^:*?]*:){4}[^*?]+$/.test(text));
  return differing(all, texts, (text) => signature(named, text, "resource"));
}

function concreteValues(named: Named, key: string, texts: Texts): string[] {
  return differing([...named.texts, ...own(texts)], texts, (text) => signature(named, text, key));
}

function untold(named: Named, key: string): (string | readonly string[] | undefined)[] {
  const everything = { within: [{ text: "*", arn: false }], without: [] };
  const values = concreteValues(named, key, everything).slice(0, 12);
  const lists = key === "aws:tagkeys" ? [values.slice(0, 2), values.slice(1, 4), ["a"]] : [];
  return [
    undefined,
    "a",
    "us-west-2",
    "111122223333",
    "us.example",
    ...values,
    ...lists.filter((list) => list.length > 0),
  ];
}

function own(texts: Texts): string[] {
  return typeof texts === "string"
    ? [texts]
    : [...texts.within, ...texts.without].flatMap(({ text }) => instances(text));
}

function differing(all: readonly string[], texts: Texts, signed: (text: string) => string): string[] {
  const found = new Map<string, string>();
  for (const text of new Set(all))
    if (isIn(texts, text)) found.set(signed(text), found.get(signed(text)) ?? text);
  return [...found.values()];
}

/** Which of the patterns of the policies match a text, as a resource or a value of a key. */
function signature({ likes, signatures }: Named, text: string, dimension: string): string {
  const key = `${dimension} ${text}`;
  const found = signatures.get(key);
  if (found !== undefined) return found;
  let result = text.split(":").length < 6 ? "1" : "0";
  for (const isLike of likes(dimension)) result += isLike(text) ? "1" : "0";
  signatures.set(key, result);
  return result;
}

type Likes = readonly ((text: string) => boolean)[];

/** What tells texts apart, as resources, which a key may hold, and as values of a key. */
function likesOf(
  resources: readonly string[],
  values: ReadonlyMap<string, readonly string[]>,
): Named["likes"] {
  const known = new Map<string, Likes>();
  return (dimension) => {
    const compared = dimension === "resource" ? [...values.values()].flat() : (values.get(dimension) ?? []);
    const found = known.get(dimension);
    if (found) return found;
    const expressions = [
      ...(dimension === "resource" ? resources.map((pattern) => reference(pattern, true)) : []),
      ...compared.flatMap((value) => [reference(value, false), reference(value, true)]),
    ];
    const likes = [
      ...expressions.map((expression) => (text: string) => expression.test(text)),
      ...compared.map((value) => (text: string) => value === text),
      ...compared.map((value) => (text: string) => value.toLowerCase() === text.toLowerCase()),
    ];
    known.set(dimension, likes);
    return likes;
  };
}

/** Combinations of one of each list: all of them, or some in which each element appears as often as can be. */
function* combinations<T>(lists: readonly (readonly T[])[], most: number, seed: string): Generator<T[]> {
  const count = lists.reduce((product, { length }) => product * length, 1);
  if (count <= most) {
    for (let index = 0; index < count; index++) {
      let rest = index;
      yield lists.map((list) => {
        const element = list[rest % list.length];
        rest = Math.floor(rest / list.length);
        return element as T;
      });
    }
    return;
  }
  const random = randomNumbers(seed);
  const orders = lists.map((): T[] => []);
  for (let index = 0; index < most; index++) {
    yield lists.map((list, place) => {
      const order = orders[place] ?? [];
      if (order.length === 0) order.push(...shuffled(list, random));
      return order.pop() as T;
    });
  }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((element) => ({ element, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ element }) => element);
}

/** Numbers that are the same for the same seed. */
function randomNumbers(seed: string): () => number {
  let state = 7;
  for (let index = 0; index < seed.length; index++) {
    state = (Math.imul(state, 31) + seed.charCodeAt(index)) >>> 0;
  }
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
}
