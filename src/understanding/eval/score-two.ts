/** Whether what stands beside an answer is heard as something of its own, and a mere remark is not. */
import { takeApart } from '../apart.ts';
import type { Hearing } from '../of-its-own.ts';
import { severalIn } from '../several.ts';
import type { LabelledTwo } from './labelled.ts';

const OF_ITS_OWN: ReadonlySet<string> = new Set(['question', 'wish', 'message', 'flare']);

/** `missed`: it is left with the answer; `wrong`: a remark, or another answer, is taken for something else. */
export function judgeTwo(
  { text, value, also }: LabelledTwo,
  hearing: Hearing,
): { is: 'right' | 'missed' | 'wrong'; as: string } {
  const own = also.filter(({ is }) => OF_ITS_OWN.has(is));
  const isFree = value === null && own.length > 1;
  const apart = isFree ? severalIn(text, hearing) : takeApart(text, hearing);
  const isApart = apart !== undefined && (value === null || apart.answer !== '');
  const as = isApart ? `${apart.answer} + ${apart.besides.join(' + ')}` : 'one thing';
  if (own.length === 0) return { as, is: isApart ? 'wrong' : 'right' };
  return { as, is: isApart ? 'right' : 'missed' };
}
