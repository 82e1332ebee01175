/** What an operator may do with what is kept, as commands of the door. Whoever reads the answers is `data.ts`. */
import { z } from 'zod';
import { allHeads } from '../audit/heads.ts';
import { erasable, erasePatient, type RecordsDeps } from '../records/erase.ts';
import { language } from '../model/language.ts';
import { exportPatient } from '../records/hand-over.ts';
import { makeBrief } from '../records/make-brief.ts';
import { pastPage } from '../records/past.ts';
import { rotateStep } from '../records/rotate.ts';
import type { Commands } from './door.ts';
import { exportFhir } from './fhir-export.ts';

export const rotateInput = z.object({ from: z.string().optional() });
export const pastInput = z.object({ rule: z.string(), from: z.string().optional() });
export const briefInput = z.object({
  patient: z.string().max(100),
  lang: language.optional(),
  paper: z.enum(['a4', 'letter']),
});
export const eraseInput = z.object({ id: z.string(), evenInDanger: z.boolean() });

export function dataCommands(deps: RecordsDeps): Commands {
  return {
    'rotate-keys': async (input) => {
      const { from } = rotateInput.parse(JSON.parse(input));
      return JSON.stringify(await rotateStep(deps, from));
    },
    erasable: async (id) => JSON.stringify(await erasable(deps, id)),
    erase: async (input) => {
      const { id, evenInDanger } = eraseInput.parse(JSON.parse(input));
      return JSON.stringify(await erasePatient(deps, id, evenInDanger));
    },
    export: async (id) => JSON.stringify((await exportPatient(deps, id)) ?? null, undefined, 2),
    fhir: async (id) => JSON.stringify((await exportFhir(deps, id)) ?? null),
    brief: async (input) => {
      const read = briefInput.safeParse(JSON.parse(input));
      if (!read.success) return { refused: 'Say --lang en or es, and --paper a4 or letter.' };
      const { patient, ...wish } = read.data;
      return JSON.stringify((await makeBrief(deps, patient, { ...wish, actor: 'operator' })) ?? null);
    },
    past: async (input) => JSON.stringify(await pastPage(deps, pastInput.parse(JSON.parse(input)))),
    'audit-heads': async () => JSON.stringify(await allHeads(deps.store)),
    /** By which name the audit knows a patient or a number, so that consent can be shown after an erasure. */
    pseudonym: async (known) => {
      const kind = known.startsWith('+') ? 'sms' : 'patient';
      return deps.store.pseudonym(kind, known);
    },
  };
}
