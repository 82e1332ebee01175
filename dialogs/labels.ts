/** How a question of the check-in is called in the patient's own language: "your pain". */
import type { Turn } from '../src/turn/turn.ts';

export function labelOf({ content, patient }: Pick<Turn, 'content' | 'patient'>, linkId: string): string {
  return content.text(`label.${linkId}`, patient.lang);
}
