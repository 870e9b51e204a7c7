/** What jsii notes on each class. */
interface Noted {
  readonly fqn: string;
  readonly version: string;
}

/** A class of CDKTF or CDK Terrain. */
export interface LibraryClass {
  /** The package, `cdktf` or `cdktn`. */
  readonly library: string;
  readonly name: string;

  /** The version of the package. */
  readonly version: string;
}

/** The class of a library that something is of, or that its class extends, whichever copy of the library it is from. */
export function libraryClassOf(value: object): LibraryClass | undefined {
  return libraryClass(value.constructor);
}

function libraryClass(type: unknown): LibraryClass | undefined {
  if (typeof type !== "function") return undefined;
  const noted = Object.getOwnPropertyDescriptor(type, Symbol.for("jsii.rtti"))?.value as Noted | undefined;
  const [, library, name] = /^(cdkt[fn])\.(\w+)$/.exec(noted?.fqn ?? "") ?? [];
  if (noted === undefined || library === undefined || name === undefined) {
    return libraryClass(Object.getPrototypeOf(type));
  }
  return { library, name, version: noted.version };
}
