import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type Answer, errorAnswer, jsonAnswer, sendAnswer } from "./answer";
import { accountOfAccessKey, assumedRole, callerIdentity, tryCredentialScope } from "./caller";
import { type Fault, faultyMembers } from "./fault";
import { modelOperations } from "./model-operations";
import { type FoundationModel, foundationModels } from "./models";
import { operations } from "./operations";
import { type ApplicationProfile, ProfileStore } from "./profile-store";
import { systemDefinedProfiles, type SystemDefinedProfile } from "./profiles";
import { ServiceError } from "./service-error";

export type { ApplicationProfile, Fault, FoundationModel, SystemDefinedProfile };

/** A request as the stand-in got it. */
export interface RecordedRequest {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  /** The source Region; empty in a request that is not signed. */
  readonly region: string;
  /** Empty in a request that is not signed. */
  readonly accessKeyId: string;
  /** The name of the operation, such as "GetInferenceProfile", or "UnknownOperation". */
  readonly operation: string;
}

/** A stand-in for the control plane of Amazon Bedrock, and for GetCallerIdentity and AssumeRole of AWS STS. */
export interface BedrockStandIn {
  readonly endpoint: string;
  readonly requests: readonly RecordedRequest[];
  /** By profile or model ID: what goes wrong with GetInferenceProfile or GetFoundationModel, while it is present. */
  readonly faults: Map<string, Fault>;
  /** The application profiles that exist now, in every account and Region. */
  readonly applicationProfiles: readonly ApplicationProfile[];
  /** Closes every connection; resolves when the port is free. */
  stop(): Promise<void>;
}

export interface BedrockStandInOptions {
  /**
   * The account that an access key ID acts in.
   *
   * @default - 111122223333, or the account of the role that the stand-in let the caller assume
   */
  readonly accountOf?: (accessKeyId: string) => string | Promise<string>;
  /**
   * The system-defined profiles that exist.
   *
   * @default - the table in profiles.ts
   */
  readonly profiles?: readonly SystemDefinedProfile[];
  /**
   * The foundation models that exist. An application profile may copy another.
   *
   * @default - the table in models.ts
   */
  readonly models?: readonly FoundationModel[];
}

/** Starts the stand-in on a free port of 127.0.0.1. Signatures are not checked. */
export async function startBedrock(options: BedrockStandInOptions = {}): Promise<BedrockStandIn> {
  const {
    accountOf = accountOfAccessKey,
    profiles = systemDefinedProfiles,
    models = foundationModels,
  } = options;
  const store = new ProfileStore(profiles);
  const known = [...operations(store), ...modelOperations(store, models)];
  const requests: RecordedRequest[] = [];
  const faults = new Map<string, Fault>();

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { method = "", headers } = request;
    const { pathname, searchParams } = new URL(`http://127.0.0.1${request.url ?? ""}`);
    const body = await text(request);
    const operation = known.find(({ method: its, path }) => its === method && path.test(pathname));
    const action = method === "POST" && pathname === "/" ? new URLSearchParams(body).get("Action") : null;
    const name = operation?.name ?? action ?? "UnknownOperation";
    const scope = tryCredentialScope(headers.authorization);
    const { region, accessKeyId } = scope ?? { region: "", accessKeyId: "" };
    requests.push({ method, path: decodeURIComponent(pathname), region, accessKeyId, operation: name });

    if (scope === undefined) {
      throw new ServiceError(
        "MissingAuthenticationTokenException",
        "the request has no SigV4 credential scope",
      );
    }
    const caller = { region, accessKeyId, account: await accountOf(accessKeyId) };
    if (name === "GetCallerIdentity") {
      return { status: 200, contentType: "text/xml", body: callerIdentity(caller) };
    }
    if (name === "AssumeRole") {
      const roleArn = new URLSearchParams(body).get("RoleArn") ?? "";
      return { status: 200, contentType: "text/xml", body: assumedRole(roleArn) };
    }
    if (operation === undefined) {
      throw new ServiceError(
        "UnknownOperationException",
        `${action ?? `${method} ${pathname}`} is not an operation`,
      );
    }
    const identifier = decodeURIComponent(operation.path.exec(pathname)?.[1] ?? "");
    const canFail = name === "GetInferenceProfile" || name === "GetFoundationModel";
    const fault = canFail ? faults.get(identifier.replace(/^.*\//, "")) : undefined;
    const instead = fault && (await faultyMembers(fault));
    const { member, status } = operation;
    const members = { ...operation.answer({ caller, identifier, query: searchParams, body }), ...instead };
    return {
      ...jsonAnswer(status, member === undefined ? members : { [member]: members }),
      cut: fault !== undefined && "cut" in fault,
    };
  }

  const server = createServer((request, response) => {
    void answer(request)
      .catch(errorAnswer)
      .then((found) => {
        sendAnswer(response, found);
      });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    get applicationProfiles() {
      return store.applicationProfiles;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
