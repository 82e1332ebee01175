import { titleOf } from '../src/model/clinician.ts';
import type { Turn } from '../src/turn/turn.ts';

/** How a patient is told of a clinician, such as "nurse Otieno". */
export function clinicianTitle({ content, patient }: Turn, id: string): string {
  return titleOf(content.clinic, id, patient.lang);
}
