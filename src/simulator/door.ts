/** JSON in and out. The page's own calls must say that they are JSON, which no form of another site can do. */
import type { z } from 'zod';
import type { Answer, Request } from '../ports/http.ts';
import { PAGE_HEADERS } from './guard.ts';

export function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value), headers: PAGE_HEADERS };
}

/** What the request says, or undefined when it is not of this shape. */
export function readJson<T extends z.ZodType>(request: Request, shape: T): z.infer<T> | undefined {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') return undefined;
  try {
    return shape.safeParse(JSON.parse(request.body)).data;
  } catch {
    return undefined;
  }
}
