/**
 * A FHIR R4 server as far as a record system of a clinic is one to us: transactions, conditional create and update, and the
 * search for a patient. It judges all that it is given, and can be told to fail.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strictFaults } from './strict-fhir.ts';

export interface Stored {
  resourceType: string;
  id: string;
  identifier?: { system: string; value: string } | { system: string; value: string }[];
  [name: string]: unknown;
}
/** What it does instead: answers so, or acts and then drops the connection. */
export type Failing = number | 'act-and-drop' | undefined;

export interface FhirServer {
  base: string;
  all: Stored[];
  of(type: string): Stored[];
  /** What was wrong with what it was given. */
  faults: string[];
  requests: { method: string; url: string; authorization: string | undefined }[];
  fail(next: (request: { method: string; url: string; body: string }) => Failing): void;
  close(): Promise<void>;
}

interface Wish {
  method: string;
  url: string;
  ifNoneExist?: string | undefined;
  resource: Record<string, unknown>;
}

export async function startFhirServer(): Promise<FhirServer> {
  const all: Stored[] = [];
  const faults: string[] = [];
  const requests: FhirServer['requests'] = [];
  let failing: Parameters<FhirServer['fail']>[0] = () => undefined;
  const found = (type: string, query: string) => {
    const [system, value] = decodeURIComponent(query.replace(/^identifier=/, '')).split('|');
    return all.filter(
      (each) =>
        each.resourceType === type &&
        [each.identifier ?? []].flat().some((known) => known.system === system && known.value === value),
    );
  };
  const carriedOut = ({ method, url, ifNoneExist, resource }: Wish): { status: number; stored?: Stored } => {
    const [path = '', query = ''] = url.split('?');
    const [type = '', own] = path.split('/');
    const there =
      own === undefined
        ? found(type, method === 'PUT' ? query : (ifNoneExist ?? 'identifier=none|none'))
        : all.filter(({ resourceType, id: known }) => resourceType === type && known === own);
    if (there.length > 1) return { status: 412 };
    const [one] = there;
    if (method === 'POST' && one !== undefined) return { status: 200, stored: one };
    const id = own ?? one?.id ?? `s${all.length + 1}`;
    const stored = { ...resource, id } as unknown as Stored;
    faults.push(...strictFaults(stored).map((fault) => `${type}: ${fault}`));
    if (one === undefined) all.push(stored);
    else all.splice(all.indexOf(one), 1, stored);
    return { status: one === undefined ? 201 : 200, stored };
  };
  const transaction = (bundle: {
    entry: { fullUrl: string; resource: Record<string, unknown>; request: Wish }[];
  }) => {
    const addresses = new Map<string, string>();
    const resolved = (resource: Record<string, unknown>) => {
      const text = JSON.stringify(resource).replace(
        /"reference":"([^"]+)"/g,
        (_, reference: string) => `"reference":"${addresses.get(reference) ?? conditional(reference)}"`,
      );
      return JSON.parse(text) as Record<string, unknown>;
    };
    const conditional = (reference: string) => {
      const [type = '', query] = reference.split('?');
      return query === undefined ? reference : `${type}/${found(type, query)[0]?.id ?? 'none'}`;
    };
    return bundle.entry.map(({ fullUrl, resource, request }) => {
      const { status, stored } = carriedOut({ ...request, resource: resolved(resource) });
      addresses.set(fullUrl, `${stored?.resourceType}/${stored?.id}`);
      return { response: { status: `${status}`, location: addresses.get(fullUrl) } };
    });
  };

  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => {
      const { method = '', url = '', headers } = incoming;
      requests.push({ method, url, authorization: headers.authorization });
      const instead = failing({ method, url, body });
      if (typeof instead === 'number') return outgoing.writeHead(instead).end('{}');
      const answer = (status: number, what: unknown, location = '') =>
        instead === 'act-and-drop'
          ? outgoing.destroy()
          : outgoing
              .writeHead(status, { 'content-type': 'application/fhir+json', ...(location && { location }) })
              .end(JSON.stringify(what));
      const path = url.replace(/^\/fhir\/?/, '');
      if (path === 'Patient/_search')
        return answer(200, {
          resourceType: 'Bundle',
          type: 'searchset',
          entry: found('Patient', body).map((resource) => ({ resource })),
        });
      const resource = JSON.parse(body) as Record<string, unknown>;
      if (path === '')
        return answer(200, {
          resourceType: 'Bundle',
          type: 'transaction-response',
          entry: transaction(resource as never),
        });
      const ifNoneExist = headers['if-none-exist'];
      const { status, stored } = carriedOut({
        method,
        url: path,
        ifNoneExist: typeof ifNoneExist === 'string' ? ifNoneExist : undefined,
        resource,
      });
      return answer(status, stored ?? {}, stored && `${stored.resourceType}/${stored.id}/_history/1`);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    all,
    of: (type) => all.filter((each) => each.resourceType === type),
    faults,
    requests,
    fail: (next) => (failing = next),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of incoming) body += String(chunk);
  return body;
}
