import type { Turn } from '../src/turn/turn.ts';

/** How a patient is told of a clinician, such as "nurse Otieno". */
export function clinicianTitle(turn: Turn, id: string): string {
  return turn.content.clinic.clinicians.find((each) => each.id === id)?.title ?? turn.content.clinic.name;
}
