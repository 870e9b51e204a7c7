import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A door in front of a server. */
export interface Gate {
  readonly endpoint: string;

  /** Resolves when the door has closed: what comes then waits, and never reaches the server. */
  readonly closed: Promise<void>;

  /** The bodies of the requests that have reached the server. */
  readonly bodies: readonly string[];

  open(): void;
  stop(): void;
}

/** Starts a door that lets everything through until `count` requests had `pattern` in their body. */
export async function startGate(target: string, pattern: RegExp, count: number): Promise<Gate> {
  let left = count;
  let under = 0;
  const bodies: string[] = [];
  let close: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));

  const server = createServer((request, response) => {
    const forward = async (): Promise<void> => {
      const body = await text(request);
      if (left === 0) return;
      if (pattern.test(body)) left--;
      under++;
      bodies.push(body);
      const { authorization = "", "content-type": type = "" } = request.headers;
      const headers = { authorization, "content-type": type };
      const answer = await fetch(target + String(request.url), { method: "POST", headers, body });
      response.writeHead(answer.status, { "content-type": "text/xml" }).end(await answer.text());
      under--;
      // what had come before the last one is answered, too
      if (left === 0 && under === 0) close();
    };
    void forward();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    closed,
    bodies,
    open() {
      left = Infinity;
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
