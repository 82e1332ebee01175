/** What a clinician asks for in their own chat, in English or Spanish. Pure. */
import { readOpenAsked } from '../escalation/open-asked.ts';

export type Wanted = { kind: 'patients' } | { kind: 'on-call' } | { kind: 'brief'; of: string };

const PATIENTS = /^(my |los |mis )?(patients|pacientes)$/;
const ON_CALL = /^(who is |who's |quien esta )?(on[ -]?call|de guardia|guardia)$/;
const BRIEF = /^(?:brief|resumen)(?: of| for| de)?[ :]+(.{1,80})$/;

export function readWanted(text: string): Wanted | undefined {
  const plain = folded(text);
  // Whoever has an open alert stands first among the patients.
  if (PATIENTS.test(plain) || readOpenAsked(text) === 'open') return { kind: 'patients' };
  if (ON_CALL.test(plain)) return { kind: 'on-call' };
  const of = BRIEF.exec(plain)?.[1];
  return of === undefined ? undefined : { kind: 'brief', of };
}

/** Without case, accents and what stands around it. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'¿]+|[\s"'?.!]+$/g, '');
}
