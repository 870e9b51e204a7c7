import { isMany, takes, type Token } from "./token";
import { matchesWildcard, type Wildcard } from "./wildcard";

/** The places at most of patterns that are followed through together. */
const mostPlaces = 1_000_000;

/**
 * Whether some text is matched by all of some patterns, whatever their policy variables stand for; undefined where it
 * would take too long to tell.
 *
 * @param endless whether there should be no end of such texts
 */
export function haveTextInCommon(patterns: readonly Wildcard[], endless = false): boolean | undefined {
  const found = patterns.find(({ exact }) => exact);
  if (found) return !endless && patterns.every((pattern) => matchesWildcard(pattern, found.text));
  const all = patterns.map(({ tokens }) => tokens);
  const strides = all.map((_, index) =>
    all.slice(0, index).reduce((size, { length }) => size * (length + 1), 1),
  );
  const size = all.reduce((product, { length }) => product * (length + 1), 1);
  if (size > mostPlaces) return undefined;
  // the places that all can have come to with the same text, as one number, and again for endlessly many such texts
  const states = new Set([0]);
  for (const state of states) {
    const place = state % size;
    if (place === size - 1 && (!endless || state > place)) return true;
    const tokens = all.map((own, index) => own[Math.floor(place / (strides[index] ?? 1)) % (own.length + 1)]);
    let next = state;
    for (const [index, token] of tokens.entries()) {
      const stride = strides[index] ?? 0;
      if (isMany(token)) states.add(state + stride);
      else next += stride;
    }
    const isMet = tokens.every(
      (mine) => mine !== undefined && tokens.every((token) => meet(mine, token ?? "")),
    );
    if (!isMet) continue;
    if (next !== state) states.add(next);
    else if (endless) states.add(size + place);
  }
  return false;
}

/** Whether some text is matched by both patterns, whatever their policy variables stand for, or that can't be told. */
export function overlap(one: Wildcard, other: Wildcard): boolean {
  if (!haveLikeResources(one, other)) return false;
  if (other.exact) return matchesWildcard(one, other.text);
  if (one.exact) return matchesWildcard(other, one.text);
  return overlapOnce(one, other);
}

const overlapOnce = remembered((one, other) => isFollowed(one, other, meet, true) !== false);

/** Whether two patterns are written and read alike. */
export function isSame(one: Wildcard, other: Wildcard): boolean {
  return one.text === other.text && one.arn === other.arn && one.exact === other.exact;
}

/**
 * Whether a pattern matches every text that another one does; `false` also where that can't be told.
 *
 * The places it can be at are followed through the other pattern. What the other leaves open must be left open by it
 * too, and a place before a `*` of the other counts behind it only if any text keeps it there.
 */
export function covers(pattern: Wildcard, other: Wildcard): boolean {
  if (pattern.variables.length > 0 || !haveLikeResources(pattern, other)) return false;
  if (other.exact) return matchesWildcard(pattern, other.text);
  if (pattern.exact) return false;
  if (isSame(pattern, other)) return true;
  return coversOnce(pattern, other);
}

const coversOnce = remembered(
  (pattern, other) => isFollowed(pattern, other, includesCharacters, false) === true,
);

/** A relation of patterns that is worked out once for two of them: a report asks of the same ones time and again. */
function remembered(relation: (one: Wildcard, other: Wildcard) => boolean): typeof relation {
  const known = new WeakMap<Wildcard, WeakMap<Wildcard, boolean>>();
  return (one, other) => {
    const ofOne = known.get(one) ?? new WeakMap<Wildcard, boolean>();
    known.set(one, ofOne);
    const result = ofOne.get(other) ?? relation(one, other);
    ofOne.set(other, result);
    return result;
  };
}

/** The steps that are followed at most to tell how two patterns are related. Those that people write take hundreds. */
const mostSteps = 1_000;

/**
 * Whether the end of one pattern can be the end of another: its places are followed through the other's tokens, one
 * after the other. Undefined where it would take too long to tell.
 *
 * @param takes whether a token can take what one of the others stands for
 * @param anyLength whether a `*` among the others may be as long as it suits. Otherwise it is any length there is, so
 * that only a `*` that takes all of it leads on.
 */
function isFollowed(
  one: Wildcard,
  other: Wildcard,
  takes: (mine: Token, other: Token) => boolean,
  anyLength: boolean,
): boolean | undefined {
  // many patterns differ in what they begin with, or in what they end with
  if (!beginAlike(one.starts, other.starts)) return false;
  if (!one.ends.endsWith(other.ends) && !other.ends.endsWith(one.ends)) return false;
  const start = Math.min(one.starts.length, other.starts.length);
  const [own, others] = [one.tokens, other.tokens];

  let [places, next] = [new Uint8Array(own.length + 1), new Uint8Array(own.length + 1)];
  let [low, high, steps] = [own.length, -1, 0];
  reach(start);
  for (let index = start; index < others.length; index++) {
    const theirs = others[index] ?? "";
    const [first, last] = [low, high];
    steps += last - first;
    if (steps > mostSteps) return undefined;
    [places, next, low, high] = [next, places, own.length, -1];
    const isMore = isMany(theirs);
    const stays = isMore && anyLength;
    // where the other token may be longer, a place that comes in is followed on
    for (let place = first; place <= (stays ? Math.max(last, high) : last); place++) {
      if (places[place] === 0 && (!stays || next[place] === 0)) continue;
      if (stays) reach(place);
      const mine = own[place];
      if (mine === undefined || !takes(mine, theirs)) continue;
      if (isMany(mine)) reach(place);
      else if (!isMore || anyLength) reach(place + 1);
    }
    places.fill(0, first, last + 1);
    if (high < 0) return false;
  }
  return next[own.length] === 1;

  /** Comes to a place, and to the one behind it where a `*` may be no text. */
  function reach(place: number): void {
    next[place] = 1;
    low = Math.min(low, place);
    high = Math.max(high, place);
    if (isMany(own[place])) reach(place + 1);
  }
}

/** Whether what is known of two patterns leaves it open that their resources begin alike: most differ there. */
function haveLikeResources(one: Wildcard, other: Wildcard): boolean {
  return beginAlike(one.resourceStarts ?? "", other.resourceStarts ?? "");
}

function beginAlike(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** Whether there is a character that both tokens can stand for. */
function meet(one: Token, other: Token): boolean {
  if (typeof one === "string") return takes(other, one);
  return typeof other === "object" || takes(one, other);
}

/** Whether a token can stand for every character that another can. */
function includesCharacters(token: Token, other: Token): boolean {
  if (typeof other === "string") return takes(token, other);
  return typeof token === "object" && (token.colons || !other.colons);
}
