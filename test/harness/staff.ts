/** Who works at the clinic of a conversation: as shipped, a plain list, or a file of test/conversations/clinics. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Content } from '../../src/content/content.ts';
import { clinic } from '../../src/model/clinician.ts';
import { policy } from '../../src/model/policy.ts';
import { alwaysOnCall, roster } from '../../src/model/roster.ts';
import { shippedContent } from './scene.ts';

export interface Staff {
  onCall?: string[] | undefined;
  /** The name of a file with what differs: roster, clinic, policy. */
  clinic?: string | undefined;
}

const differing = z.strictObject({
  roster: roster.optional(),
  clinic: clinic.partial().optional(),
  policy: z
    .object({ tiers: policy.shape.tiers.partial().default({}), drills: policy.shape.drills })
    .optional(),
});

export function contentWith({ onCall, clinic: name }: Staff): Content {
  const other = name === undefined ? {} : read(name);
  const { tiers } = shippedContent.policy;
  return {
    ...shippedContent,
    clinic: { ...shippedContent.clinic, ...given(other.clinic) },
    policy: {
      ...shippedContent.policy,
      tiers: { ...tiers, ...given(other.policy?.tiers) },
      drills: other.policy?.drills,
    },
    roster: onCall === undefined ? (other.roster ?? shippedContent.roster) : alwaysOnCall(onCall),
  };
}

function read(name: string): z.infer<typeof differing> {
  return differing.parse(parse(readFileSync(`test/conversations/clinics/${name}.yaml`, 'utf8')));
}

function given<T extends object>(part: T | undefined): { [K in keyof T]: Exclude<T[K], undefined> } {
  const there = Object.entries(part ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [K in keyof T]: Exclude<T[K], undefined> };
}
