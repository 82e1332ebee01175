/** The same messages with a language model that reads those again which our own understanding could not place. */
import type { Asked, Read } from '../../model/reading.ts';
import { judgeAll, type Judged, type Readers } from './judge.ts';
import type { Labelled, LabelledWish } from './labelled.ts';

export interface ModelToo extends Readers {
  /** Has the model read it, told the label first where it is a stand-in. */
  read(asked: Asked, of: LabelledWish): Promise<Read>;
}

export async function judgeAllWithModel(cases: readonly Labelled[], readers: ModelToo): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const own of judgeAll(cases, readers)) judged.push(await again(own, readers));
  return judged;
}

async function again(own: Judged, { understand, read }: ModelToo): Promise<Judged> {
  const { of } = own;
  if (!('meant' in of)) return own;
  const { kind } = understand(of.text);
  if (kind !== 'maybe' && kind !== 'nothing') return own;
  const heard = await read(
    { use: 'meaning', text: of.text, lang: of.lang === 'es' ? 'es' : 'en', names: [] },
    of,
  );
  return heard.kind === 'meaning' ? after(own, of, heard.meaning) : own;
}

/** As in dialogs/thought.ts: a model's idea is asked back, after our own; only the fixed words on emergencies need no yes. */
function after(own: Judged, of: LabelledWish, meaning: string): Judged {
  const as = `${own.as}, model ${meaning}`;
  if (meaning === 'emergency') return { of, as, is: of.meant === 'emergency' ? 'right' : 'wrong' };
  const isHelped = own.is === 'missed' && meaning === of.meant;
  return { of, as, is: isHelped ? 'asked' : own.is };
}

/** What was understood without a model and is not any more: none may be, but for needless words on emergencies. */
export function lostTo(without: readonly Judged[], withModel: readonly Judged[]): Judged[] {
  return withModel.filter(({ is, as }, at) => {
    const before = without[at]?.is;
    const wasGood = before === 'right' || before === 'asked';
    return wasGood && is !== 'right' && is !== 'asked' && !as.endsWith('model emergency');
  });
}
