/** What came in by HTTP, read and bounded in size, before anybody believes a word of it. */
export interface Request {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: string;
  /** Whether the connection comes from this machine. */
  loopback: boolean;
}

export interface Answer {
  status: number;
  type?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  /** Keeps the response open and writes to it, for server-sent events. Returns how to stop. */
  stream?: (write: (chunk: string) => void) => () => void;
}

export interface HttpRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** A path; a last `*` stands for the rest of it. */
  path: string;
  /**
   * The header without which no request to it is genuine: one without it need not be read to be refused,
   * and only one that is gets an answer of success.
   */
  proof?: string;
  handle(request: Request): Promise<Answer> | Answer;
}
