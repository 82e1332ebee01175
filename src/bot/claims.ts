/** A look at what a token says of itself, before anybody has checked it: only ever a reason to turn it away. */
import { z } from 'zod';

const claims = z.object({ iss: z.string(), tid: z.string().optional() });

export function claimsOf(authorization: string | undefined): z.infer<typeof claims> | undefined {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/.exec(authorization ?? '')?.[1];
  if (payload === undefined) return undefined;
  try {
    return claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
