/** Numbers for objects, in the order they are asked for: a key of many objects stays short. */
export class Numbering {
  readonly #numbers = new Map<object, number>();

  of(item: object): number {
    const number = this.#numbers.get(item) ?? this.#numbers.size;
    this.#numbers.set(item, number);
    return number;
  }

  /** The same text for the same objects. */
  key(items: readonly object[]): string {
    return items.map((item) => this.of(item)).join();
  }
}
