/** What a person aims for, in their own words, as Goals of FHIR R4. The last one counts; those before it were replaced. */
import type { Aims, KeptAim } from '../model/aim.ts';
import { entryOf, type Entry, type Unit } from './outward.ts';

const ACHIEVEMENT = 'http://terminology.hl7.org/CodeSystem/goal-achievement';

export function goalsUnit(
  kept: Aims | undefined,
  context: { who: string; subject: string },
): Unit | undefined {
  const entries = (kept?.aims ?? []).map((each, at, all) =>
    goalOf(each, { ...context, place: at, isLast: at === all.length - 1 }),
  );
  return entries.length === 0 ? undefined : { key: 'goals', entries };
}

function goalOf(
  { aim, points }: KeptAim,
  { who, subject, place, isLast }: { who: string; subject: string; place: number; isLast: boolean },
): Entry {
  // Two may have been set on one day, and then have the same id.
  const identifier = { system: 'urn:flarepath:goal', value: `${who}/${aim.id}/${place}` };
  const last = points.at(-1);
  const { reach, is } = aim.target;
  const isReached = last !== undefined && (is === 'at-least' ? last.value >= reach : last.value <= reach);
  return entryOf(identifier, {
    resourceType: 'Goal',
    identifier: [identifier],
    lifecycleStatus: isLast ? 'active' : isReached ? 'completed' : 'cancelled',
    achievementStatus: {
      coding: [{ system: ACHIEVEMENT, code: isReached ? 'achieved' : 'in-progress' }],
    },
    description: { text: aim.words },
    subject: { reference: subject },
    startDate: aim.from,
    target: [
      {
        measure: { text: MEASURE[aim.measure] ?? aim.measure },
        detailQuantity: { value: reach, comparator: is === 'at-least' ? '>=' : '<=' },
        dueDate: aim.by,
      },
    ],
    expressedBy: { reference: subject },
    note: [{ text: `To be looked at sooner if: ${aim.stopRule}` }],
  });
}

const MEASURE: Record<string, string> = {
  'aim/ability': 'How well the person says they can do it, from 0 (not at all) to 10 (fully)',
};
